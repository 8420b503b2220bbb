import type { ReorderLevels } from '../events.ts';

/** When and how much of a product is bought again, without the rest of it. */
export function levelsOf({ reorder_point, reorder_quantity, order_up_to }: ReorderLevels): ReorderLevels {
  return { reorder_point, reorder_quantity, order_up_to };
}

export function sameLevels(one: ReorderLevels, other: ReorderLevels): boolean {
  return JSON.stringify(levelsOf(one)) === JSON.stringify(levelsOf(other));
}
