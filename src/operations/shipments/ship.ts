import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import { refuseCardNumbers } from '../../domain/card-number.ts';
import type { NewMove, Promised } from '../../domain/events.ts';
import { carrierCode, trackingNumber } from '../../domain/fulfilment/carriers.ts';
import { ship, type Parcel } from '../../domain/fulfilment/ship.ts';
import { issue, keyOf } from '../../domain/stock/value.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadAllocations, loadOrder, type AllocationRow, type OrderLine } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';

export interface ShipRequest extends WrittenUnits {
  readonly order: number;
  readonly kind?: 'delivery' | 'collection' | undefined;
  readonly carrier?: string | undefined;
  readonly tracking?: string | undefined;
  readonly on?: Day | undefined;
}

/** Sends a parcel, or hands goods over the counter; what leaves was promised before. Returns the shipment's number. */
export async function shipOrder(work: Work, request: ShipRequest): Promise<number> {
  const problems = new Problems();
  const labels = problems.attempt(() => labelsOf(request), { carrier: null, tracking: null });
  const { order, lines } = await problems.need(() => loadOrder(work, request.order));
  const since = { day: order.placed_on, what: `order #${order.number} was placed` };
  const { day, at } = problems.attempt(() => happenedOn(work, request.on, since), { day: '', at: '' });
  const wanted = await problems.attemptLater(() => unitsOf(work, request, lines), null);
  refuseAll(problems.found);
  const parcel = ship(order, lines, wanted, work.shop.ship_before_payment);
  const packing = await packed(work, parcel, lines, { moved_at: at, moved_on: day });
  const { kind = 'delivery' } = request;
  await record(work, [
    { type: 'shipped', order_id: order.id, kind, ...labels, shipped_at: at, shipped_on: day, ...packing },
  ]);
  const { id, number } = await shipmentMade(work, order.id);
  if (kind === 'collection') await handedOver(work, { shipment_id: id, order_id: order.id, day, at });
  return number;
}

function labelsOf({ carrier, tracking }: ShipRequest): { carrier: string | null; tracking: string | null } {
  const problems = new Problems();
  // Longer numbers than a card's are parcel labels that only begin like one.
  const mayBeCard = (tracking ?? '').replaceAll(/\D/g, '').length <= 19;
  problems.add(...refuseCardNumbers({ tracking: mayBeCard ? tracking : null }));
  const labels = {
    carrier: problems.attempt(() => (carrier === undefined ? null : carrierCode(carrier)), null),
    tracking: problems.attempt(() => (tracking === undefined ? null : trackingNumber(tracking)), null),
  };
  refuseAll(problems.found);
  return labels;
}

/** What the customer takes in hand has arrived. */
async function handedOver(
  work: Work,
  { day, at, ...parcel }: Happened & { readonly shipment_id: number; readonly order_id: number },
): Promise<void> {
  await record(work, [{ type: 'delivered', ...parcel, delivered_at: at, delivered_on: day }]);
}

/** Takes the units of a parcel from where they are promised, each with its share of the level's value. */
async function packed(
  work: Work,
  parcel: readonly Parcel[],
  lines: readonly OrderLine[],
  moment: { readonly moved_at: string; readonly moved_on: Day },
): Promise<{ promised: Promised[]; moves: NewMove[] }> {
  const products = new Map(lines.map((line) => [line.id, line.product_id]));
  const levels = new Map(
    (await loadLevels(work, [...products.values()])).map((level) => [keyOf(level), { ...level }]),
  );
  const customer = (await loadLocations(work)).virtual('customer').id;
  const allocations = await loadAllocations(
    work,
    parcel.map(({ order_line_id }) => order_line_id),
  );
  const taken = parcel.flatMap((units) => takeFrom(allocations, units));
  const moves = taken.map(({ order_line_id, location_id, lot, quantity }) => {
    const product_id = products.get(order_line_id) ?? 0;
    const value = issue(levels.get(keyOf({ product_id, location_id, lot })), quantity);
    return {
      product_id, from_location_id: location_id, to_location_id: customer, lot, quantity, value, ...moment,
      kind: 'shipment', reason: null, order_line_id, return_line_id: null, reverses: null,
    } as const; // prettier-ignore
  });
  const promised = taken.map((units) => ({
    ...units,
    product_id: products.get(units.order_line_id) ?? 0,
    quantity: -units.quantity,
  }));
  return { promised, moves };
}

type Taken = Pick<AllocationRow, 'order_line_id' | 'location_id' | 'lot' | 'quantity'>;

function takeFrom(allocations: readonly AllocationRow[], { order_line_id, quantity }: Parcel): Taken[] {
  let wanted = quantity;
  return allocations.flatMap((allocation) => {
    if (allocation.order_line_id !== order_line_id || wanted === 0) return [];
    const units = Math.min(wanted, allocation.quantity);
    wanted -= units;
    return [{ order_line_id, location_id: allocation.location_id, lot: allocation.lot, quantity: units }];
  });
}

async function shipmentMade(work: Work, order_id: number): Promise<{ id: number; number: number }> {
  return work.tx
    .selectFrom('shipments')
    .select(['id', 'number'])
    .where('order_id', '=', order_id)
    .where('operation_id', '=', work.operation)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
}
