import { shareOut, type Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';

/** How freight and duty are shared over the goods that came with them. */
export const sharedBy = ['value', 'quantity', 'weight'] as const;
type SharedBy = (typeof sharedBy)[number];

/** Goods that came, with what they cost without freight and duty; in thousandths and minor units. */
interface Goods {
  readonly quantity: Quantity;
  readonly value: Minor;
  /** Of all of them, in grams; 0 where it is not known. */
  readonly weight: number;
}

interface Charge {
  readonly amount: Minor;
  readonly shared_by: SharedBy;
}

/**
 * What each of the goods is worth with its shares of the charges, which sum to them to the penny. Where all goods cost
 * nothing, what is shared by value is shared by quantity.
 */
export function landed<G extends Goods>(goods: readonly G[], charges: readonly Charge[]): G[] {
  const free = goods.every(({ value }) => value === 0);
  const shares = charges.map(({ amount, shared_by }) => {
    const by = free ? 'quantity' : shared_by;
    return shareOut(
      amount,
      goods.map((one) => one[by]),
    );
  });
  return goods.map((one, index) => ({
    ...one,
    value: shares.reduce((value, share) => value + (share[index] ?? 0), one.value),
  }));
}
