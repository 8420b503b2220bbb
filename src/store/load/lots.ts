import type { Lot } from '../../domain/stock/lots.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** What a lot is known by. */
export function lotKey({ product_id, lot }: { readonly product_id: number; readonly lot: string }): string {
  return `${product_id} ${lot}`;
}

export type Lots = ReadonlyMap<string, RowOf<'lots'>>;

/** The lots of products, by product and lot. */
export async function loadLots(
  { tx }: Pick<Reading, 'tx'>,
  products: readonly number[],
): Promise<Map<string, RowOf<'lots'>>> {
  const found = new Map<string, RowOf<'lots'>>();
  for (const chunk of chunks([...new Set(products)])) {
    const rows = await tx
      .selectFrom('lots')
      .selectAll()
      .where('product_id', 'in', chunk)
      .where('undone_by', 'is', null)
      .orderBy('id')
      .execute();
    for (const row of rows) found.set(lotKey(row), row);
  }
  return found;
}

/** The lots that goods are of; nothing is asked of the books where none of them has one. */
export async function lotsOf(
  reading: Pick<Reading, 'tx'>,
  goods: readonly { readonly product_id: number; readonly lot: string }[],
): Promise<(one: { readonly product_id: number; readonly lot: string }) => Lot> {
  const tracked = goods.filter(({ lot }) => lot !== '').map(({ product_id }) => product_id);
  const lots: Lots = tracked.length === 0 ? new Map() : await loadLots(reading, tracked);
  return (one) => lots.get(lotKey(one)) ?? { id: 0, lot: one.lot, expires_on: null };
}
