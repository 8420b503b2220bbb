import { formatQuantity } from '../../base/quantity.ts';
import { one } from '../../kit/command.ts';
import { day, decimal, required, text } from '../../kit/inputs.ts';
import { stockView } from '../../views/stock.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Takes goods into stock, and gives them to the orders that wait for them.',
  examples: [
    ['docket stock receive MUG 100 --cost 3.20', 'a hundred mugs at 3.20 each'],
    ['docket stock receive MILK 24 --lot L42 --expires 2026-03-18', 'of a product that is kept by lots'],
  ],
  args: {
    sku: required(text('SKU', 'Which product')),
    quantity: required(decimal('QTY', 'How many')),
  },
  flags: {
    cost: decimal('COST', 'What one unit cost (the product’s cost)'),
    to: text('LOCATION', 'Where to (the shop’s own location)'),
    on: day('When it came (today)'),
    lot: text('LOT', 'Which lot it is of'),
    expires: day('The last day on which this lot may be sold'),
    reason: text('TEXT', 'Where it came from'),
  },
  view: stockView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const [{ receiveStock }, { showStock }] = await Promise.all([
      import('../../operations/stock/receive.ts'),
      import('../../store/list/stock.ts'),
    ]);
    const record = await write(
      context,
      { command: 'stock receive', request: { ...args, ...flags } },
      receiveStock,
      showStock,
    );
    return one(stockView, record, {
      done: `${args.quantity} of ${record.product.sku} received: ${formatQuantity(record.on_hand)} on hand, ${formatQuantity(record.available)} available.`,
    });
  },
});
