import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { dayOf } from '../../base/days.ts';
import { listingsOf, type NamedListing } from '../load/listings.ts';
import { loadProduct } from '../load/products.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import { containing } from '../search.ts';
import type { Dated } from '../work.ts';
import { freeGoods } from './available.ts';
import { kitsWith } from '../load/recipes.ts';
import { partsOfKits, type KitPart } from './kits.ts';
import { listSupplierItems, type SupplierItemRecord } from './supplier-items.ts';

export interface ProductRecord {
  readonly product: RowOf<'products'>;
  readonly currency: string;
  readonly supplier: string | null;
  /** On hand at places that are sold from, less what is promised and what has expired; null for a service. */
  readonly available: number | null;
}

export interface ProductFilter {
  readonly id?: number | undefined;
  readonly category?: string | undefined;
  /** A supplier's code. */
  readonly supplier?: string | undefined;
  /** Part of a SKU, name, barcode or category. */
  readonly search?: string | undefined;
  /** Archived ones instead of those that are sold; null for both. */
  readonly archived?: boolean | null | undefined;
  readonly limit?: number | undefined;
}

/** Products in the order of their SKUs, in one query whatever their number. */
export async function listProducts(reading: Dated, filter: ProductFilter = {}): Promise<ProductRecord[]> {
  const { currency, timezone } = await loadShop(reading.tx);
  const rows = await reading.tx
    .selectFrom('products as p')
    .leftJoin('parties as u', 'u.id', 'p.supplier_id')
    .leftJoin(
      freeGoods(
        dayOf(reading.now, timezone),
        filter.id === undefined ? undefined : levelsOfOne(filter.id),
      ).as('a'),
      (join) => join.onRef('a.product_id', '=', 'p.id'),
    )
    .selectAll('p')
    .select(['u.code as supplier', 'a.available'])
    .where(productsWhere(filter))
    .orderBy('p.sku')
    .$if(filter.limit !== undefined, (query) => query.limit(filter.limit ?? 0))
    .execute();
  return rows.map(({ supplier, available, ...product }) => ({
    product,
    currency,
    supplier,
    available: product.kind === 'service' ? null : (available ?? 0),
  }));
}

/** Its own, and where it is a kit those of its components. */
function levelsOfOne(id: number): RawBuilder<SqlBool> {
  return sql`(s.product_id = ${id} or s.product_id in (select product_id from recipes where kit_id = ${id}))`;
}

/** The condition of a filter on `products as p`, for every query that is about the same products. */
export function productsWhere(filter: ProductFilter): RawBuilder<SqlBool> {
  const { id, category, supplier, search, archived = id === undefined ? false : null } = filter;
  const conditions = [
    sql<SqlBool>`p.undone_by is null`,
    ...(id === undefined ? [] : [sql<SqlBool>`p.id = ${id}`]),
    ...(category === undefined ? [] : [sql<SqlBool>`p.category = ${category}`]),
    ...(supplier === undefined
      ? []
      : [sql<SqlBool>`p.supplier_id in (select id from parties where kind = 'supplier' and code = ${supplier})`]),
    ...(search === undefined ? [] : [sql<SqlBool>`p.search like ${containing(search)} escape '\\'`]),
    ...(archived === null ? [] : [archived ? sql<SqlBool>`p.archived_at is not null` : sql<SqlBool>`p.archived_at is null`]),
  ]; // prettier-ignore
  return sql.join<SqlBool>(conditions, sql` and `);
}

/** A product with what its suppliers ask for it, and what channels call it. */
export interface ProductDetails extends ProductRecord {
  readonly suppliers: readonly SupplierItemRecord[];
  /** What it is made of; nothing where it is no kit. */
  readonly recipe: readonly KitPart[];
  /** The SKUs of the kits that it is part of. */
  readonly part_of: readonly string[];
  readonly listings: readonly NamedListing[];
}

/** One product by SKU or barcode; refuses (3) what is unknown. */
export async function showProduct(reading: Dated, sku: string): Promise<ProductDetails> {
  const { id } = await loadProduct(reading, sku);
  const [record] = await listProducts(reading, { id });
  if (!record) throw new TypeError(`no record of ${sku}`);
  return {
    ...record,
    suppliers: await listSupplierItems(reading, { product_id: id }),
    listings: await listingsOf(reading, [id]),
    recipe: (await partsOfKits(reading, [id])).get(id) ?? [],
    part_of: await kitsWith(reading, id),
  };
}
