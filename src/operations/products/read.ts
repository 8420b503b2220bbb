import { parseScaled } from '../../base/decimal.ts';
import { parseUnitPrice, type UnitPrice } from '../../base/money.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { barcodeProblem } from '../../domain/catalog/barcode.ts';
import { findSupplier } from '../../store/load/parties.ts';
import type { Work } from '../../store/work.ts';

/** A price or cost as it was typed; refuses (2) one below zero. */
export function priceOf(text: string, currency: string, what: string): UnitPrice {
  const price = parseUnitPrice(text, currency, what);
  if (price < 0) throw new Refusal('input.invalid', `${what} ${text} is below zero.`);
  return price;
}

export function reorderPointOf(text: string, decimals: number): Quantity {
  const quantity = parseQuantity(text, decimals, 'The reorder point');
  if (quantity < 0) throw new Refusal('input.invalid', `The reorder point ${text} is below zero.`);
  return quantity;
}

export function reorderQuantityOf(text: string, decimals: number): Quantity {
  const quantity = parseQuantity(text, decimals, 'The reorder quantity');
  if (quantity <= 0)
    throw new Refusal('input.invalid', `The reorder quantity is ${text}, and must be more than 0.`);
  return quantity;
}

export function orderUpToOf(text: string, decimals: number): Quantity {
  const quantity = parseQuantity(text, decimals, 'What there is to be');
  if (quantity <= 0)
    throw new Refusal('input.invalid', `What there is to be is ${text}, and must be more than 0.`);
  return quantity;
}

const HEAVIEST = 1_000_000_000;

/** Grams; refuses (2) none, parts of one, and more than a thousand tonnes. */
export function weightOf(text: string): number {
  const grams = parseScaled(text, 0, 'The weight in grams', HEAVIEST);
  if (grams > 0) return grams;
  throw new Refusal('input.invalid', `The weight is ${text} grams, and must be more than 0.`);
}

export function decimalsOf(decimals: number): number {
  if (decimals >= 0 && decimals <= 3) return decimals;
  throw new Refusal('input.invalid', `The decimals are ${decimals}; they go from 0 (pieces) to 3 (grams).`);
}

/** Refuses (2) lots of what has no stock. */
export function lotTrackedOf({
  sku,
  kind = 'goods',
  lot_tracked = false,
}: {
  readonly sku: string;
  readonly kind?: 'goods' | 'service' | undefined;
  readonly lot_tracked?: boolean | undefined;
}): 0 | 1 {
  if (!lot_tracked) return 0;
  if (kind === 'goods') return 1;
  throw new Refusal('input.invalid', `${sku} is a service: it has no stock, and so no lots.`);
}

/** Refuses (3) a tax category that the shop does not have. */
export async function taxOf(work: Work, tax: string): Promise<string> {
  const rows = await work.tx.selectFrom('tax_categories').select('code').orderBy('code').execute();
  const codes = rows.map(({ code }) => code);
  if (codes.includes(tax)) return tax;
  throw new Refusal('not_found', `There is no tax category “${tax}”.`, {
    hint: `Known are ${codes.join(', ')}.      docket config tax ${tax} 20% --name …`,
    details: { tax, known: codes },
  });
}

/** Refuses a barcode with a wrong check digit (2) and one that another product has (4). */
export async function barcodeOf(work: Work, barcode: string, own?: number): Promise<string> {
  const problem = barcodeProblem(barcode);
  if (problem !== undefined) throw new Refusal('input.invalid', problem);
  const holder = await work.tx
    .selectFrom('products')
    .select(['id', 'sku'])
    .where('barcode', '=', barcode)
    .where('undone_by', 'is', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (holder === undefined || holder.id === own) return barcode;
  throw new Refusal('exists', `The barcode ${barcode} is on ${holder.sku} already.`, {
    hint: `docket products edit ${holder.sku} --barcode ""`,
    details: { barcode, sku: holder.sku },
  });
}

/** The id of a supplier; refuses (3) an unknown one. */
export async function supplierOf(work: Work, code: string): Promise<number> {
  const supplier = await findSupplier(work, code);
  if (supplier instanceof Refusal) throw supplier;
  return supplier.id;
}
