import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports parcels and collections as CSV, a row a line, without those that are void.',
  examples: [['docket export shipments --period last-month -o shipments.csv', 'what left in a month']],
  flags: fileFlags,
  view: exportView,
  run: (context, { flags }) => exporting(context, 'shipments', flags, { dated: true }),
});
