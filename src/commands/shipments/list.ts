import { carrierCode } from '../../domain/fulfilment/carriers.ts';
import { documentNumber, text } from '../../kit/inputs.ts';
import { shipmentsView } from '../../views/shipment.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists parcels and collections, the newest first.',
  examples: [
    ['docket shipments list 1041', 'the parcels of order 1041'],
    ['docket shipments list --period last-7d --carrier evri', 'a week of one carrier'],
  ],
  args: { order: documentNumber('ORDER', 'Those of one order') },
  flags: { carrier: { ...text('CARRIER', 'Those of one carrier'), parse: carrierCode } },
  view: shipmentsView,
  async run(context, { args, flags }) {
    const { listShipments } = await import('../../store/list/shipments.ts');
    const days = await daysAsked(context);
    return shown(context, { view: shipmentsView, which: 'newest', what: 'shipments' }, (limit) =>
      read(context, (reading) => listShipments(reading, { ...args, ...flags, ...days, limit })),
    );
  },
});
