import { formatScaled, parseScaled } from './decimal.ts';

/** A quantity in thousandths: one piece is 1000, 0.35 m is 350. */
export type Quantity = number;

export const ONE: Quantity = 1000;

/** `2` or `0.35` in thousandths; refuses more decimals than the product is sold in. */
export function parseQuantity(text: string, decimals: number, what = 'The quantity'): Quantity {
  return parseScaled(text, decimals, what) * 10 ** (3 - decimals);
}

/** Thousandths as people write them: `2`, `0.35`. */
export function formatQuantity(quantity: Quantity): string {
  return formatScaled(quantity, 3, 0);
}

/** Thousandths as a JSON number. */
export function quantityNumber(quantity: Quantity): number {
  return quantity / ONE;
}
