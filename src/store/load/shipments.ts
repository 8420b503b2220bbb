import { Refusal } from '../../base/refusal.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { loadOrderById, type LoadedOrder } from './orders.ts';

export type Shipment = RowOf<'shipments'>;

/** A parcel with its order, locked until the transaction ends. */
export interface LoadedShipment extends LoadedOrder {
  readonly shipment: Shipment & { readonly delivered_on: string | null };
  /** The delivery that stands, if it has arrived. */
  readonly delivery_id: number | null;
  /** What left with it. */
  readonly units: readonly RowOf<'stock_moves'>[];
}

/** A shipment by number; refuses (3) a number that none has. */
export async function loadShipment(work: Reading, number: number): Promise<LoadedShipment> {
  const found = await work.tx
    .selectFrom('shipments')
    .select('order_id')
    .where('number', '=', number)
    .executeTakeFirst();
  if (!found)
    throw new Refusal('not_found', `There is no shipment ${number}.`, { hint: 'docket shipments list' });
  const { order, lines } = await loadOrderById(work, found.order_id);
  // Read behind the lock of the order: another writer may have voided or delivered it meanwhile.
  const { delivery_id, ...shipment } = await work.tx
    .selectFrom('shipments as s')
    .leftJoin('deliveries as d', (join) =>
      join.onRef('d.shipment_id', '=', 's.id').on('d.voided_by', 'is', null),
    )
    .selectAll('s')
    .select(['d.delivered_on', 'd.id as delivery_id'])
    .where('s.number', '=', number)
    .executeTakeFirstOrThrow();
  const units = await work.tx
    .selectFrom('stock_moves')
    .selectAll()
    .where('shipment_id', '=', shipment.id)
    .where('reverses', 'is', null)
    .orderBy('id')
    .execute();
  return { order, lines, shipment, delivery_id, units };
}
