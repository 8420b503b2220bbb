import { formatQuantity } from '../../base/quantity.ts';
import { loadOrderById } from '../../store/load/orders.ts';
import { voidShipment } from '../shipments/void.ts';
import { changedSince, dependent, impossible, nextStanding, type Final, type Reversal } from './reversal.ts';

/** A parcel of the operation is voided, under the same laws as when it is voided by hand. */
export const shipped: Reversal<'shipped'> = async (work, { operation }) => {
  const rows = await work.tx
    .selectFrom('shipments')
    .select(['number', 'voided_by'])
    .where('operation_id', '=', operation)
    .orderBy('id', 'desc')
    .execute();
  const { number } = await nextStanding(work, rows, {
    named: (row) => `Shipment ${row.number}`,
    hint: 'docket shipments list',
  });
  await voidShipment(work, { shipment: number, reason: 'undo' });
  return [];
};

export const delivered: Reversal<'delivered'> = async (work, { payload, operation }) => {
  const { shipment_id, order_id } = payload;
  const { kind } = await work.tx
    .selectFrom('shipments')
    .select('kind')
    .where('id', '=', shipment_id)
    .executeTakeFirstOrThrow();
  // Voiding what was handed over in the shop takes its delivery back with it.
  if (kind === 'collection') return [];
  const returned = await work.tx
    .selectFrom('returns')
    .select('number')
    .where('order_id', '=', order_id)
    .where('lifecycle', 'in', ['requested', 'approved'])
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  if (returned)
    throw dependent(
      `there is return ${returned.number} of what was delivered`,
      `docket returns show ${returned.number}`,
    );
  const rows = await work.tx
    .selectFrom('deliveries')
    .select(['id', 'voided_by'])
    .where('operation_id', '=', operation)
    .orderBy('id', 'desc')
    .execute();
  const { id } = await nextStanding(work, rows, {
    named: () => 'The delivery',
    hint: 'docket shipments list',
  });
  return [{ type: 'delivery_voided', delivery_id: id, shipment_id, order_id }];
};

/** What lies on the shelf again can leave once more, with a shipment of its own. */
export const shipmentVoided: Final<'shipment_voided'> = async (work, { payload }) => {
  const { shipment_id, order_id, number } = payload;
  const { order, lines } = await loadOrderById(work, order_id);
  const { kind } = await work.tx
    .selectFrom('shipments')
    .select('kind')
    .where('id', '=', shipment_id)
    .executeTakeFirstOrThrow();
  const verb = kind === 'collection' ? 'collect' : 'ship';
  const sent = await work.tx
    .selectFrom('stock_moves')
    .select(['order_line_id', 'quantity'])
    .where('shipment_id', '=', shipment_id)
    .where('reverses', 'is', null)
    .execute();
  const units = lines.flatMap(({ id, line }) => {
    const quantity = sent.filter((move) => move.order_line_id === id).reduce((sum, move) => sum + move.quantity, 0);
    return quantity === 0 ? [] : [`--line ${line}=${formatQuantity(quantity)}`];
  }); // prettier-ignore
  return impossible(
    `Shipment ${number} stays void: what it took lies on the shelf again, and leaves with another.`,
    `docket shipments ${verb} ${order.number} ${units.join(' ')}`,
  );
};

export const deliveryVoided: Final<'delivery_voided'> = async (work, { payload: { shipment_id } }) => {
  const { number } = await work.tx
    .selectFrom('shipments')
    .select('number')
    .where('id', '=', shipment_id)
    .executeTakeFirstOrThrow();
  return impossible(
    `The delivery of shipment ${number} stays taken back.`,
    `docket shipments deliver ${number}`,
  );
};

export const trackingSet: Reversal<'tracking_set'> = async (work, { payload }) => {
  const { shipment_id, order_id, before, ...after } = payload;
  const { number, carrier, tracking } = await work.tx
    .selectFrom('shipments')
    .select(['number', 'carrier', 'tracking'])
    .where('id', '=', shipment_id)
    .executeTakeFirstOrThrow();
  if (carrier !== after.carrier || tracking !== after.tracking)
    throw changedSince(`shipment ${number}`, `docket shipments show ${number}`);
  return [{ type: 'tracking_set', shipment_id, order_id, ...before, before: { carrier, tracking } }];
};
