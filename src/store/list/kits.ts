import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

/** How much of a component is in one kit, in stored units. */
export interface KitPart {
  readonly product_id: number;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
}

/** What kits are made of, by the kit's id. */
export async function partsOfKits(
  { tx }: Pick<Reading, 'tx'>,
  kits: readonly number[],
): Promise<Map<number, KitPart[]>> {
  const parts: (KitPart & { kit_id: number })[] = [];
  for (const chunk of chunks(kits)) {
    const rows = await tx
      .selectFrom('recipes as r')
      .innerJoin('products as p', 'p.id', 'r.product_id')
      .select(['r.kit_id', 'r.product_id', 'p.sku', 'p.name', 'r.quantity'])
      .where('r.kit_id', 'in', chunk)
      .orderBy('p.sku')
      .execute();
    parts.push(...rows);
  }
  return Map.groupBy(parts, ({ kit_id }) => kit_id);
}

/** How many whole kits units of their components make up, in thousandths; below 0 where something is owed. */
export function kitsMadeOf(parts: readonly KitPart[], units: (product_id: number) => number): number {
  const most = parts.map(({ product_id, quantity }) => Math.floor(units(product_id) / quantity));
  return most.length === 0 ? 0 : Math.min(...most) * 1000;
}
