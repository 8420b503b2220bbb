import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { stillToCome } from '../../domain/purchasing/purchase.ts';
import { findProducts, loadProducts, type Product } from '../../store/load/products.ts';
import type { LoadedPurchase } from '../../store/load/purchases.ts';
import { termsOf } from '../../store/load/supplier-items.ts';
import type { Work } from '../../store/work.ts';
import { inLine, Problems } from '../collect.ts';
import type { WrittenLot } from '../stock/lots.ts';

/** A code as a scanner types it or a delivery note names it: a SKU, a barcode or the supplier's own code. */
export interface ScannedUnits extends WrittenLot {
  readonly sku: string;
  readonly quantity: string;
  /** Where it stands on standard input or in the file. */
  readonly row?: number | undefined;
}

type Lines = LoadedPurchase['lines'];

/** Units of a lot, as it was typed or scanned. */
export interface UnitsOfLot {
  readonly written: WrittenLot;
  readonly quantity: Quantity;
}

/** What was scanned: how many of each line by its number, and by product which lots they are of. */
export interface Scanned {
  readonly units: ReadonlyMap<number, Quantity>;
  readonly lots: ReadonlyMap<number, readonly UnitsOfLot[]>;
}

/**
 * Adds up what was scanned and puts it on the lines of an order. Refuses (2) bad quantities and (3) codes that nobody
 * knows or the order does not name, each with its line, all at once.
 */
export async function scannedOf(
  work: Work,
  purchase: LoadedPurchase,
  scanned: readonly ScannedUnits[],
): Promise<Scanned> {
  const problems = new Problems();
  const productOf = await productsCalled(work, purchase, { scanned, problems });
  const lots = new Map<number, UnitsOfLot[]>();
  for (const { sku, quantity, row, lot, expires } of scanned) {
    const product = productOf(sku);
    if (!product) continue;
    const read = problems.attemptAt(row, () => quantityOf(quantity, product), 0);
    lots.set(product.id, [...(lots.get(product.id) ?? []), { written: { lot, expires }, quantity: read }]);
  }
  const sums = new Map(
    [...lots].map(([id, parts]) => [id, parts.reduce((sum, part) => sum + part.quantity, 0)]),
  );
  if ([...sums.values()].every((sum) => sum === 0))
    problems.add(new Refusal('input.missing', 'Nothing was scanned.'));
  refuseAll(problems.found);
  const units = new Map([...sums].flatMap(([product_id, sum]) => spread(purchase.lines, product_id, sum)));
  return { units, lots };
}

interface Scan {
  readonly scanned: readonly ScannedUnits[];
  readonly problems: Problems;
}

/** What codes stand for: what the supplier calls it, a SKU or a barcode; unknown and foreign ones are problems. */
async function productsCalled(
  work: Work,
  purchase: LoadedPurchase,
  { scanned, problems }: Scan,
): Promise<(code: string) => Product | undefined> {
  const theirs = await theirCodes(work, purchase);
  const skuOf = (code: string): string => theirs.get(code) ?? code;
  const rows = Map.groupBy(scanned, ({ sku }) => skuOf(sku));
  const { products, problems: unknown } = await loadProducts(work, [...rows.keys()]);
  const add = (sku: unknown, problem: Refusal): void => {
    for (const { row } of rows.get(String(sku)) ?? [])
      problems.add(row === undefined ? problem : inLine(row, problem));
  };
  for (const problem of unknown) add(problem.details['sku'], problem);
  for (const [sku, product] of products)
    if (!purchase.lines.some(({ product_id }) => product_id === product.id))
      add(sku, foreign(product, purchase.lines));
  return (code) => products.get(skuOf(code));
}

/** SKUs by what the supplier calls them, on the order or since. A SKU of ours goes before a code of theirs. */
async function theirCodes(work: Work, { header, lines }: LoadedPurchase): Promise<Map<string, string>> {
  const ids = lines.map(({ product_id }) => product_id);
  const terms = await termsOf(work, header.supplier_id, ids);
  const called = lines.flatMap(({ code, sku, product_id }) =>
    [terms.get(product_id)?.code, code].flatMap((one) => (one == null ? [] : [[one, sku] as const])),
  );
  const ours = await findProducts(
    work,
    called.map(([code]) => code),
  );
  return new Map(called.filter(([code]) => !ours.has(code)));
}

/** A delivery note may say that none came. */
function quantityOf(text: string, { sku, decimals }: Product): Quantity {
  const quantity = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (quantity >= 0) return quantity;
  throw new Refusal('input.invalid', `The quantity of ${sku} is ${text}, and may not be below 0.`);
}

function foreign({ sku }: Product, lines: Lines): Refusal {
  const message = `${sku} was not ordered; the lines are ${lines.map((line) => line.sku).join(', ')}.`;
  return new Refusal('not_found', message, {
    hint: `docket stock receive ${sku} QTY      for goods that nobody ordered`,
    details: { sku },
  });
}

/** Fills the lines of a product one after the other; what is more than all of them wanted is on the last. */
function spread(lines: Lines, product_id: number, quantity: Quantity): [number, Quantity][] {
  const own = lines.filter((line) => line.product_id === product_id);
  const open = own.filter((line) => stillToCome(line) > 0);
  const among = open.length > 0 ? open : own;
  let left = quantity;
  return among.flatMap((line, index): [number, Quantity][] => {
    const part = index === among.length - 1 ? left : Math.min(left, stillToCome(line));
    left -= part;
    return part > 0 ? [[line.line, part]] : [];
  });
}
