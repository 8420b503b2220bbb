import type { SupplierTerms } from '../../domain/events.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

/** What suppliers ask for products, by the id of the item; breaks by quantity. */
export async function breaksOf(
  { tx }: Pick<Reading, 'tx'>,
  items: readonly number[],
): Promise<Map<number, SupplierTerms['breaks']>> {
  const found = new Map<number, { from_quantity: number; cost: number }[]>();
  for (const chunk of chunks(items)) {
    const rows = await tx
      .selectFrom('supplier_prices')
      .selectAll()
      .where('supplier_item_id', 'in', chunk)
      .orderBy('from_quantity')
      .execute();
    for (const { supplier_item_id, ...less } of rows)
      found.set(supplier_item_id, [...(found.get(supplier_item_id) ?? []), less]);
  }
  return found;
}

/** What a supplier asks for products, by the product's id; those that it was not said to sell are not in the map. */
export async function termsOf(
  work: Pick<Reading, 'tx'>,
  supplier_id: number,
  products: readonly number[],
): Promise<Map<number, SupplierTerms>> {
  const terms = new Map<number, SupplierTerms>();
  for (const chunk of chunks([...new Set(products)])) {
    const rows = await work.tx
      .selectFrom('supplier_items')
      .selectAll()
      .where('supplier_id', '=', supplier_id)
      .where('product_id', 'in', chunk)
      .execute();
    const breaks = await breaksOf(
      work,
      rows.map(({ id }) => id),
    );
    for (const { id, supplier_id: _, product_id, ...item } of rows)
      terms.set(product_id, { ...item, breaks: breaks.get(id) ?? [] });
  }
  return terms;
}
