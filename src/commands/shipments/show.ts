import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { shipmentView } from '../../views/shipment.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one parcel: what is in it, where it goes, what is still to come.',
  examples: [['docket shipments show 12', 'with its tracking link']],
  args: { shipment: required(documentNumber('SHIPMENT', 'The shipment’s number')) },
  view: shipmentView,
  async run(context, { args }) {
    const { showShipment } = await import('../../store/list/shipments.ts');
    return one(shipmentView, await read(context, (reading) => showShipment(reading, args.shipment)));
  },
});
