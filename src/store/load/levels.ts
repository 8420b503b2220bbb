import type { Free } from '../../domain/stock/allocate.ts';
import { lessOwed } from '../../domain/stock/below-zero.ts';
import { hasExpired } from '../../domain/stock/lots.ts';
import { keyOf } from '../../domain/stock/value.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading, Work } from '../work.ts';
import { loadLocations } from './locations.ts';
import { lotsOf } from './lots.ts';

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

/**
 * What may be promised: on hand at sellable places, not promised yet and not expired; at one place only where one is
 * named. `goodLevels` says the same in SQL.
 */
export async function loadFree(
  work: Reading & Pick<Work, 'today'>,
  products: readonly number[],
  only: number | null = null,
): Promise<Free[]> {
  const locations = await loadLocations(work);
  const levels = await loadLevels(work, products);
  const lotOf = await lotsOf(work, levels);
  const free = levels.flatMap(({ product_id, location_id, lot, quantity, allocated }) => {
    const { sellable, priority, archived_at } = locations.byId(location_id);
    if (sellable === 0 || archived_at !== null) return [];
    const level = {
      product_id,
      location_id,
      lot,
      priority,
      quantity,
      free: Math.max(0, quantity - allocated),
    };
    if (lot === '') return [level];
    const of = lotOf(level);
    return hasExpired(of, work.today) ? [] : [{ ...level, of }];
  });
  return lessOwed(free).filter(({ location_id }) => only === null || only === location_id);
}

/** Where these products lie below zero, by the keys of the levels. */
export async function loadBelowZero(
  { tx }: Pick<Reading, 'tx'>,
  products: readonly number[],
): Promise<ReadonlySet<string>> {
  const below = new Set<string>();
  for (const chunk of chunks([...new Set(products)])) {
    const rows = await tx
      .selectFrom('stock_levels')
      .select(['product_id', 'location_id', 'lot'])
      .where('product_id', 'in', chunk)
      .where('quantity', '<', 0)
      .execute();
    for (const row of rows) below.add(keyOf(row));
  }
  return below;
}
