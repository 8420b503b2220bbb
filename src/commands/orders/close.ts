import { one } from '../../kit/command.ts';
import { documentNumber, required, text } from '../../kit/inputs.ts';
import { orderView } from '../../views/order.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';
import { afterwards, refundSentence } from './ended.ts';

export default command({
  summary: 'Ends an order: cancels what has not shipped, and nothing more will be.',
  examples: [
    ['docket orders close 1041 --reason "the rest is out of print"', 'shows what it would change, and asks'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: { reason: required(text('REASON', 'Why')) },
  view: orderView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ closeOrder }, { showOrder }] = await Promise.all([
      import('../../operations/orders/close.ts'),
      import('../../store/list/order.ts'),
    ]);
    const asked = { command: 'orders close', request: { ...args, ...flags } };
    const show = (work: Parameters<typeof showOrder>[0], number: string) => showOrder(work, Number(number));
    await confirmed(context, {
      question: `Close order #${args.order}?`,
      preview: async () => {
        const record = await rehearse(context, asked, closeOrder, show);
        return `${await context.sketch(orderView, record)}${refundSentence(record.order)}`;
      },
    });
    const record = await write(context, asked, closeOrder, show);
    return one(orderView, record, afterwards(record.order));
  },
});
