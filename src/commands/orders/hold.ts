import { one } from '../../kit/command.ts';
import { day, documentNumber, required, text } from '../../kit/inputs.ts';
import { orderView } from '../../views/order.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Holds an order back: it keeps its stock, and nothing leaves until it is released.',
  examples: [
    [
      'docket orders hold 1041 --reason "address to be checked" --until 2026-03-09',
      'until somebody releases it',
    ],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    reason: required(text('REASON', 'Why it has to wait')),
    until: day('When somebody should look again; nothing happens by itself'),
  },
  view: orderView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ holdOrder }, { showOrder }] = await Promise.all([
      import('../../operations/orders/hold.ts'),
      import('../../store/list/order.ts'),
    ]);
    const asked = { command: 'orders hold', request: { ...args, ...flags } };
    const record = await write(context, asked, holdOrder, (work, number) => showOrder(work, Number(number)));
    return one(orderView, record, {
      done: `Order #${args.order} is on hold.`,
      next: `docket orders release ${args.order}`,
    });
  },
});
