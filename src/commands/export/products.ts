import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { changedSince, fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports the products as CSV, in the columns that import products reads.',
  examples: [
    ['docket export products -o products.csv', 'to edit prices in a spreadsheet and import them again'],
    ['docket export products -o products.csv --bom --decimal ,', 'for Excel where a decimal is a comma'],
    ['docket export products --changed-since 2026-03-01', 'only what something happened to since'],
  ],
  flags: { ...changedSince, ...fileFlags },
  view: exportView,
  run: (context, { flags }) => exporting(context, 'products', flags),
});
