import { text, toggle, word } from '../../kit/inputs.ts';
import { fulfilments, headlines, payments } from '../../domain/status.ts';
import { orderListView } from '../../views/order-list.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists orders, the newest first.',
  examples: [
    ['docket orders list', 'the newest fifty; all of them in a pipe'],
    ['docket orders list --headline to-ship', 'what is still to go out'],
    ['docket orders list --due --customer ann@example.com', 'what Ann still owes'],
    ['docket orders list --period last-month --csv', 'a month as a spreadsheet'],
  ],
  flags: {
    lifecycle: word(['draft', 'open', 'closed', 'cancelled'], 'WORD', 'Drafts, or those in one stage'),
    headline: word(headlines, 'WORD', 'The one word of the list'),
    payment: word(payments, 'WORD', 'How it is paid'),
    fulfilment: word(fulfilments, 'WORD', 'How much of it has left'),
    channel: text('CODE', 'Where they came in'),
    customer: text('WHO', 'A customer’s code, e-mail or name'),
    sku: text('SKU', 'With this product among their lines'),
    due: toggle('Only where something is due'),
    search: text('TEXT', 'A number, a reference, or a part of a name, e-mail, phone or postcode'),
  },
  view: orderListView,
  async run(context, { flags }) {
    const { listOrders } = await import('../../store/list/orders.ts');
    const filters = { ...flags, ...(await daysAsked(context)) };
    return shown(context, { view: orderListView, which: 'newest', what: 'orders' }, (limit) =>
      read(context, (reading) => listOrders(reading, { ...filters, limit })),
    );
  },
});
