import { instantOn, type Day } from '../../base/days.ts';
import { portion } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { refuseCardNumbers } from '../../domain/card-number.ts';
import type { NewMove, Promised } from '../../domain/events.ts';
import { ship, type Parcel } from '../../domain/fulfilment/ship.ts';
import { refuseAll } from '../../base/refusal.ts';
import { loadLevels, type Level } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadAllocations, loadOrder, type AllocationRow, type OrderLine } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
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
  const { shop, now, today } = work;
  refuseAll(refuseCardNumbers({ tracking: request.tracking }));
  const day = request.on ?? today;
  if (day > today) throw new Refusal('input.invalid', `The day ${day} has not come yet (today is ${today}).`);
  const { order, lines } = await loadOrder(work, request.order);
  if (day < order.placed_on)
    throw new Refusal(
      'input.invalid',
      `Order #${order.number} was placed on ${order.placed_on}, after ${day}.`,
    );
  const parcel = ship(order, lines, await unitsOf(work, request, lines), shop.ship_before_payment);
  const shipped_at = instantOn(day, now, shop.timezone);
  const { promised, moves } = await packed(work, parcel, lines, { moved_at: shipped_at, moved_on: day });
  const { carrier = null, tracking = null, kind = 'delivery' } = request;
  await record(work, [
    {
      type: 'shipped',
      order_id: order.id,
      kind,
      carrier,
      tracking,
      shipped_at,
      shipped_on: day,
      promised,
      moves,
    },
  ]);
  return lastShipmentOf(work, order.id);
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

/** Takes units off a level and returns what they are worth: their share, and the last ones the rest. */
export function issue(level: { quantity: number; value: number } | undefined, quantity: number): number {
  if (!level || level.quantity <= 0) return 0;
  const value = portion(level.value, quantity, level.quantity);
  level.quantity -= quantity;
  level.value -= value;
  return value;
}

export function keyOf({
  product_id,
  location_id,
  lot,
}: Pick<Level, 'product_id' | 'location_id' | 'lot'>): string {
  return `${product_id} ${location_id} ${lot}`;
}

async function lastShipmentOf(work: Work, order_id: number): Promise<number> {
  const { number } = await work.tx
    .selectFrom('shipments')
    .select('number')
    .where('order_id', '=', order_id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  return number;
}
