import { portion, type Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';

/** Units with what they are worth at cost; lessened as units are taken. */
export interface Valued {
  quantity: Quantity;
  value: Minor;
}

/** Takes units off and returns what they are worth: their share of the value, and the last ones the rest. */
export function issue(from: Valued | undefined, quantity: Quantity): Minor {
  if (!from || from.quantity <= 0) return 0;
  const value = portion(from.value, quantity, from.quantity);
  from.quantity -= quantity;
  from.value -= value;
  return value;
}

/**
 * Takes units off at what they are worth by themselves, such as what they came in for. Where what stays could not be
 * worth what would be left, they take their share, and the difference is told. Yields both.
 */
export function giveUp(
  from: Valued,
  quantity: Quantity,
  worth: Minor,
): { readonly value: Minor; readonly difference: Minor } {
  const left = from.value - worth;
  if (left >= 0 && (from.quantity > quantity || left === 0)) {
    from.quantity -= quantity;
    from.value = left;
    return { value: worth, difference: 0 };
  }
  const value = issue(from, quantity);
  return { value, difference: worth - value };
}

/** What a level is known by: product, place and lot. */
export function keyOf(level: {
  readonly product_id: number;
  readonly location_id: number;
  readonly lot: string;
}): string {
  return `${level.product_id} ${level.location_id} ${level.lot}`;
}
