import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { stillToCome } from '../../domain/purchasing/purchase.ts';
import { loadProducts, type Product } from '../../store/load/products.ts';
import type { LoadedPurchase } from '../../store/load/purchases.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';

/** A code as a scanner types it or a delivery note names it: a SKU, a barcode or the supplier's own code. */
export interface ScannedUnits {
  readonly sku: string;
  readonly quantity: string;
}

export interface WrittenArrival extends WrittenUnits {
  readonly purchase: number;
  /** Everything that is still to come. */
  readonly all?: boolean | undefined;
  readonly scanned?: readonly ScannedUnits[] | undefined;
}

type Lines = LoadedPurchase['lines'];

export interface Arrival {
  readonly line: Lines[number];
  readonly quantity: Quantity;
}

/** Refuses (2) unless it is said in exactly one way what has come. */
export function refuseUnsaid({ purchase, all, scanned, line = [], sku = [] }: WrittenArrival): void {
  const ways = [line.length + sku.length > 0, all === true, scanned !== undefined].filter(Boolean).length;
  if (ways === 1) return;
  throw new Refusal(
    ways === 0 ? 'input.missing' : 'usage',
    ways === 0 ? 'What has come of it?' : 'Either --all came, or the named lines, or what was scanned.',
    {
      hint: `docket purchases receive ${purchase} --line 1=5      or docket purchases receive ${purchase} --all`,
    },
  );
}

/** Which units of which lines have come; refuses (4) to receive all of an order of which nothing is still to come. */
export async function arrivedOf(
  work: Work,
  { header, lines }: LoadedPurchase,
  written: WrittenArrival,
): Promise<Arrival[]> {
  const units = written.scanned
    ? await scannedOf(work, lines, written.scanned)
    : await unitsOf(work, written, lines);
  if (units !== null)
    return lines.flatMap((line) => {
      const quantity = units.get(line.line);
      return quantity === undefined ? [] : [{ line, quantity }];
    });
  const coming = lines.map((line) => ({ line, quantity: stillToCome(line) }));
  if (coming.some(({ quantity }) => quantity > 0)) return coming.filter(({ quantity }) => quantity > 0);
  throw new Refusal(
    'state',
    `Everything of purchase order ${header.number} has come or was closed already.`,
    {
      hint: `docket purchases show ${header.number}`,
      details: { purchase: header.number },
    },
  );
}

/** Adds up what was scanned; refuses (2) bad quantities and (3) what the order does not name, all at once. */
async function scannedOf(
  work: Work,
  lines: Lines,
  scanned: readonly ScannedUnits[],
): Promise<Map<number, Quantity>> {
  const problems = new Problems();
  if (scanned.length === 0) problems.add(new Refusal('input.missing', 'Nothing was scanned.'));
  const owned = new Map(lines.flatMap(({ code, sku }) => (code === null ? [] : [[code, sku] as const])));
  const skuOf = (code: string): string => owned.get(code) ?? code;
  const known = await loadProducts(
    work,
    scanned.map(({ sku }) => skuOf(sku)),
  );
  problems.add(...known.problems);
  const sums = new Map<number, Quantity>();
  for (const { sku, quantity } of scanned) {
    const product = known.products.get(skuOf(sku));
    if (product)
      sums.set(
        product.id,
        (sums.get(product.id) ?? 0) + problems.attempt(() => quantityOf(quantity, product), 0),
      );
  }
  for (const product of known.products.values())
    problems.attempt(() => refuseForeign(product, lines), undefined);
  refuseAll(problems.found);
  return new Map([...sums].flatMap(([product_id, quantity]) => spread(lines, product_id, quantity)));
}

function quantityOf(text: string, { sku, decimals }: Product): Quantity {
  const quantity = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (quantity > 0) return quantity;
  throw new Refusal('input.invalid', `The quantity of ${sku} is ${text}, and must be more than 0.`);
}

function refuseForeign({ id, sku }: Product, lines: Lines): void {
  if (lines.some(({ product_id }) => product_id === id)) return;
  throw new Refusal(
    'not_found',
    `${sku} was not ordered; the lines are ${lines.map((line) => line.sku).join(', ')}.`,
    {
      hint: `docket stock receive ${sku} QTY      for goods that nobody ordered`,
      details: { sku },
    },
  );
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
