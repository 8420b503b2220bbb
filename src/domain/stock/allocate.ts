import type { Quantity } from '../../base/quantity.ts';
import { byExpiry, type Lot } from './lots.ts';

type Id = number;

/** What lies of a product at one sellable place and lot. */
export interface Free {
  readonly product_id: Id;
  readonly location_id: Id;
  readonly lot: string;
  /** Of goods with a lot: when they expire, and which lot the books knew first. */
  readonly of?: Omit<Lot, 'lot'>;
  /** Lower goes first. */
  readonly priority: number;
  /** On hand and not promised. */
  readonly free: Quantity;
}

/** What lines of an order that exists still wait for, by their id. */
export function stillNeeded(
  lines: readonly (Counters & { readonly id: Id; readonly product_id: Id; readonly stocked: 0 | 1 })[],
): Need[] {
  return lines
    .filter((line) => line.stocked === 1)
    .map((line) => ({ line: line.id, product_id: line.product_id, quantity: waitingOf(line) }))
    .filter(({ quantity }) => quantity > 0);
}

interface Counters {
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly shipped: Quantity;
  readonly allocated: Quantity;
}

function waitingOf({ ordered, cancelled, shipped, allocated }: Counters): Quantity {
  return ordered - cancelled - shipped - allocated;
}

/** Units that an order line still waits for. */
export interface Need {
  /** The line's number or id: whatever the caller knows it by. */
  readonly line: number;
  readonly product_id: Id;
  readonly quantity: Quantity;
}

export interface Allocation {
  readonly line: number;
  readonly product_id: Id;
  readonly location_id: Id;
  readonly lot: string;
  readonly quantity: Quantity;
}

/**
 * Promises what is free to the lines that need it, in their order: from one location if one can serve everything,
 * else location by location in order of priority; at a place the lot that expires first. What cannot be served stays
 * unallocated.
 */
export function allocate(needs: readonly Need[], stock: readonly Free[]): Allocation[] {
  const sorted = stock.toSorted(
    (a, b) =>
      a.priority - b.priority ||
      a.location_id - b.location_id ||
      byExpiry(a.of ?? untold, b.of ?? untold) ||
      compare(a.lot, b.lot),
  );
  const single = locationForAll(demandOf(needs), sorted);
  return take(needs, single === undefined ? sorted : sorted.filter((level) => level.location_id === single));
}

/** Demand of each product over the whole order, so that two lines of one product do not count the same units twice. */
export function demandOf(needs: readonly Need[]): Map<Id, Quantity> {
  const demand = new Map<Id, Quantity>();
  for (const need of needs) demand.set(need.product_id, (demand.get(need.product_id) ?? 0) + need.quantity);
  return demand;
}

/** What is free of each product over all its places. */
export function availableOf(stock: readonly Free[]): Map<Id, Quantity> {
  const available = new Map<Id, Quantity>();
  for (const level of stock)
    available.set(level.product_id, (available.get(level.product_id) ?? 0) + level.free);
  return available;
}

function locationForAll(demand: ReadonlyMap<Id, Quantity>, sorted: readonly Free[]): Id | undefined {
  const locations = [...new Set(sorted.map((level) => level.location_id))];
  return locations.find((location) => {
    const here = availableOf(sorted.filter((level) => level.location_id === location));
    return [...demand].every(([product, wanted]) => (here.get(product) ?? 0) >= wanted);
  });
}

function take(needs: readonly Need[], stock: readonly Free[]): Allocation[] {
  const left = stock.map((level) => ({ ...level }));
  return needs.flatMap((need) => {
    let wanted = need.quantity;
    const taken: Allocation[] = [];
    for (const level of left) {
      if (level.product_id !== need.product_id || level.free <= 0 || wanted <= 0) continue;
      const quantity = Math.min(level.free, wanted);
      level.free -= quantity;
      wanted -= quantity;
      taken.push({
        line: need.line,
        product_id: need.product_id,
        location_id: level.location_id,
        lot: level.lot,
        quantity,
      });
    }
    return taken;
  });
}

const untold = { id: 0, expires_on: null };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
