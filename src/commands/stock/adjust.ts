import { formatQuantity } from '../../base/quantity.ts';
import { one } from '../../kit/command.ts';
import { decimal, required, text } from '../../kit/inputs.ts';
import { adjustedView } from '../../views/stock.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Puts right what lies at a place: more or fewer than the books say.',
  examples: [
    [
      'docket stock adjust MUG -2 --reason broken',
      'two fewer; promises that cannot be kept end, the latest first',
    ],
    ['docket stock adjust MUG +5 --reason found --at attic', 'five more, at what the others there cost'],
  ],
  args: {
    sku: required(text('SKU', 'Which product')),
    quantity: required(decimal('±QTY', 'How many more, or fewer')),
  },
  flags: {
    reason: required(text('TEXT', 'Why')),
    at: text('LOCATION', 'Where (the shop’s own location)'),
  },
  view: adjustedView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const [{ adjustStock }, { showStock }, { releasedBy }] = await Promise.all([
      import('../../operations/stock/adjust.ts'),
      import('../../store/list/stock.ts'),
      import('../../store/list/released.ts'),
    ]);
    const request = { ...args, ...flags };
    const made = await write(
      context,
      { command: 'stock adjust', request },
      adjustStock,
      async (work, sku) => ({
        stock: await showStock(work, sku),
        released: await releasedBy(work),
      }),
    );
    const { stock, released } = made;
    const lost = released.map(({ order, quantity }) => `#${order} (${formatQuantity(quantity)})`).join(', ');
    const there = `${formatQuantity(stock.on_hand)} on hand, ${formatQuantity(stock.available)} available`;
    return one(adjustedView, made, {
      done: `${stock.product.sku} is put right: ${there}.${lost === '' ? '' : ` No longer promised to ${lost}.`}`,
      ...(lost === '' ? {} : { next: `docket stock receive ${stock.product.sku} QTY` }),
    });
  },
});
