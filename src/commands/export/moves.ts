import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { atLocation, fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports every move of goods as CSV.',
  examples: [
    ['docket export moves --period last-month -o moves.csv', 'a month of the stock ledger'],
    ['docket export moves --location quarantine', 'what came there and went away'],
  ],
  flags: { ...atLocation, ...fileFlags },
  view: exportView,
  run: (context, { flags }) => exporting(context, 'moves', flags, { dated: true }),
});
