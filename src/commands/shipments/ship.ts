import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text } from '../../kit/inputs.ts';
import { shipmentView } from '../../views/shipment.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Sends what is promised to an order, or the units that are named.',
  examples: [
    ['docket shipments ship 1041 --carrier royal-mail --tracking JV876543219GB', 'everything that is ready'],
    ['docket shipments ship 1041 --line 1=6 --line 2=1', 'a part, by line numbers'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    line: many(text('LINE=QTY', 'Only so many units of a line')),
    sku: many(text('SKU=QTY', 'The same by SKU')),
    carrier: text('CARRIER', 'royal-mail, evri, dpd-uk, dhl, ups …, or any other'),
    tracking: text('NUMBER', 'The carrier’s number of the parcel'),
    on: day('When it left (today)'),
  },
  view: shipmentView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ shipOrder }, { showShipment }, { carriersLike }] = await Promise.all([
      import('../../operations/shipments/ship.ts'),
      import('../../store/list/shipments.ts'),
      import('../../domain/fulfilment/carriers.ts'),
    ]);
    const record = await write(
      context,
      { command: 'shipments ship', request: { ...args, ...flags } },
      shipOrder,
      (work, number) => showShipment(work, Number(number)),
    );
    const { number, carrier } = record.shipment;
    const like = carrier === null ? [] : carriersLike(carrier);
    return one(shipmentView, record, {
      notes:
        like.length === 0 ? [] : [`“${carrier ?? ''}” has no tracking link; known are ${like.join(', ')}.`],
      done: `Shipment ${number} of order #${record.order} has left${record.open.length === 0 ? '' : '; more is still to come'}.`,
      next: `docket shipments print ${number}      or docket shipments deliver ${number}`,
    });
  },
});
