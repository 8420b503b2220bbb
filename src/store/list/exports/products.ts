import { sql } from 'kysely';
import type { Instant } from '../../../base/days.ts';
import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { pagesOf } from './pages.ts';
import { touchedSince } from './touched.ts';

export type ExportedProduct = Omit<RowOf<'products'>, 'search' | 'order_up_to' | 'weight'> & {
  readonly supplier: string | null;
};

/**
 * Every product, archived ones too, in the order in which they were added. An archived product whose barcode is on
 * another one now is without it, since two things of a file may not have the same.
 */
export function productPages(
  { tx }: Pick<Reading, 'tx'>,
  since: Instant | undefined,
): AsyncIterable<readonly ExportedProduct[]> {
  return pagesOf(
    (after, size) =>
      tx
        .selectFrom('products as p')
        .leftJoin('parties as u', 'u.id', 'p.supplier_id')
        .select([
          'p.id',
          'p.sku',
          'p.name',
          'p.kind',
          'p.price',
          'p.cost',
          'p.tax',
          'p.category',
          'p.decimals',
          'p.when_short',
          'p.reorder_point',
          'p.reorder_quantity',
          'p.supplier_id',
          'p.lot_tracked',
          'p.kit',
          'p.archived_at',
          'p.created_at',
          'p.operation_id',
          'p.undone_by',
          'u.code as supplier',
        ]) // prettier-ignore
        .select(
          sql<string | null>`case when p.archived_at is null or not exists (select 1 from products q
            where q.barcode = p.barcode and q.id <> p.id and q.undone_by is null) then p.barcode end`.as(
            'barcode',
          ),
        )
        .where('p.undone_by', 'is', null)
        .where(touchedSince('product', sql`p.id`, since))
        .where('p.id', '>', after)
        .orderBy('p.id')
        .limit(size)
        .execute(),
    ({ id }) => id,
  );
}
