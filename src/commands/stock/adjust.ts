import { formatQuantity } from '../../base/quantity.ts';
import { one } from '../../kit/command.ts';
import { day, decimal, required, text, toggle } from '../../kit/inputs.ts';
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
    [
      'docket stock adjust MUG -3 --reason theft --force',
      'also where fewer lie there: db check names it until it is put right',
    ],
  ],
  args: {
    sku: required(text('SKU', 'Which product')),
    quantity: required(decimal('±QTY', 'How many more, or fewer')),
  },
  flags: {
    reason: required(text('REASON', 'damaged, theft, found, sample, or your own (config adjust_reasons)')),
    at: text('LOCATION', 'Where (the shop’s own location)'),
    force: toggle('Take away also what is not there: the place lies below zero then'),
    lot: text('LOT', 'Of which lot'),
    expires: day('The last day on which a lot that turned up may be sold'),
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
    const below = stock.locations.filter(({ on_hand }) => on_hand < 0);
    const owed = below.map(({ location, on_hand }) => `${formatQuantity(on_hand)} at ${location}`).join(', ');
    const { sku } = stock.product;
    return one(adjustedView, made, {
      done: [
        `${sku} is put right: ${there}.`,
        ...(lost === '' ? [] : [`No longer promised to ${lost}.`]),
        ...(owed === '' ? [] : [`Below zero: ${owed}; db check names it until goods come or are counted.`]),
      ].join(' '),
      ...(lost === '' && owed === '' ? {} : { next: `docket stock receive ${sku} QTY` }),
    });
  },
});
