import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { orderView } from '../../views/order.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Lets an order go on that was held.',
  examples: [['docket orders release 1041', 'it can be shipped again']],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  view: orderView,
  writes: true,
  async run(context, { args }) {
    const [{ releaseOrder }, { showOrder }] = await Promise.all([
      import('../../operations/orders/release.ts'),
      import('../../store/list/order.ts'),
    ]);
    const asked = { command: 'orders release', request: args };
    const record = await write(context, asked, releaseOrder, (work, number) =>
      showOrder(work, Number(number)),
    );
    return one(orderView, record, {
      done: `Order #${args.order} is released.`,
      next: `docket shipments ship ${args.order}`,
    });
  },
});
