import { one } from '../../kit/command.ts';
import { day, decimal, many, text, toggle, word } from '../../kit/inputs.ts';
import { orderView } from '../../views/order.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Places an order: checks stock, promises it, and where asked takes the money and hands it over.',
  examples: [
    [
      'docket orders place --customer "Ann Lee <ann@example.com>" --line MUG=2 --line TEA=1 --shipping 3.95',
      'an order by phone',
    ],
    ['docket orders place --line MUG=1 --pay cash --collect', 'a sale over the counter'],
  ],
  flags: {
    customer: text('WHO', 'Name <e-mail>, e-mail, name or code; nobody is a walk-in'),
    line: many(text('SKU=QTY[@PRICE][-10%]', 'What is ordered')),
    channel: text('CODE', 'Where the order came in (direct)'),
    ship_to: text('ADDRESS', 'Street, town, postcode, country'),
    discount: text('10%|AMOUNT', 'Off the whole order'),
    shipping: decimal('AMOUNT', 'Charged for postage'),
    pay: many(text('METHOD[=AMOUNT]', 'Paid at once; without an amount, what is due')),
    collect: toggle('Handed over at once'),
    promised: day('When it shall leave'),
    placed_on: day('When it was ordered (today)'),
    location: text('CODE', 'Take the goods from here only'),
    external_ref: text('REF', 'The channel’s own number: never taken twice'),
    note: text('TEXT', 'For the packer'),
    ship_policy: word(['complete', 'partial'], 'HOW', 'Whether it may leave in parts'),
    backorder: toggle('Let wait what is not there'),
    draft: toggle('Write it down without promising stock'),
    force: toggle('Place it although it looks like a duplicate'),
  },
  view: orderView,
  writes: true,
  async run(context, { flags }) {
    const [{ placeOrder }, { showOrder }] = await Promise.all([
      import('../../operations/orders/place.ts'),
      import('../../store/list/order.ts'),
    ]);
    const record = await write(
      context,
      { command: 'orders place', request: flags },
      placeOrder,
      (work, number) => showOrder(work, Number(number)),
    );
    const { number, headline } = record.order;
    return one(orderView, record, {
      done: `Order #${number} is ${flags.draft ? 'written down as a draft' : 'placed'}.`,
      next: headline === 'draft' ? `docket orders place ${number}` : `docket orders show ${number}`,
    });
  },
});
