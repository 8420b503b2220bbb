import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports purchase orders as CSV, a row a line, as import purchases reads them.',
  examples: [['docket export purchases -o purchases.csv', 'what was ordered from suppliers, and what came']],
  flags: fileFlags,
  view: exportView,
  run: (context, { flags }) => exporting(context, 'purchases', flags, { dated: true }),
});
