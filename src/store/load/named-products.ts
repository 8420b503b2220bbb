import { refuseAll } from '../../base/refusal.ts';
import type { Reading } from '../work.ts';
import { loadProducts, type Product } from './products.ts';

/** The products that were named by SKU or barcode, each once and in that order. Refuses (3) every unknown one. */
export async function namedProducts(reading: Reading, skus: readonly string[]): Promise<readonly Product[]> {
  const { products, problems } = await loadProducts(reading, skus);
  refuseAll(problems);
  const named = skus.flatMap((sku) => products.get(sku) ?? []);
  return [...new Map(named.map((product) => [product.id, product])).values()];
}
