import type { Lying } from '../../domain/stock/adjust.ts';
import { keyOf } from '../../domain/stock/value.ts';
import { loadLevels } from '../../store/load/levels.ts';
import type { Location } from '../../store/load/locations.ts';
import type { Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';

/** What lies of some products at one place, lot by lot, locked until the transaction ends; nothing where nothing ever lay. */
export async function lyingAt(
  work: Work,
  products: readonly Pick<Product, 'id'>[],
  at: Location,
): Promise<(product: Pick<Product, 'id' | 'sku'>, lot?: string) => Lying> {
  const levels = await loadLevels(
    work,
    products.map(({ id }) => id),
  );
  const here = new Map(
    levels.filter(({ location_id }) => location_id === at.id).map((level) => [keyOf(level), level]),
  );
  return ({ id: product_id, sku }, lot = '') => {
    const level = here.get(keyOf({ product_id, location_id: at.id, lot }));
    const { quantity = 0, allocated = 0, value = 0 } = level ?? {};
    return { sku, location: at.code, quantity, allocated, value };
  };
}
