import { loadProduct } from '../load/products.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export interface ProductRecord {
  readonly product: RowOf<'products'>;
  readonly currency: string;
  readonly supplier: string | null;
}

/** One product by SKU or barcode; refuses (3) what is unknown. */
export async function showProduct(reading: Reading, sku: string): Promise<ProductRecord> {
  const product = await loadProduct(reading, sku);
  const { currency } = await loadShop(reading.tx);
  return { product, currency, supplier: await supplierCode(reading, product.supplier_id) };
}

async function supplierCode({ tx }: Reading, id: number | null): Promise<string | null> {
  if (id === null) return null;
  return (await tx.selectFrom('parties').select('code').where('id', '=', id).executeTakeFirstOrThrow()).code;
}
