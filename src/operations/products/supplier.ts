import type { Quantity } from '../../base/quantity.ts';
import { parseQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent, PriceBreak, SupplierTerms } from '../../domain/events.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { noTerms, sameTerms, sortedBreaks } from '../../domain/purchasing/supplier-item.ts';
import { loadParty, type Party } from '../../store/load/parties.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { termsOf } from '../../store/load/supplier-items.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { refuseNoStock } from '../stock/receive.ts';
import { priceOf } from './read.ts';

/** What a supplier asks for a product, as it is typed: what is not named stays, an empty text takes a value away. */
export interface SupplierItemRequest {
  readonly sku: string;
  readonly supplier: string;
  readonly code?: string | undefined;
  readonly cost?: string | undefined;
  /** `10=3.00,100=2.80`: from so many on, each costs this. */
  readonly breaks?: string | undefined;
  readonly moq?: string | undefined;
  readonly multiple?: string | undefined;
  readonly pack_size?: string | undefined;
  /** `7d`, `2w`, or days. */
  readonly lead_time?: string | undefined;
  /** The supplier does not sell it any more. */
  readonly remove?: boolean | undefined;
}

/**
 * Writes down what a supplier asks for a product; the first supplier of a product is the one it is bought from. Refuses
 * values that cannot be (2), an unknown product or supplier (3) and services (4) together. Returns the SKU.
 */
export async function setSupplierItem(work: Work, request: SupplierItemRequest): Promise<string> {
  const problems = new Problems();
  const found = await problems.attemptLater(() => loadProduct(work, request.sku), undefined);
  const from = await problems.attemptLater(() => loadParty(work, 'supplier', request.supplier), undefined);
  if (found) problems.attempt(() => refuseNoStock(found), undefined);
  problems.add(...optionalTextProblems({ code: request.code }));
  const said = termsSaid(work, found, { request, problems });
  const [product, supplier] = [problems.unlessFound(found), problems.unlessFound(from)];
  const before = (await termsOf(work, supplier.id, [product.id])).get(product.id) ?? null;
  const terms = request.remove ? removed(product, supplier, before) : { ...(before ?? noTerms), ...said };
  if (!sameTerms(before, terms)) await record(work, changes(product, supplier, { terms, before }));
  return product.sku;
}

function removed({ sku }: Product, { code }: Party, before: SupplierTerms | null): null {
  if (before !== null) return null;
  throw new Refusal('not_found', `${code} is not written down as selling ${sku}.`, {
    hint: `docket products show ${sku}`,
  });
}

function changes(
  product: Product,
  supplier: Party,
  { terms, before }: Pick<DocketEvent<'supplier_item_set'>, 'terms' | 'before'>,
): DocketEvent[] {
  const item = {
    type: 'supplier_item_set',
    supplier_id: supplier.id,
    product_id: product.id,
    terms,
    before,
  } as const;
  if (terms === null || product.supplier_id !== null) return [item];
  const preferred = { changes: { supplier_id: supplier.id }, before: { supplier_id: null } };
  return [item, { type: 'edited', kept: 'product', id: product.id, ...preferred }];
}

interface Said {
  readonly request: SupplierItemRequest;
  readonly problems: Problems;
}

/** Only what was named. */
function termsSaid(
  work: Work,
  product: Product | undefined,
  { request, problems }: Said,
): Partial<SupplierTerms> {
  const { currency } = work.shop;
  const decimals = product?.decimals ?? 3;
  const read = <T>(text: string | undefined, none: T, parse: (text: string) => T): T | undefined =>
    text === undefined
      ? undefined
      : problems.attempt(() => (text.trim() === '' ? none : parse(text)), undefined);
  const quantity = (text: string | undefined, what: string) =>
    read<Quantity | null>(text, null, (typed) => someOf(typed, decimals, what));
  const said = {
    code: read<string | null>(request.code, null, keptText),
    cost: read<number | null>(request.cost, null, (text) => priceOf(text, currency, 'The cost')),
    moq: quantity(request.moq, 'The least quantity'),
    multiple: quantity(request.multiple, 'The multiple'),
    pack_size: quantity(request.pack_size, 'The pack size'),
    lead_time: read<number | null>(request.lead_time, null, daysOf),
    breaks: read<readonly PriceBreak[]>(request.breaks, [], (text) => breaksIn(text, decimals, currency)),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function someOf(text: string, decimals: number, what: string): Quantity {
  const quantity = parseQuantity(text, decimals, what);
  if (quantity > 0) return quantity;
  throw new Refusal('input.invalid', `${what} is ${text}, and must be more than 0.`);
}

function breaksIn(text: string, decimals: number, currency: string): PriceBreak[] {
  const breaks = text.split(/[,;\s]+/).filter(Boolean).map((pair) => {
    const [from = '', cost = '', ...more] = pair.split('=');
    if (from === '' || cost === '' || more.length > 0)
      throw new Refusal('input.invalid', `“${pair}” is not written as QTY=COST.`, { hint: '--breaks 10=3.00,100=2.80' });
    return { from_quantity: someOf(from, decimals, 'The quantity of a break'), cost: priceOf(cost, currency, 'The cost') };
  }); // prettier-ignore
  return sortedBreaks(breaks);
}

const daysIn: Readonly<Record<string, number>> = { '': 1, d: 1, w: 7 };

function daysOf(text: string): number {
  const [, count, unit = ''] = /^(\d{1,4})\s*([dw]?)$/.exec(text.trim()) ?? [];
  if (count !== undefined) return Number(count) * (daysIn[unit] ?? 1);
  throw new Refusal('input.invalid', `The lead time “${text}” is not written as 7d or 2w.`);
}
