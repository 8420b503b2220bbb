import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Problems } from '../collect.ts';
import { loadProducts, type Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import { lotsThere, type WrittenLots } from '../stock/lots-of-lines.ts';
import { refuseNoStock, type OfProduct } from '../stock/receive.ts';

/** Units as they are typed: `SKU QTY`, or `SKU=QTY` as often as wanted. */
export interface WrittenGoods extends Pick<WrittenLots, 'lot'> {
  readonly sku?: string | undefined;
  readonly quantity?: string | undefined;
  readonly line?: readonly string[] | undefined;
}

export interface WantedGoods {
  readonly product: Product;
  /** `''` where lots are not tracked. */
  readonly lot: string;
  readonly quantity: Quantity;
}

/**
 * Reads which goods are meant, a product once however often it is named. Collects what names nothing or cannot be (2),
 * unknown products and lots (3), services, and lots of what has none (4).
 */
export async function wantedGoods(
  work: Work,
  written: WrittenGoods,
  problems: Problems,
): Promise<WantedGoods[]> {
  const pairs = problems.attempt(() => pairsOf(written), []);
  const known = await loadProducts(
    work,
    pairs.map(({ sku }) => sku),
  );
  problems.add(...known.problems);
  const wanted = pairs.flatMap(({ sku, quantity }) => {
    const product = known.products.get(sku);
    if (product) problems.attempt(() => refuseNoStock(product), undefined);
    const read = problems.attempt(() => quantityOf(quantity, product ?? { sku }), 0);
    return product ? [{ product, quantity: read }] : [];
  });
  const once = [...Map.groupBy(wanted, ({ product }) => product.id).values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, quantity: more.reduce((sum, { quantity }) => sum + quantity, first.quantity) }] : [],
  );
  const lots = await lotsThere(work, once, { lot: written.lot, problems });
  return once.map((one, index) => ({ ...one, lot: lots[index] ?? '' }));
}

interface Pair {
  readonly sku: string;
  readonly quantity: string;
}

function pairsOf({ sku, quantity, line = [] }: WrittenGoods): Pair[] {
  if (sku !== undefined && quantity === undefined)
    throw new Refusal('input.missing', `How many of ${sku}?`, { hint: `${sku} 5` });
  const pairs = line.map(pairOf);
  if (sku !== undefined && quantity !== undefined) pairs.unshift({ sku, quantity });
  if (pairs.length === 0)
    throw new Refusal('input.missing', 'Which goods, and how many?', {
      hint: 'SKU QTY      or --line SKU=QTY, as often as wanted',
    });
  return pairs;
}

function pairOf(written: string): Pair {
  const at = written.lastIndexOf('=');
  if (at < 1)
    throw new Refusal('input.invalid', `“${written}” is not written as SKU=QTY.`, { hint: '--line MUG=2' });
  return { sku: written.slice(0, at).trim(), quantity: written.slice(at + 1).trim() };
}

function quantityOf(text: string, { sku, decimals = 3 }: OfProduct): Quantity {
  const quantity = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (quantity > 0) return quantity;
  throw new Refusal('input.invalid', `The quantity of ${sku} is ${text}, and must be more than 0.`);
}
