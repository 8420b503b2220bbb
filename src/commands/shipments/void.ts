import { formatQuantity } from '../../base/quantity.ts';
import { one } from '../../kit/command.ts';
import { documentNumber, required, text } from '../../kit/inputs.ts';
import type { ShipmentDetails } from '../../store/list/shipments.ts';
import { shipmentView } from '../../views/shipment.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Takes back a parcel that never left: its goods are on hand and promised again.',
  examples: [
    ['docket shipments void 12 --reason "wrong order"', 'shows what it would bring back, and asks'],
    ['docket shipments void 12 --reason "wrong order" --yes', 'asks nothing'],
  ],
  args: { shipment: required(documentNumber('SHIPMENT', 'The shipment’s number')) },
  flags: { reason: required(text('REASON', 'Why it was wrong')) },
  view: shipmentView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ voidShipment }, { showShipment }] = await Promise.all([
      import('../../operations/shipments/void.ts'),
      import('../../store/list/shipments.ts'),
    ]);
    const asked = { command: 'shipments void', request: { ...args, ...flags } };
    const show = (work: Parameters<typeof showShipment>[0], number: string) =>
      showShipment(work, Number(number));
    await confirmed(context, {
      question: `Void shipment ${args.shipment}?`,
      preview: async () => previewOf(await rehearse(context, asked, voidShipment, show)),
    });
    const record = await write(context, asked, voidShipment, show);
    return one(shipmentView, record, {
      done: `Shipment ${record.shipment.number} is void: its goods are on hand again.`,
      next: `docket orders show ${record.order}`,
    });
  },
});

function previewOf({ shipment, order, units }: ShipmentDetails): string {
  const goods = units.map(({ quantity, sku }) => `${formatQuantity(quantity)} of ${sku}`).join(', ');
  return `Shipment ${shipment.number} of order #${order}, ${shipment.shipped_on}: ${goods} come back to stock, for the order.`;
}
