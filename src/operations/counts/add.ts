import { dayOf, parseInstant, type Day } from '../../base/days.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent, EventTypes } from '../../domain/events.ts';
import { lotKey } from '../../store/load/lots.ts';
import { loadProducts, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { refuseNoStock, type OfProduct } from '../stock/receive.ts';
import { LotsComing, type WrittenLot } from '../stock/lots.ts';
import { openCount } from './open.ts';

/** Something that was counted, as it was typed or scanned. */
export interface WrittenCount extends WrittenLot {
  /** A SKU or barcode. */
  readonly sku: string;
  readonly quantity: string;
  /** When it was counted, where it says so itself. */
  readonly counted_at?: string | undefined;
  /** Where it stands on standard input. */
  readonly row?: number | undefined;
}

export interface AddRequest {
  readonly count: number;
  readonly lines: readonly WrittenCount[];
  /** Takes the place of what was counted of these products before. */
  readonly recount?: boolean | undefined;
  readonly on?: Day | undefined;
}

type Lines = EventTypes['counted']['lines'];

/**
 * Writes down what was counted, each line with its moment; lines of one product add up. Refuses values that cannot be
 * (2), unknown products (3) and services (4) together, and (4) a count that is over. Returns the count's number.
 */
export async function addCounted(work: Work, request: AddRequest): Promise<number> {
  const count = await openCount(work, request.count);
  const { lines, opened } = await readLines(work, request);
  await record(work, [...opened, { type: 'counted', count_id: count.id, lines }]);
  return count.number;
}

interface Read {
  readonly lines: Lines;
  readonly opened: readonly DocketEvent[];
}

async function readLines(work: Work, { lines, recount, on }: AddRequest): Promise<Read> {
  const problems = new Problems();
  if (lines.length === 0) problems.add(nothingCounted());
  const happened = problems.attempt(() => happenedOn(work, on), undefined);
  const known = await loadProducts(
    work,
    lines.map(({ sku }) => sku),
  );
  problems.add(...known.problems);
  const anew = new Set<string>();
  const lots = new LotsComing(work);
  const read: Lines[number][] = [];
  for (const line of lines) {
    const product = known.products.get(line.sku);
    if (product) problems.attempt(() => refuseNoStock(product), undefined);
    const quantity = problems.attemptAt(line.row, () => quantityOf(line.quantity, product ?? line), 0);
    const moment = problems.attemptAt(line.row, () => momentOf(work, line, happened), undefined);
    if (!product || !moment) continue;
    const lot = await problems.attemptLater(() => lots.lotOf(product, line), '');
    // Of several lines of a product that are typed together, the first starts anew and the others add to it.
    const key = lotKey({ product_id: product.id, lot });
    const first = recount === true && !anew.has(key);
    anew.add(key);
    read.push(lineOf(product, { lot, quantity, recount: first ? 1 : 0, moment }));
  }
  return problems.unlessFound({ lines: read, opened: lots.takeOpened() });
}

function lineOf(
  { id }: Product,
  { moment, ...counted }: Pick<Lines[number], 'lot' | 'quantity' | 'recount'> & { readonly moment: Happened },
): Lines[number] {
  return { product_id: id, ...counted, counted_at: moment.at, counted_on: moment.day };
}

function nothingCounted(): Refusal {
  return new Refusal('input.missing', 'Nothing was counted.', {
    hint: 'docket counts add COUNT SKU QTY      or codes, one a line, to docket counts add COUNT -',
  });
}

function quantityOf(text: string, { sku, decimals = 3 }: OfProduct): Quantity {
  const quantity = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (quantity >= 0) return quantity;
  throw new Refusal(
    'input.invalid',
    `The quantity of ${sku} is ${text}; less than nothing cannot be counted.`,
  );
}

function momentOf(
  work: Work,
  { counted_at }: WrittenCount,
  happened: Happened | undefined,
): Happened | undefined {
  if (counted_at === undefined) return happened;
  const at = parseInstant(counted_at);
  if (at <= work.now) return { at, day: dayOf(at, work.shop.timezone) };
  throw new Refusal('input.invalid', `The moment ${counted_at} has not come yet (it is ${work.now}).`);
}
