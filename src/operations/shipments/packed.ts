import type { Day } from '../../base/days.ts';
import type { NewMove, Promised } from '../../domain/events.ts';
import type { Parcel } from '../../domain/fulfilment/ship.ts';
import { issue, keyOf } from '../../domain/stock/value.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadAllocations, type AllocationRow, type OrderLine } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';
import { inTurn } from '../stock/in-turn.ts';

/** Takes the units of a parcel from where they are promised, each with its share of the level's value. */
export async function packed(
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
  const allocations = await inTurn(
    work,
    await loadAllocations(
      work,
      parcel.map(({ order_line_id }) => order_line_id),
    ),
    products,
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
