import { one } from '../../kit/command.ts';
import { required, text, wholeNumber } from '../../kit/inputs.ts';
import { stockView } from '../../views/stock.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Says in which bin a product lies, and when on the way round it is picked.',
  examples: [
    ['docket products bin MUG --bin A-03', 'at the shop’s own location'],
    ['docket products bin MUG --location attic --bin R2 --sequence 30', 'after what has 20 there'],
  ],
  args: { sku: required(text('SKU', 'Its SKU or barcode')) },
  flags: {
    location: text('CODE', 'At which place (the shop’s own location)'),
    bin: text('BIN', 'Where on the shelves; "" takes it away'),
    sequence: wholeNumber('N', 'Lower ones are picked first'),
  },
  view: stockView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ setBin }, { showStock }] = await Promise.all([
      import('../../operations/products/bin.ts'),
      import('../../store/list/stock.ts'),
    ]);
    const request = { ...args, ...flags };
    const record = await write(context, { command: 'products bin', request }, setBin, showStock);
    return one(stockView, record, { done: `${record.product.sku} lies where you said.` });
  },
});
