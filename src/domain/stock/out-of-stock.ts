import type { Quantity } from '../../base/quantity.ts';

/** By how much what is free to sell changed on a day, which is counted as in `numberOfDay`. */
export interface FreeShift {
  readonly day: number;
  readonly by: Quantity;
}

/** What is known of the stock of a product. */
export interface FreeStock {
  /** On hand less what open orders want, today at the end of the day. */
  readonly free: Quantity;
  readonly shifts: readonly FreeShift[];
  /** Since when docket keeps its stock; null where it never did. */
  readonly since: number | null;
}

/**
 * The days from `from` to `to` on which there was nothing free to sell from morning to night, worked out backwards from
 * what is free now. Of days before docket kept the stock nothing is said.
 */
export function daysOutOfStock(stock: FreeStock, { from, to }: { from: number; to: number }): Set<number> {
  const out = new Set<number>();
  if (stock.since === null) return out;
  const first = Math.max(from, stock.since);
  const changed = new Map<number, Quantity>();
  for (const { day, by } of stock.shifts) changed.set(day, (changed.get(day) ?? 0) + by);
  let evening = stock.free;
  for (let day = to; day >= first; day -= 1) {
    const morning = evening - (changed.get(day) ?? 0);
    if (morning <= 0 && evening <= 0) out.add(day);
    evening = morning;
  }
  return out;
}
