import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { atLocation, changedSince, fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports what is sold as CSV that customers may see: prices, no costs, and whether there is some.',
  examples: [['docket export catalogue -o catalogue.csv', 'for a web shop or a price list']],
  flags: { ...atLocation, ...changedSince, ...fileFlags },
  view: exportView,
  run: (context, { flags }) => exporting(context, 'catalogue', flags),
});
