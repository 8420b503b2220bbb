import type { Minor } from '../../base/money.ts';

export const abcClasses = ['A', 'B', 'C', 'U'] as const;
export type AbcClass = (typeof abcClasses)[number];

/** Up to which share of all revenue a class goes, in percent; the product that crosses a border belongs to it. */
const borders: readonly { readonly name: AbcClass; readonly percent: number }[] = [
  { name: 'A', percent: 80 },
  { name: 'B', percent: 95 },
];

/** The class of each product by its share of revenue, the largest first; what was not sold is U. */
export function abcOf(
  revenues: readonly { readonly product_id: number; readonly revenue: Minor }[],
): Map<number, AbcClass> {
  const sorted = revenues.toSorted((a, b) => b.revenue - a.revenue || a.product_id - b.product_id);
  const total = sorted.reduce((sum, { revenue }) => sum + Math.max(0, revenue), 0);
  let before = 0;
  return new Map(
    sorted.map(({ product_id, revenue }) => {
      const share = before * 100;
      before += Math.max(0, revenue);
      if (revenue <= 0) return [product_id, 'U'];
      return [product_id, borders.find(({ percent }) => share < percent * total)?.name ?? 'C'];
    }),
  );
}
