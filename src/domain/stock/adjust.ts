import { portion, priceTimes, type Minor, type UnitPrice } from '../../base/money.ts';
import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';

/** What lies of a product at one place; `value` is at cost, in minor units. */
export interface Lying {
  readonly sku: string;
  readonly location: string;
  readonly quantity: Quantity;
  readonly allocated: Quantity;
  readonly value: Minor;
}

/** Goods promised to a line here, in the order in which promises are broken: the latest first. */
export interface PromisedHere {
  readonly order_line_id: number;
  readonly order_id: number;
  readonly lot: string;
  readonly quantity: Quantity;
}

export interface Adjustment {
  /** What the units that come or go are worth, at least zero. */
  readonly value: Minor;
  /** Promises that can no longer be kept here, in positive quantities. */
  readonly released: readonly PromisedHere[];
  /** Units that go although they are not there. */
  readonly short: Quantity;
}

export interface Adjusting {
  readonly cost: UnitPrice | null;
  readonly promises: readonly PromisedHere[];
  /** More may go than lies there: the place lies below zero then, where it is worth nothing and promises nothing. */
  readonly force?: boolean | undefined;
}

/**
 * Decides what an adjustment by more or fewer units means: what they are worth, and which promises end. Units that
 * turn up are worth what the others here are, or the product's cost where there are none; units that are gone take
 * their share. Refuses (4) fewer than nothing, unless that is forced.
 */
export function adjust(level: Lying, by: Quantity, { cost, promises, force }: Adjusting): Adjustment {
  if (by === 0) return { value: 0, released: [], short: 0 };
  if (by > 0) return { value: valueFound(level, by, cost), released: [], short: 0 };
  const gone = -by;
  const there = Math.max(level.quantity, 0);
  const short = Math.max(gone - there, 0);
  if (short > 0 && !force) throw belowZero(level, gone);
  const value = short > 0 ? level.value : portion(level.value, gone, level.quantity);
  return { value, released: broken(promises, level.allocated - Math.max(there - gone, 0)), short };
}

function valueFound({ quantity, value }: Lying, by: Quantity, cost: UnitPrice | null): Minor {
  return quantity > 0 ? portion(value, by, quantity) : priceTimes(cost ?? 0, by);
}

function belowZero({ sku, location, quantity }: Lying, gone: Quantity): Refusal {
  const there = formatQuantity(quantity);
  return new Refusal(
    'stock.short',
    `Only ${there} of ${sku} lie at ${location}; ${formatQuantity(gone)} cannot go.`,
    {
      hint: `${quantity > 0 ? `docket stock adjust ${sku} -${there} --at ${location} --reason …` : `docket stock show ${sku}`}      or --force leaves the place below zero until goods come or are counted`,
      details: { sku, location, on_hand: quantity / 1000, wanted: gone / 1000 },
    },
  );
}

/** So many promised units are too many; the latest promises give way, the last of them in part. */
function broken(promises: readonly PromisedHere[], tooMany: Quantity): PromisedHere[] {
  let left = tooMany;
  return promises.flatMap((promise) => {
    const quantity = Math.min(promise.quantity, left);
    if (quantity <= 0) return [];
    left -= quantity;
    return [{ ...promise, quantity }];
  });
}
