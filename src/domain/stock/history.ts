import type { Instant } from '../../base/days.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Lying } from './adjust.ts';

/** A moment, and which write it was said by: of two at the same moment, the later write comes after. */
export interface Moment {
  readonly at: Instant;
  readonly operation: number;
}

/** A change of what lies at a place; negative where goods left. */
export interface Shift extends Moment {
  readonly by: Quantity;
  /** Neither taken back nor what took another back: the books would be the same without those two. */
  readonly standing: 0 | 1;
}

/** What comes after a moment. */
export function after<T extends Moment>(moment: Moment, things: readonly T[]): T[] {
  return things.filter(
    ({ at, operation }) => at > moment.at || (at === moment.at && operation > moment.operation),
  );
}

/** What lay at a place at a moment: what lies there now, less what came and went since. */
export function lyingThen(now: Quantity, since: readonly Pick<Shift, 'by'>[]): Quantity {
  return since.reduce((quantity, { by }) => quantity - by, now);
}

/**
 * Refuses (4) to take goods away at a moment in the past that left later, naming the first moment that would be short
 * of them; also of what was taken back since, for the books say of each moment what they said then. What they already
 * say to be below zero is no fault of this change.
 */
export function refuseBelowZeroLater(
  level: Pick<Lying, 'sku' | 'location' | 'quantity'>,
  { by, at, since }: { readonly by: Quantity; readonly at: Instant; readonly since: readonly Shift[] },
  hint: string,
): void {
  if (by >= 0) return;
  let quantity = lyingThen(level.quantity, since);
  for (const shift of [{ at, by: 0 }, ...since]) {
    quantity += shift.by;
    if (quantity >= 0 && quantity + by < 0) throw belowZeroAt(level, shift.at, { quantity, by, hint });
  }
}

function belowZeroAt(
  { sku, location }: Pick<Lying, 'sku' | 'location'>,
  at: Instant,
  { quantity, by, hint }: { readonly quantity: Quantity; readonly by: Quantity; readonly hint: string },
): Refusal {
  const left = formatQuantity(quantity + by);
  return new Refusal(
    'stock.short',
    `At ${at} ${left} of ${sku} would lie at ${location}: the books have ${formatQuantity(quantity)} there then, and this takes ${formatQuantity(-by)} away before.`,
    { hint, details: { sku, location, at, quantity: quantityNumber(quantity + by) } },
  );
}
