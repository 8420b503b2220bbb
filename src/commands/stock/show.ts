import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { stockView } from '../../views/stock.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows what there is of a product, and where.',
  examples: [['docket stock show MUG', 'on hand, allocated, available, place by place']],
  args: { sku: required(text('SKU', 'Its SKU or barcode')) },
  view: stockView,
  async run(context, { args }) {
    const { showStock } = await import('../../store/list/stock.ts');
    return one(stockView, await read(context, (reading) => showStock(reading, args.sku)));
  },
});
