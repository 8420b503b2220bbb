import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { voidParcel, type SentUnits } from '../../domain/fulfilment/void.ts';
import { hasExpired } from '../../domain/stock/lots.ts';
import { keyOf } from '../../domain/stock/value.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadBelowZero } from '../../store/load/levels.ts';
import { lotsOf } from '../../store/load/lots.ts';
import { movesOfOrderLines } from '../../store/load/returns.ts';
import { loadShipment, type LoadedShipment } from '../../store/load/shipments.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { refuseRetracked } from '../stock/lots.ts';

export interface VoidShipmentRequest {
  readonly shipment: number;
  readonly reason: string;
}

/**
 * Takes back a parcel that never left: the goods lie where they lay and are promised to the order as before. An order
 * that was closed is open again, since there is something to ship. Returns the shipment's number.
 */
export async function voidShipment(
  work: Work,
  { shipment: number, reason }: VoidShipmentRequest,
): Promise<number> {
  refuseAll(freeTextProblems({ reason }));
  const loaded = await loadShipment(work, number);
  const { shipment, order, lines, units } = loaded;
  const locations = await loadLocations(work);
  const lotOf = await lotsOf(work, units);
  const below = await loadBelowZero(work, units.map(({ product_id }) => product_id)); // prettier-ignore
  const maySell = (unit: SentUnits): boolean => {
    const { sellable, archived_at } = locations.byId(unit.from_location_id);
    const missing = below.has(keyOf({ ...unit, location_id: unit.from_location_id }));
    return sellable === 1 && archived_at === null && !missing && !hasExpired(lotOf(unit), work.today);
  };
  const sent = { order: order.number, shipment, lines, units, maySell, reason: reason.trim() };
  const sentAndBack = await movesOfOrderLines(
    work,
    lines.map(({ id }) => id),
  );
  const { moves, promised } = voidParcel({ ...sent, moves: sentAndBack }, work);
  await refuseRetracked(work, moves);
  await record(work, [
    ...before(loaded),
    { type: 'shipment_voided', shipment_id: shipment.id, order_id: order.id, number, reason: reason.trim(), promised, moves },
  ]); // prettier-ignore
  // What came back to a place that may not be sold from or lies below zero, or has expired, is found where there is any.
  if (promised.length < moves.length)
    await fillWaiting(work, [...new Set(moves.map((move) => move.product_id))]);
  return number;
}

function before({ order, shipment, delivery_id }: LoadedShipment): DocketEvent[] {
  const delivery: DocketEvent[] =
    delivery_id === null
      ? []
      : [{ type: 'delivery_voided', delivery_id, shipment_id: shipment.id, order_id: order.id }];
  const reopened: DocketEvent[] =
    order.lifecycle === 'open'
      ? []
      : [{ type: 'lifecycle_changed', order_id: order.id, lifecycle: 'open', before: order.lifecycle, reason: `shipment ${shipment.number} is void` }]; // prettier-ignore
  return [...delivery, ...reopened];
}
