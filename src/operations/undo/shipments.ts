import { voidShipment } from '../shipments/void.ts';
import { dependent, type Reversal } from './reversal.ts';

/** A parcel of the operation is voided, under the same laws as when it is voided by hand. */
export const shipped: Reversal<'shipped'> = async (work, { payload: { order_id }, operation }) => {
  const shipment = await work.tx
    .selectFrom('shipments')
    .select('number')
    .where('operation_id', '=', operation)
    .where('order_id', '=', order_id)
    .where('voided_by', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (shipment) await voidShipment(work, { shipment: shipment.number, reason: 'undo' });
  return [];
};

export const delivered: Reversal<'delivered'> = async (work, { payload: { shipment_id, order_id } }) => {
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
  const delivery = await work.tx
    .selectFrom('deliveries')
    .select('id')
    .where('shipment_id', '=', shipment_id)
    .where('voided_by', 'is', null)
    .executeTakeFirst();
  return delivery ? [{ type: 'delivery_voided', delivery_id: delivery.id, shipment_id, order_id }] : [];
};
