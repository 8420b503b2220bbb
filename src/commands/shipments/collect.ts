import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text } from '../../kit/inputs.ts';
import { shipmentView } from '../../views/shipment.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Hands an order over in the shop.',
  examples: [['docket shipments collect 1041', 'everything that is ready, delivered at once']],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    line: many(text('LINE=QTY', 'Only so many units of a line')),
    sku: many(text('SKU=QTY', 'The same by SKU')),
    on: day('When it was handed over (today)'),
  },
  view: shipmentView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ collectOrder }, { showShipment }] = await Promise.all([
      import('../../operations/shipments/collect.ts'),
      import('../../store/list/shipments.ts'),
    ]);
    const record = await write(
      context,
      { command: 'shipments collect', request: { ...args, ...flags } },
      collectOrder,
      (work, number) => showShipment(work, Number(number)),
    );
    return one(shipmentView, record, {
      done: `Order #${record.order} is handed over${record.open.length === 0 ? '' : ' in part; more is still to come'} (shipment ${record.shipment.number}).`,
      next: `docket orders show ${record.order}`,
    });
  },
});
