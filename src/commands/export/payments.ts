import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports payments and refunds as CSV, without those that are void.',
  examples: [['docket export payments --period last-month -o payments.csv', 'a month, for the bookkeeper']],
  flags: fileFlags,
  view: exportView,
  run: (context, { flags }) => exporting(context, 'payments', flags, { dated: true }),
});
