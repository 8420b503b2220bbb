import { formatQuantity, ONE } from '../../base/quantity.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { amountsOf, type Amounts, type LineOfProduct } from '../../domain/imports/amounts.ts';
import { isOff } from '../../domain/imports/news.ts';
import { pastMoves, type PastPlaces } from '../../domain/imports/past.ts';
import type { OrderedLine, OrderRecord } from '../../domain/imports/records.ts';
import { settledAsGiven } from '../../domain/imports/settled.ts';
import { orderNamed } from '../../domain/orders/named.ts';
import { closing } from '../../domain/orders/cancel.ts';
import { needsOf } from '../../domain/orders/place.ts';
import { Shelf } from '../../domain/stock/shelf.ts';
import { namesOfOrders } from '../../store/load/known.ts';
import { loadFree } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadOrderById, type LoadedOrder } from '../../store/load/orders.ts';
import { loadTaxRates, type TaxRates } from '../../store/load/tax.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { recordCancellation } from '../orders/cancel.ts';
import { allowed, catchUp } from './catch-up.ts';
import { reportOf } from './fingerprint.ts';
import { headerOf } from './header.ts';
import { returnOf } from './history.ts';
import type { OrderNotes } from './order-notes.ts';
import type { OrderBooks, Ready } from './ready.ts';
import { recipientsOf } from './recipients.ts';

interface Placing {
  readonly books: OrderBooks;
  readonly notes: OrderNotes;
}

/**
 * Places orders that are seen for the first time, as their channel gives them. What has left already moved from
 * history, with no effect on stock; what is still to ship is promised what is free, or waits. Yields the orders that
 * are in the books now: one of which nothing was ever kept is not.
 */
export async function placeReported(
  work: Work,
  ready: Ready,
  { books, notes }: Placing,
): Promise<readonly OrderRecord[]> {
  await books.goods.make(ready.fresh.flatMap(({ lines }) => lines.filter(({ quantity }) => quantity !== 0)));
  await books.customers.make(ready.fresh);
  const drawn = await drawnUp(work, ready, books);
  const past = drawn.filter(isSettled);
  const open = drawn.filter((one) => !isSettled(one));
  const ids = [...(await recordPast(work, past)), ...(await recordOpen(work, open, notes))];
  const placed = [...past, ...open].map(({ record: order }, index) => ({ order, id: ids[index] ?? 0 }));
  for (const { order, id } of placed)
    if (saysMore(order)) await catchUp(work, id, { order, goods: books.goods, notes, first: true });
  await holdAndClose(work, placed, notes);
  await record(
    work,
    placed.map(({ order, id }) => ({ type: 'order_reported', order_id: id, ...reportOf(order) })),
  );
  const returned = await recordReturns(work, ready, books);
  notes.returns += returned.length;
  return [...new Set([...placed.map(({ order }) => order), ...returned])];
}

/** An order with what it comes to. */
interface Drawn extends Amounts {
  readonly record: OrderRecord;
  /** Its own where it brings one that nobody has. */
  readonly number?: number;
}

async function drawnUp(work: Work, ready: Ready, books: OrderBooks): Promise<Drawn[]> {
  const rates = await ratesOf(work, ready);
  const destinations = ready.fresh.map((order) => ({ order, customer: books.customers.of(order.customer) }));
  const recipients = await recipientsOf(work, destinations);
  return destinations.flatMap(({ order, customer }) => {
    const taxes = rates.get(ready.dayOf(order));
    const lines = linesOf(order, books, taxes).filter(({ line }) => line.quantity > 0);
    if (lines.length === 0) return [];
    const header = headerOf(work, { order, customer, ship_to_id: recipients.get(order) ?? null, ready });
    const shipping_rate = taxes?.of('standard') ?? lines[0]?.tax_rate ?? 0;
    const number = order.number === null || ready.taken.has(order.number) ? {} : { number: order.number };
    return [{ record: order, ...number, ...amountsOf(order, header, { lines, shipping_rate }) }];
  });
}

/** The tax rates of every day on which an order was placed. */
async function ratesOf(work: Work, { fresh, dayOf }: Ready): Promise<ReadonlyMap<string, TaxRates>> {
  const rates = new Map<string, TaxRates>();
  const { country } = work.shop;
  for (const day of new Set(fresh.map(dayOf)))
    rates.set(day, await loadTaxRates(work, country, day, country));
  return rates;
}

function linesOf(order: OrderRecord, { goods }: OrderBooks, taxes: TaxRates | undefined): LineOfProduct[] {
  return order.lines.flatMap((line) => {
    const product = goods.product(line.sku);
    return product ? [{ line, product, tax_rate: taxes?.of(product.tax) ?? 0 }] : [];
  });
}

/** What the file says of an order as it stands: that it is held back, or over. */
async function holdAndClose(
  work: Work,
  placed: readonly { readonly order: OrderRecord; readonly id: number }[],
  notes: OrderNotes,
): Promise<void> {
  for (const { order, id } of placed) {
    if (order.hold_reason === null && order.lifecycle !== 'closed') continue;
    const loaded = await loadOrderById(work, id);
    if (loaded.order.lifecycle !== 'open') continue;
    if (order.lifecycle === 'closed') await allowed(loaded, notes, () => close(work, loaded));
    else if (order.hold_reason !== null)
      await record(work, [{ type: 'order_held', order_id: id, reason: order.hold_reason, until: null }]);
  }
}

async function close(work: Work, loaded: LoadedOrder): Promise<void> {
  const cancellation = closing(loaded.order, loaded.lines);
  const lifecycle = cancellation.ends ? 'cancelled' : 'closed';
  await recordCancellation(work, loaded, { cancellation, reason: 'closed by the channel', lifecycle });
}

/** All of it has left and is paid: it stands like the past. */
function isSettled({ record, lines, charges }: Drawn): boolean {
  const gross = [...lines, ...charges].reduce((sum, part) => sum + part.gross, 0);
  const sold = record.lines.filter(({ quantity }) => quantity > 0);
  const gone = sold.every(({ shipped, quantity, cancelled }) => shipped === quantity && !cancelled);
  return gone && settledAsGiven(record, gross)?.paid === gross;
}

/** Whether something has happened to the order since it was placed. */
function saysMore({ payment, paid, paid_at, due, refunded, lifecycle, lines }: OrderRecord): boolean {
  const money = [payment, paid, paid_at, due, refunded].some((said) => said !== null);
  return money || lifecycle === 'cancelled' || lines.some(({ shipped, cancelled }) => shipped || cancelled);
}

async function recordPast(work: Work, drawn: readonly Drawn[]): Promise<number[]> {
  const places = await placesOfThePast(work);
  return record(
    work,
    drawn.map(({ record: _, order, lines, charges, ...number }) => ({
      type: 'past_order_recorded',
      ...number,
      order: { ...order, lifecycle: 'closed', imported: 1, backorder: 0, fingerprint: null },
      lines,
      charges,
      moves: pastMoves(lines, places),
    })),
  );
}

async function placesOfThePast(work: Work): Promise<PastPlaces> {
  const locations = await loadLocations(work);
  return { history: locations.virtual('history').id, customer: locations.virtual('customer').id };
}

async function recordOpen(work: Work, drawn: readonly Drawn[], notes: OrderNotes): Promise<number[]> {
  const goods = drawn.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.stocked === 1 ? [line.product_id] : [])),
  );
  const shelf = new Shelf(await loadFree(work, goods));
  const events = drawn.map((one) => placedOf(one, shelf));
  const ids = await record(
    work,
    events.map(({ event }) => event),
  );
  const short = events.flatMap(({ event, needs }, index) => {
    const units = missing(event, needs);
    return units === '' ? [] : [{ id: ids[index] ?? 0, units }];
  });
  const names = await namesOfOrders(work, short.map(({ id }) => id)); // prettier-ignore
  for (const { id, units } of short) {
    const name = names.get(id);
    if (name) notes.waiting.push(`${orderNamed(name)} ${units}`);
  }
  return ids;
}

type Needs = ReturnType<typeof needsOf>;

/** What is promised is what has neither left nor been called off. */
function placedOf({ record, order, lines, charges, ...number }: Drawn, shelf: Shelf) {
  const sold = record.lines.filter(({ quantity }) => quantity > 0);
  const needs = needsOf(order, lines).flatMap((need) => {
    const quantity = need.quantity - goneOfLine(lines, need.line, (line) => goneOf(sold[line - 1], record));
    return quantity > 0 ? [{ ...need, quantity }] : [];
  });
  const event: DocketEvent<'order_placed'> = {
    type: 'order_placed', ...number, order, lines, charges, allocations: shelf.serve(needs, order.location_id),
  }; // prettier-ignore
  return { event, needs };
}

/** A channel says what has gone of a kit, and so of each of its components. */
function goneOfLine(lines: Drawn['lines'], number: number, gone: (line: number) => number): number {
  const line = lines.find((one) => one.line === number);
  const kit = lines.find((one) => one.line === line?.parent_line);
  if (!line || !kit) return gone(number);
  return (gone(kit.line) / ONE) * (line.ordered / (kit.ordered / ONE));
}

function goneOf(line: OrderedLine | undefined, record: OrderRecord): number {
  if (!line) return 0;
  return isOff(record) ? line.quantity : (line.shipped ?? 0) + (line.cancelled ?? 0);
}

/** Units that nothing is promised for, in words. */
function missing({ lines, allocations }: DocketEvent<'order_placed'>, needs: Needs): string {
  const short = needs.flatMap(({ line, quantity }) => {
    const held = allocations.filter((one) => one.line === line).reduce((sum, one) => sum + one.quantity, 0);
    const sku = lines.find((one) => one.line === line)?.sku ?? '';
    return held < quantity ? [`${formatQuantity(quantity - held)} of ${sku}`] : [];
  });
  return short.join(', ');
}

/** Goods that came back, such as a refund at the till. */
async function recordReturns(work: Work, ready: Ready, books: OrderBooks): Promise<OrderRecord[]> {
  const places = await placesOfThePast(work);
  const returned = ready.fresh.filter(({ lines }) => lines.some(({ quantity }) => quantity < 0));
  const events = returned.map((order) => {
    const customer = books.customers.of(order.customer);
    const lines = linesOf(order, books, undefined).filter(({ line }) => line.quantity < 0);
    return returnOf(headerOf(work, { order, customer, ready }), lines, places);
  });
  await record(work, events);
  return returned;
}
