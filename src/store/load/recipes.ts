import type { RecipePart } from '../../domain/events.ts';
import type { Component, MaybeKit } from '../../domain/orders/components.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

/** What kits are made of, by the kit's id, in the order of their components' SKUs. */
export async function recipesOf(
  { tx }: Pick<Reading, 'tx'>,
  kits: readonly number[],
): Promise<Map<number, Component[]>> {
  const found = new Map<number, Component[]>();
  for (const chunk of chunks(kits)) {
    const rows = await tx
      .selectFrom('recipes as r')
      .innerJoin('products as p', 'p.id', 'r.product_id')
      .select(['r.kit_id', 'r.quantity', 'p.id', 'p.sku', 'p.name', 'p.price', 'p.cost', 'p.when_short', 'p.archived_at'])
      .where('r.kit_id', 'in', chunk)
      .orderBy('p.sku')
      .execute(); // prettier-ignore
    for (const { kit_id, quantity, ...product } of rows)
      found.set(kit_id, [...(found.get(kit_id) ?? []), { product, quantity }]);
  }
  return found;
}

/** Products with what they are made of, where they are kits; where none is, nothing is asked of the books. */
export async function withRecipes<P extends { readonly id: number; readonly kit: 0 | 1 }>(
  reading: Pick<Reading, 'tx'>,
  products: readonly P[],
): Promise<(P & MaybeKit)[]> {
  const kits = products.filter(({ kit }) => kit === 1).map(({ id }) => id);
  if (kits.length === 0) return [...products];
  const recipes = await recipesOf(reading, kits);
  return products.map((product) => ({ ...product, components: recipes.get(product.id) }));
}

/** A recipe as the log keeps it, in the order of the products' ids. */
export async function recipePartsOf({ tx }: Pick<Reading, 'tx'>, kit_id: number): Promise<RecipePart[]> {
  return tx
    .selectFrom('recipes')
    .select(['product_id', 'quantity'])
    .where('kit_id', '=', kit_id)
    .orderBy('product_id')
    .execute();
}

/** The SKUs of the kits that a product is part of: all, or only those that are sold. */
export async function kitsWith(
  { tx }: Pick<Reading, 'tx'>,
  product_id: number,
  { sold = false }: { readonly sold?: boolean } = {},
): Promise<string[]> {
  const rows = await tx
    .selectFrom('recipes as r')
    .innerJoin('products as p', 'p.id', 'r.kit_id')
    .select('p.sku')
    .where('r.product_id', '=', product_id)
    .where('p.undone_by', 'is', null)
    .$if(sold, (query) => query.where('p.archived_at', 'is', null))
    .orderBy('p.sku')
    .execute();
  return rows.map(({ sku }) => sku);
}
