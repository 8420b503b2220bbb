import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { orderView } from '../../views/order.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one order with its lines, parcels, payments and returns.',
  examples: [
    ['docket orders show 1041', 'everything about order 1041'],
    ['docket orders show 1041 --json=number,due', 'two fields for a script'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  view: orderView,
  async run(context, { args }) {
    const { showOrder } = await import('../../store/list/order.ts');
    return one(orderView, await read(context, (reading) => showOrder(reading, args.order)));
  },
});
