import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports the invoices as CSV: a header alone, as long as docket has issued none.',
  examples: [['docket export invoices --period last-month -o invoices.csv', 'a month, for the bookkeeper']],
  flags: fileFlags,
  view: exportView,
  run: (context, { flags }) => exporting(context, 'invoices', flags, { dated: true }),
});
