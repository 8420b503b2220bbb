import { one } from '../../kit/command.ts';
import { documentNumber, many, required, text } from '../../kit/inputs.ts';
import { orderView } from '../../views/order.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';
import { afterwards, refundSentence } from './ended.ts';

export default command({
  summary: 'Cancels an order, or units of it that have not shipped.',
  examples: [
    [
      'docket orders cancel 1041 --reason "changed her mind"',
      'the whole order; shows what it would change, and asks',
    ],
    [
      'docket orders cancel 1041 --line 1=2 --reason "out of print" --yes',
      'two units of line 1, without asking',
    ],
    ['docket orders cancel 1041 --sku MUG=1 --reason "ordered twice"', 'by the SKU'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    line: many(text('LINE=QTY', 'Units of a line, by its number')),
    sku: many(text('SKU=QTY', 'Units of a line, by its SKU')),
    reason: required(text('REASON', 'Why')),
  },
  view: orderView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ cancelOrder }, { showOrder }] = await Promise.all([
      import('../../operations/orders/cancel.ts'),
      import('../../store/list/order.ts'),
    ]);
    const asked = { command: 'orders cancel', request: { ...args, ...flags } };
    const show = (work: Parameters<typeof showOrder>[0], number: string) => showOrder(work, Number(number));
    const some = flags.line.length + flags.sku.length > 0;
    await confirmed(context, {
      question: some ? `Cancel these units of order #${args.order}?` : `Cancel order #${args.order}?`,
      preview: async () => {
        const record = await rehearse(context, asked, cancelOrder, show);
        return `${await context.sketch(orderView, record)}${refundSentence(record.order)}`;
      },
    });
    const record = await write(context, asked, cancelOrder, show);
    return one(orderView, record, afterwards(record.order));
  },
});
