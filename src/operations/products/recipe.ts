import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { RecipePart } from '../../domain/events.ts';
import { ownStockOf } from '../../store/load/own-stock.ts';
import { loadProduct, loadProducts, type Product } from '../../store/load/products.ts';
import { kitsWith, recipePartsOf } from '../../store/load/recipes.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

export interface RecipeRequest {
  readonly sku: string;
  /** `MUG=1`: how much of it is in one kit. All of them are named: the recipe is new each time. */
  readonly parts: readonly string[];
  /** It is no kit any more. */
  readonly remove?: boolean | undefined;
}

/**
 * Says what a kit is made of, or that a product is none. Orders keep the recipe that they were placed with. Refuses
 * values that cannot be (2), unknown products (3), kits in kits and what has stock of its own (4). Returns the SKU.
 */
export async function setRecipe(work: Work, { sku, parts: written, remove }: RecipeRequest): Promise<string> {
  const problems = new Problems();
  const kit = await problems.attemptLater(() => loadProduct(work, sku), undefined);
  if (remove === true && written.length > 0)
    problems.add(new Refusal('usage', 'Either components or --remove.'));
  const parts = await partsOf(work, { kit, sku, written, problems });
  if (kit && remove === true) problems.attempt(() => refuseNoKit(kit), undefined);
  if (kit && remove !== true) await problems.attemptLater(() => refuseUnkittable(work, kit), undefined);
  const { id, sku: known } = problems.unlessFound(kit);
  const before = await recipePartsOf(work, id);
  if (!sameParts(before, parts)) await record(work, [{ type: 'recipe_set', kit_id: id, parts, before }]);
  return known;
}

/** Whether two recipes are one; both in the order of the products' ids. */
export function sameParts(one: readonly RecipePart[], other: readonly RecipePart[]): boolean {
  return one.map(keyOf).join(' ') === other.map(keyOf).join(' ');
}

function keyOf({ product_id, quantity }: RecipePart): string {
  return `${product_id}=${quantity}`;
}

interface Written {
  readonly kit: Product | undefined;
  readonly sku: string;
  readonly written: readonly string[];
  readonly problems: Problems;
}

async function partsOf(work: Work, { kit, sku, written, problems }: Written): Promise<RecipePart[]> {
  const pairs = written.flatMap((text) => problems.attempt(() => [pairIn(text, sku)], []));
  const { products, problems: unknown } = await loadProducts(
    work,
    pairs.map((pair) => pair.sku),
  );
  problems.add(...unknown);
  const parts = pairs.flatMap((pair) => {
    const product = products.get(pair.sku);
    return product ? problems.attempt(() => [partOf(product, pair.quantity, kit)], []) : [];
  });
  const twice = parts.filter(
    ({ product_id }, index) => parts.findIndex((one) => one.product_id === product_id) < index,
  );
  for (const { product_id } of twice) problems.add(namedTwice(products, product_id));
  return parts.toSorted((a, b) => a.product_id - b.product_id);
}

function pairIn(text: string, kit: string): { sku: string; quantity: string } {
  const at = text.lastIndexOf('=');
  if (at > 0) return { sku: text.slice(0, at).trim(), quantity: text.slice(at + 1).trim() };
  throw new Refusal('input.invalid', `“${text}” is not written as SKU=QTY.`, {
    hint: `docket products recipe ${kit} MUG=1 TEA=2`,
  });
}

function partOf(product: Product, text: string, kit: Product | undefined): RecipePart {
  refuseAll(componentProblems(product, kit));
  return { product_id: product.id, quantity: quantityOf(product, text) };
}

function quantityOf({ sku, decimals }: Product, text: string): Quantity {
  const what = `The quantity of ${sku}`;
  const quantity = parseQuantity(text, decimals, what);
  if (quantity > 0) return quantity;
  throw new Refusal('input.invalid', `${what} is ${text}, and must be more than 0.`);
}

function componentProblems(
  { id, sku, kind, archived_at, components }: Product,
  kit: Product | undefined,
): Refusal[] {
  const cases: readonly (readonly [boolean, string, string])[] = [
    [id === kit?.id, `${sku} cannot be part of itself.`, `docket products recipe ${sku} MUG=1`],
    [id !== kit?.id && components !== undefined, `${sku} is a kit itself, and a kit is made of no kits.`, `docket products show ${sku}      names its components`],
    [kind === 'service', `${sku} is a service: it has no stock, and its price is part of the kit’s.`, 'Leave it out'],
    [archived_at !== null, `${sku} is archived.`, `docket products edit ${sku} --restore`],
  ]; // prettier-ignore
  return cases.flatMap(([holds, message, hint]) =>
    holds ? [new Refusal('state', message, { hint, details: { sku } })] : [],
  );
}

function namedTwice(products: ReadonlyMap<string, Product>, product_id: number): Refusal {
  const named = [...products.values()].find(({ id }) => id === product_id);
  return new Refusal('input.invalid', `${named?.sku ?? ''} is named twice.`);
}

function refuseNoKit({ sku, components }: Product): void {
  if (components !== undefined) return;
  throw new Refusal('state', `${sku} is no kit.`, { hint: `docket products recipe ${sku} MUG=1 TEA=2` });
}

/** A service, what is sold by the metre, a part of kits, and what is stocked by itself can be no kit. */
async function refuseUnkittable(work: Work, kit: Product): Promise<void> {
  const { id, sku, kind, decimals, components } = kit;
  const cases: readonly (readonly [boolean, string, string])[] = [
    [kind === 'service', `${sku} is a service and cannot be a kit.`, 'docket products add SKU --name … --price …'],
    [decimals > 0, `${sku} is sold in parts of one, and a kit is sold whole.`, `docket products edit ${sku} --decimals 0`],
  ]; // prettier-ignore
  refuseAll(
    cases.flatMap(([holds, message, hint]) => (holds ? [new Refusal('state', message, { hint })] : [])),
  );
  const kits = await kitsWith(work, id);
  if (kits.length > 0)
    throw new Refusal('state', `${sku} is part of ${kits.join(', ')}, and a kit is made of no kits.`, {
      hint: `docket products show ${kits[0] ?? ''}`,
    });
  if (components === undefined) await refuseOwnStock(work, kit);
}

/** Refuses (4) what is stocked by itself: it would lie there, and nobody could sell it. */
export async function refuseOwnStock(work: Work, { id, sku }: Pick<Product, 'id' | 'sku'>): Promise<void> {
  const there = await ownStockOf(work, id);
  if (there.length === 0) return;
  throw new Refusal('in_use', `${sku} has stock of its own and cannot be a kit yet: ${there.join(', ')}.`, {
    hint: `docket stock show ${sku}      or add the kit under another SKU: docket products add SKU …`,
    details: { sku, there },
  });
}
