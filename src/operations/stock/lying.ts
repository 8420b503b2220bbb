import type { Lying } from '../../domain/stock/adjust.ts';
import { loadLevels } from '../../store/load/levels.ts';
import type { Location } from '../../store/load/locations.ts';
import type { Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';

/** What lies of some products at one place, locked until the transaction ends; nothing where nothing ever lay. */
export async function lyingAt(
  work: Work,
  products: readonly Pick<Product, 'id'>[],
  at: Location,
): Promise<(product: Pick<Product, 'id' | 'sku'>) => Lying> {
  const levels = await loadLevels(
    work,
    products.map(({ id }) => id),
  );
  const here = new Map(
    levels
      .filter(({ location_id, lot }) => location_id === at.id && lot === '')
      .map((level) => [level.product_id, level]),
  );
  return ({ id, sku }) => {
    const { quantity = 0, allocated = 0, value = 0 } = here.get(id) ?? {};
    return { sku, location: at.code, quantity, allocated, value };
  };
}
