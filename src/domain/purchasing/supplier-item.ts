import type { UnitPrice } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { PriceBreak, SupplierTerms } from '../events.ts';

/** What is known of a supplier's item before anything is said of it. */
export const noTerms: SupplierTerms = {
  code: null,
  cost: null,
  moq: null,
  multiple: null,
  pack_size: null,
  lead_time: null,
  breaks: [],
};

/** What one unit costs when so many are ordered: the largest break that is reached, else the usual cost. */
export function costOf(
  { cost, breaks }: Pick<SupplierTerms, 'cost' | 'breaks'>,
  quantity: Quantity,
): UnitPrice | null {
  const reached = breaks.filter(({ from_quantity }) => from_quantity <= quantity);
  return reached.at(-1)?.cost ?? cost;
}

/** The breaks by quantity; refuses (2) one quantity with two costs. */
export function sortedBreaks(breaks: readonly PriceBreak[]): PriceBreak[] {
  const sorted = breaks.toSorted((a, b) => a.from_quantity - b.from_quantity);
  const twice = sorted.find((one, index) => one.from_quantity === sorted[index + 1]?.from_quantity);
  if (!twice) return sorted;
  throw new Refusal('input.invalid', `There are two costs from ${formatQuantity(twice.from_quantity)} on.`, {
    hint: '--breaks 10=3.00,100=2.80',
  });
}

/** The same terms, whatever order they were written in. */
export function sameTerms(one: SupplierTerms | null, other: SupplierTerms | null): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(terms: SupplierTerms | null): readonly unknown[] | null {
  if (terms === null) return null;
  const { code, cost, moq, multiple, pack_size, lead_time, breaks } = terms;
  const pairs = breaks.map(({ from_quantity, cost: less }) => [from_quantity, less]);
  return [code, cost, moq, multiple, pack_size, lead_time, pairs];
}
