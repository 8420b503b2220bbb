import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** A parcel that stands, and when it arrived. */
export type KnownParcel = Pick<
  RowOf<'shipments'>,
  'id' | 'number' | 'order_id' | 'kind' | 'carrier' | 'tracking'
> & {
  readonly delivered_on: string | null;
};

/** The parcels of an order that are not void, the first one first. */
export async function parcelsOf({ tx }: Reading, order: number): Promise<KnownParcel[]> {
  return tx
    .selectFrom('shipments as s')
    .leftJoin('deliveries as d', (join) =>
      join.onRef('d.shipment_id', '=', 's.id').on('d.voided_by', 'is', null),
    )
    .select(['s.id', 's.number', 's.order_id', 's.kind', 's.carrier', 's.tracking', 'd.delivered_on'])
    .where('s.order_id', '=', order)
    .where('s.voided_by', 'is', null)
    .orderBy('s.number')
    .execute();
}
