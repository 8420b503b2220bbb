import { one } from '../../kit/command.ts';
import { day, documentNumber, required } from '../../kit/inputs.ts';
import { shipmentView } from '../../views/shipment.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Notes that a parcel has arrived.',
  examples: [['docket shipments deliver 12 --on 2026-03-04', 'as the carrier says']],
  args: { shipment: required(documentNumber('SHIPMENT', 'The shipment’s number')) },
  flags: { on: day('When it arrived (today)') },
  view: shipmentView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ deliverShipment }, { showShipment }] = await Promise.all([
      import('../../operations/shipments/deliver.ts'),
      import('../../store/list/shipments.ts'),
    ]);
    const record = await write(
      context,
      { command: 'shipments deliver', request: { ...args, ...flags } },
      deliverShipment,
      (work, number) => showShipment(work, Number(number)),
    );
    return one(shipmentView, record, {
      done: `Shipment ${record.shipment.number} of order #${record.order} has arrived.`,
      next: `docket orders show ${record.order}`,
    });
  },
});
