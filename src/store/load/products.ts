import { Refusal } from '../../base/refusal.ts';
import type { RowOf } from '../schema.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';
import { nearest } from '../../base/nearest.ts';
import type { MaybeKit } from '../../domain/orders/components.ts';
import { withRecipes } from './recipes.ts';

/** Of a kit with what it is made of. */
export type Product = RowOf<'products'> & MaybeKit;

/** Products by SKU, in a few set queries; what is unknown is simply not in the map. */
export async function findProducts(work: Reading, skus: readonly string[]): Promise<Map<string, Product>> {
  const found = new Map<string, Product>();
  for (const chunk of chunks([...new Set(skus)])) {
    const rows = await work.tx
      .selectFrom('products')
      .selectAll()
      .where('sku', 'in', chunk)
      .where('undone_by', 'is', null)
      .execute();
    for (const product of await withRecipes(work, rows)) found.set(product.sku, product);
  }
  return found;
}

/** The SKUs that begin with zeros, where one of these could have lost them: spreadsheets take codes for numbers. */
export async function skusWithZeros({ tx }: Pick<Reading, 'tx'>, skus: readonly string[]): Promise<string[]> {
  if (!skus.some((sku) => /^[1-9]\d*$/.test(sku))) return [];
  const rows = await tx
    .selectFrom('products')
    .select('sku')
    .where('sku', '>=', '0')
    .where('sku', '<', '1')
    .where('undone_by', 'is', null)
    .execute();
  return rows.map(({ sku }) => sku);
}

/** Products by id, in the order of their ids. */
export async function productsById(work: Reading, ids: readonly number[]): Promise<Map<number, Product>> {
  const found = new Map<number, Product>();
  for (const chunk of chunks([...new Set(ids)].toSorted((a, b) => a - b))) {
    const rows = await work.tx
      .selectFrom('products')
      .selectAll()
      .where('id', 'in', chunk)
      .orderBy('id')
      .execute();
    for (const product of await withRecipes(work, rows)) found.set(product.id, product);
  }
  return found;
}

/** Which SKUs have these barcodes, among what is still sold. */
export async function productsByBarcode(
  work: Reading,
  barcodes: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const chunk of chunks([...new Set(barcodes)])) {
    const rows = await work.tx
      .selectFrom('products')
      .select(['sku', 'barcode'])
      .where('barcode', 'in', chunk)
      .where('undone_by', 'is', null)
      .where('archived_at', 'is', null)
      .execute();
    for (const { sku, barcode } of rows) if (barcode !== null) found.set(barcode, sku);
  }
  return found;
}

/** One product by SKU or barcode; refuses what is unknown and names the nearest. */
export async function loadProduct(work: Reading, sku: string): Promise<Product> {
  const product = (await findProducts(work, [sku])).get(sku) ?? (await byBarcode(work, sku));
  if (product) return product;
  throw await unknownProduct(work, sku);
}

async function byBarcode(work: Reading, barcode: string): Promise<Product | undefined> {
  const rows = await work.tx
    .selectFrom('products')
    .selectAll()
    .where('barcode', '=', barcode)
    .where('undone_by', 'is', null)
    .where('archived_at', 'is', null)
    .execute();
  return (await withRecipes(work, rows))[0];
}

/** Several products at once; every unknown SKU is a refusal of its own, so that all are said together. */
export async function loadProducts(
  work: Reading,
  skus: readonly string[],
): Promise<{ products: Map<string, Product>; problems: Refusal[] }> {
  const products = await findProducts(work, skus);
  const problems: Refusal[] = [];
  for (const sku of new Set(skus)) {
    if (products.has(sku)) continue;
    const scanned = await byBarcode(work, sku);
    if (scanned) products.set(sku, scanned);
    else problems.push(await unknownProduct(work, sku));
  }
  return { products, problems };
}

async function unknownProduct(work: Reading, sku: string): Promise<Refusal> {
  const known = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('undone_by', 'is', null)
    .limit(20_000)
    .execute();
  const near = nearest(
    sku,
    known.map((row) => row.sku),
  );
  return new Refusal('not_found', `There is no product “${sku}”.`, {
    hint:
      near === undefined
        ? `docket products add ${sku} --name … --price …`
        : `Did you mean ${near}?      docket products list`,
    details: { sku, nearest: near ?? null },
  });
}
