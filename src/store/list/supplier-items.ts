import type { SupplierTerms } from '../../domain/events.ts';
import type { LeadTime } from '../../domain/purchasing/lead-time.ts';
import { learnLeadTimes } from '../load/lead-times.ts';
import { breaksOf } from '../load/supplier-items.ts';
import type { Reading } from '../work.ts';

/** What a supplier asks for a product, and how long it takes; in stored units. */
export interface SupplierItemRecord extends SupplierTerms {
  readonly supplier: string | null;
  readonly sku: string;
  readonly name: string;
  /** Whether the product is bought from this supplier unless another is named. */
  readonly preferred: boolean;
  readonly learnt: LeadTime;
}

/** What one supplier sells to us, or who sells one product to us; by SKU, then by the supplier's code. */
export async function listSupplierItems(
  reading: Pick<Reading, 'tx'>,
  of: { readonly supplier_id: number } | { readonly product_id: number },
): Promise<SupplierItemRecord[]> {
  const rows = await reading.tx
    .selectFrom('supplier_items as s')
    .innerJoin('parties as u', 'u.id', 's.supplier_id')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .selectAll('s')
    .select(['u.code as supplier', 'p.sku', 'p.name', 'p.supplier_id as preferred_id'])
    .where((eb) =>
      eb.and('supplier_id' in of ? { 's.supplier_id': of.supplier_id } : { 's.product_id': of.product_id }),
    )
    .where('p.undone_by', 'is', null)
    .where('u.undone_by', 'is', null)
    .orderBy('p.sku')
    .orderBy('u.code')
    .execute();
  const breaks = await breaksOf(
    reading,
    rows.map(({ id }) => id),
  );
  const learnt = await learnLeadTimes(
    reading,
    rows.map(({ product_id }) => product_id),
  );
  return rows.map(({ preferred_id, ...row }) => ({
    ...row,
    breaks: breaks.get(row.id) ?? [],
    preferred: preferred_id === row.supplier_id,
    learnt: learnt(row),
  }));
}
