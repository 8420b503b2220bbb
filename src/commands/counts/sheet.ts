import { many } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { countSheetView } from '../../views/count.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Prints the sheet of a stock-take, a product a row.',
  examples: [
    ['docket counts sheet 2', 'to print, in the order in which goods are picked'],
    ['docket counts sheet 2 --csv=sku,name,bin,counted', 'to fill in; counts add 2 - reads it back'],
  ],
  args: { count: required(documentNumber('COUNT', 'The count’s number')) },
  view: countSheetView,
  async run(context, { args }) {
    const { showCount } = await import('../../store/list/counts.ts');
    return many(countSheetView, (await read(context, (reading) => showCount(reading, args.count))).lines);
  },
});
