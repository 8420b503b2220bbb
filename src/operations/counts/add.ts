import { dayOf, parseInstant, type Day } from '../../base/days.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, Refusals } from '../../base/refusal.ts';
import type { EventTypes } from '../../domain/events.ts';
import { loadProducts, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { refuseService, type OfProduct } from '../stock/receive.ts';
import { openCount } from './open.ts';

/** Something that was counted, as it was typed or scanned. */
export interface WrittenCount {
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
  const lines = await readLines(work, request);
  await record(work, [{ type: 'counted', count_id: count.id, lines }]);
  return count.number;
}

async function readLines(work: Work, { lines, recount, on }: AddRequest): Promise<Lines> {
  const problems = new Problems();
  if (lines.length === 0) problems.add(nothingCounted());
  const happened = problems.attempt(() => happenedOn(work, on), undefined);
  const known = await loadProducts(
    work,
    lines.map(({ sku }) => sku),
  );
  problems.add(...known.problems);
  const anew = new Set<number>();
  const read = lines.flatMap((line) => {
    const product = known.products.get(line.sku);
    if (product) problems.attempt(() => refuseService(product), undefined);
    const quantity = attemptAt(problems, line, () => quantityOf(line.quantity, product ?? line), 0);
    const moment = attemptAt(problems, line, () => momentOf(work, line, happened), undefined);
    if (!product || !moment) return [];
    // Of several lines of a product that are typed together, the first starts anew and the others add to it.
    const first = recount === true && !anew.has(product.id);
    anew.add(product.id);
    return [lineOf(product, { quantity, recount: first ? 1 : 0, moment })];
  });
  problems.unlessFound(true);
  return read;
}

function lineOf(
  { id }: Product,
  { quantity, recount, moment }: { quantity: Quantity; recount: 0 | 1; moment: Happened },
): Lines[number] {
  return { product_id: id, quantity, recount, counted_at: moment.at, counted_on: moment.day };
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

/** The same as `attempt`, naming the line of standard input. */
function attemptAt<T>(problems: Problems, { row }: WrittenCount, read: () => T, fallback: T): T {
  return problems.attempt(() => {
    try {
      return read();
    } catch (error) {
      if (row === undefined || !(error instanceof Refusal) || error instanceof Refusals) throw error;
      const { code, message, hint, details } = error;
      throw new Refusal(code, `Line ${row}: ${message}`, {
        ...(hint === undefined ? {} : { hint }),
        details: { ...details, line: row },
      });
    }
  }, fallback);
}
