import { productsById } from '../../store/load/products.ts';
import { kitsWith, recipePartsOf } from '../../store/load/recipes.ts';
import { refuseOwnStock, sameParts } from '../products/recipe.ts';
import { changedSince, dependent, type Reversal } from './reversal.ts';

/** The recipe is as it was before, under the same laws as one that is typed. */
export const recipeSet: Reversal<'recipe_set'> = async (work, { payload: { kit_id, parts, before } }) => {
  const products = await productsById(work, [kit_id, ...before.map(({ product_id }) => product_id)]);
  const kit = products.get(kit_id);
  if (!kit) throw new TypeError('a recipe of nothing');
  const hint = `docket products recipe ${kit.sku}`;
  if (!sameParts(await recipePartsOf(work, kit_id), parts))
    throw changedSince(`the recipe of ${kit.sku}`, hint);
  const nested = before.map(({ product_id }) => products.get(product_id)).find((part) => part?.kit === 1);
  if (nested) throw dependent(`${nested.sku} is a kit itself now`, hint);
  const [other] = before.length > 0 ? await kitsWith(work, kit_id) : [];
  if (other !== undefined) throw dependent(`${kit.sku} is part of ${other} now`, hint);
  if (before.length > 0 && parts.length === 0) await refuseOwnStock(work, kit);
  return [{ type: 'recipe_set', kit_id, parts: before, before: parts }];
};
