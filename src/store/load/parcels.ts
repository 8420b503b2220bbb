import type { EventTypes } from '../../domain/events.ts';
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

/** Whether a parcel was labelled like this before another label took its place; what was undone since never was. */
export async function wasLabelled(
  { tx }: Reading,
  { id, order_id }: Pick<KnownParcel, 'id' | 'order_id'>,
  tracking: string,
): Promise<boolean> {
  const entries = await tx
    .selectFrom('events as e')
    .innerJoin('operations as w', 'w.id', 'e.operation_id')
    .leftJoin('operations as u', 'u.undoes', 'w.id')
    .leftJoin('import_batches as b', (join) =>
      join.on((eb) =>
        eb.or([eb('b.operation_id', '=', eb.ref('w.id')), eb('b.undone_by', '=', eb.ref('w.id'))]),
      ),
    )
    .select('e.payload')
    .where('e.entity', '=', 'order')
    .where('e.entity_id', '=', order_id)
    .where('e.type', '=', 'tracking_set')
    .where('w.undoes', 'is', null)
    .where('u.id', 'is', null)
    .where('b.undone_by', 'is', null)
    .execute();
  return entries
    .map(({ payload }) => JSON.parse(payload) as EventTypes['tracking_set'])
    .some(({ shipment_id, before }) => shipment_id === id && before.tracking === tracking);
}
