import { portion, type Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { Free } from './allocate.ts';

/** Goods that come to a place. */
interface Coming {
  readonly quantity: Quantity;
  readonly value: Minor;
  /** Units that were not there when they left, and are worth nothing now that this is taken back. */
  readonly short: Quantity;
}

/**
 * What a place that lies below zero passes on to cost variance of what comes to it: the share of the units that fill the
 * gap, since they are gone already. Units that were worth nothing fill it first. The rest keeps its value.
 */
export function passedOn(lying: Quantity, { quantity, value, short }: Coming): Minor {
  const gap = Math.max(-lying - short, 0);
  const worthy = quantity - short;
  return worthy <= 0 ? value : portion(value, Math.min(worthy, gap), worthy);
}

/** A level as it may be promised from, with what lies there in all. */
interface Promisable extends Free {
  readonly quantity: Quantity;
}

/**
 * What may be promised where some places lie below zero: what one owes is not promised at the others either, so that
 * the promises are never more than what is available. It is taken off where goods would be promised last.
 */
export function lessOwed<F extends Promisable>(levels: readonly F[]): F[] {
  if (!levels.some(({ quantity }) => quantity < 0)) return [...levels];
  const owed = new Map<number, Quantity>();
  for (const { product_id, quantity } of levels)
    if (quantity < 0) owed.set(product_id, (owed.get(product_id) ?? 0) - quantity);
  const last = levels.toSorted((a, b) => b.priority - a.priority || b.location_id - a.location_id);
  return last
    .map((level) => {
      const taken = Math.min(level.free, owed.get(level.product_id) ?? 0);
      owed.set(level.product_id, (owed.get(level.product_id) ?? 0) - taken);
      return { ...level, free: level.free - taken };
    })
    .toReversed();
}
