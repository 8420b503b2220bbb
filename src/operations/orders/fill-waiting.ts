import { allocate, type Need } from '../../domain/stock/allocate.ts';
import type { DocketEvent, Promised } from '../../domain/events.ts';
import { loadFree } from '../../store/load/levels.ts';
import { waitingLines } from '../../store/load/waiting.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

/**
 * Promises what is free of products to the open orders that wait for them: by promised day, placed day, number.
 * Returns the numbers of the orders that were given something.
 */
export async function fillWaiting(work: Work, products: readonly number[]): Promise<number[]> {
  const waiting = await waitingLines(work, products);
  if (waiting.length === 0) return [];
  const needs: Need[] = waiting.map(({ id, product_id, waiting: quantity }) => ({
    line: id,
    product_id,
    quantity,
  }));
  const free = await loadFree(work, products);
  // A line of an order that named its place takes from there alone.
  const named = waiting.filter((line) => line.location_id !== null);
  const promised = named.length === 0 ? allocate(needs, free) : allocateInTurn(waiting, free);
  const orderOf = new Map(waiting.map((line) => [line.id, line.order_id]));
  await record(work, eventsByOrder(promised, orderOf));
  const given = new Set(promised.map(({ line }) => line));
  return [...new Set(waiting.filter(({ id }) => given.has(id)).map(({ number }) => number))];
}

type Waiting = Awaited<ReturnType<typeof waitingLines>>;
type Free = Awaited<ReturnType<typeof loadFree>>;

function allocateInTurn(waiting: Waiting, free: Free): ReturnType<typeof allocate> {
  let left = free;
  return waiting.flatMap(({ id, product_id, location_id, waiting: quantity }) => {
    const here = location_id === null ? left : left.filter((level) => level.location_id === location_id);
    const taken = allocate([{ line: id, product_id, quantity }], here);
    left = left.map((level) => ({ ...level, free: level.free - takenFrom(taken, level) }));
    return taken;
  });
}

function takenFrom(taken: ReturnType<typeof allocate>, level: Free[number]): number {
  return taken
    .filter(
      (one) =>
        one.product_id === level.product_id && one.location_id === level.location_id && one.lot === level.lot,
    )
    .reduce((sum, one) => sum + one.quantity, 0);
}

function eventsByOrder(
  taken: ReturnType<typeof allocate>,
  orderOf: ReadonlyMap<number, number>,
): DocketEvent[] {
  const byOrder = new Map<number, Promised[]>();
  for (const { line, ...rest } of taken) {
    const order_id = orderOf.get(line) ?? 0;
    byOrder.set(order_id, [...(byOrder.get(order_id) ?? []), { order_line_id: line, ...rest }]);
  }
  return [...byOrder].map(([order_id, promised]) => ({ type: 'stock_allocated', order_id, promised }));
}
