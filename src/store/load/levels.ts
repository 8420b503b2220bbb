import type { Free } from '../../domain/stock/allocate.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { loadLocations } from './locations.ts';

export type Level = RowOf<'stock_levels'>;

/**
 * The stock levels of products, locked until the transaction ends, in the order of their keys. SQLite has one
 * writer and needs no lock.
 */
export async function loadLevels(work: Reading, products: readonly number[]): Promise<Level[]> {
  const levels: Level[] = [];
  for (const chunk of chunks([...new Set(products)].toSorted((a, b) => a - b))) {
    const query = work.tx
      .selectFrom('stock_levels')
      .selectAll()
      .where('product_id', 'in', chunk)
      .orderBy('product_id')
      .orderBy('location_id')
      .orderBy('lot');
    levels.push(...(await (work.engine === 'postgres' ? query.forUpdate() : query).execute()));
  }
  return levels;
}

/** What may be promised: on hand at sellable places and not promised yet; at one place only where one is named. */
export async function loadFree(
  work: Reading,
  products: readonly number[],
  only: number | null = null,
): Promise<Free[]> {
  const locations = await loadLocations(work);
  const levels = await loadLevels(work, products);
  return levels.flatMap(({ product_id, location_id, lot, quantity, allocated }) => {
    const { sellable, priority, archived_at } = locations.byId(location_id);
    if (sellable === 0 || archived_at !== null || (only !== null && only !== location_id)) return [];
    return [{ product_id, location_id, lot, priority, free: Math.max(0, quantity - allocated) }];
  });
}
