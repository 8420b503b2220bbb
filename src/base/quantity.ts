import { formatScaled, parseScaled } from './decimal.ts';
import { Refusal } from './refusal.ts';

/** A quantity in thousandths: one piece is 1000, 0.35 m is 350. */
export type Quantity = number;

export const ONE: Quantity = 1000;
/** A thousand million units: the sums of thousands of them are still exact. */
const LARGEST: Quantity = 1_000_000_000 * ONE;

/** `2` or `0.35` in thousandths; refuses more decimals than the product is sold in, and more than 1000000000. */
export function parseQuantity(text: string, decimals: number, what = 'The quantity'): Quantity {
  const scale = 10 ** (3 - decimals);
  return parseScaled(text, decimals, what, LARGEST / scale) * scale;
}

/** So much, a whole number of times; refuses (2) more than 1000000000 units. */
export function timesWhole(quantity: Quantity, times: number, what: string): Quantity {
  const product = quantity * times;
  if (product <= LARGEST) return product;
  throw new Refusal('input.invalid', `${what} is more than ${formatQuantity(LARGEST)}.`);
}

/** Thousandths as people write them: `2`, `0.35`. */
export function formatQuantity(quantity: Quantity): string {
  return formatScaled(quantity, 3, 0);
}

/** Thousandths as a JSON number. */
export function quantityNumber(quantity: Quantity): number {
  return quantity / ONE;
}
