import { sameLevels } from '../../domain/purchasing/reorder-levels.ts';
import { productsById } from '../../store/load/products.ts';
import { changedSince, type Reversal } from './reversal.ts';

/** Every product is bought again as before; refused where one was changed since, naming it. */
export const reorderLevelsSet: Reversal<'reorder_levels_set'> = async (work, { payload: { products } }) => {
  const now = await productsById(
    work,
    products.map(({ product_id }) => product_id),
  );
  for (const { product_id, after } of products) {
    const product = now.get(product_id);
    if (!product || sameLevels(product, after)) continue;
    throw changedSince(`the reorder point of ${product.sku}`, `docket products show ${product.sku}`);
  }
  const back = products.map(({ product_id, after, before }) => ({
    product_id,
    after: before,
    before: after,
  }));
  return [{ type: 'reorder_levels_set', products: back }];
};
