import { dayOf } from '../../base/days.ts';
import { priceTimes } from '../../base/money.ts';
import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import type { DocketEvent, NewMove } from '../../domain/events.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { exceptionsOf } from '../../store/load/exceptions.ts';
import type { LoadedOrder, OrderLine } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { packed } from '../shipments/packed.ts';

interface Reported {
  /** Units that have left by line number, beyond what the books know. */
  readonly shipped: ReadonlyMap<number, Quantity>;
  readonly order: OrderRecord;
  /** Whether they left before docket knew of the order: then they come from history. */
  readonly first: boolean;
}

/** What was not there to leave, in words; `raised` of it was not known before. */
interface Shortage {
  readonly short: readonly string[];
  readonly raised: readonly string[];
}

interface Left {
  readonly line: OrderLine;
  readonly quantity: Quantity;
}

/**
 * Ships what a channel says has left: of an order that was known, what is promised to it; the rest was not there to
 * leave, stays a backorder and is an exception. Yields the latter in words.
 */
export async function shipReported(work: Work, loaded: LoadedOrder, reported: Reported): Promise<Shortage> {
  const left = loaded.lines.flatMap((line): Left[] => {
    const quantity = reported.shipped.get(line.line) ?? 0;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  if (left.length === 0) return { short: [], raised: [] };
  if (reported.first) {
    await shipFromHistory(work, loaded, { left, reported });
    return { short: [], raised: [] };
  }
  return shipPromised(work, loaded, { left, reported });
}

interface Leaving {
  readonly left: readonly Left[];
  readonly reported: Reported;
}

async function shipFromHistory(
  work: Work,
  { order }: LoadedOrder,
  { left, reported }: Leaving,
): Promise<void> {
  const locations = await loadLocations(work);
  const [from_location_id, to_location_id] = [
    locations.virtual('history').id,
    locations.virtual('customer').id,
  ];
  const moment = momentOf(work, order.placed_at, reported.order);
  const moves = left.map(
    ({ line, quantity }): NewMove => ({
      product_id: line.product_id, from_location_id, to_location_id, lot: '', quantity,
      value: priceTimes(line.unit_cost ?? 0, quantity), moved_at: moment.shipped_at, moved_on: moment.shipped_on,
      kind: 'history', reason: null, order_line_id: line.id, return_line_id: null, reverses: null,
    }), // prettier-ignore
  );
  await record(work, [
    { type: 'shipped', order_id: order.id, kind: 'history', ...moment, promised: [], moves },
  ]);
  await arrive(work, order.id, moment);
}

async function shipPromised(
  work: Work,
  { order, lines }: LoadedOrder,
  { left, reported }: Leaving,
): Promise<Shortage> {
  const parcel = left.flatMap(({ line, quantity }) => {
    const there = Math.min(quantity, line.allocated);
    return there > 0 ? [{ order_line_id: line.id, quantity: there }] : [];
  });
  const moment = momentOf(work, order.placed_at, reported.order);
  const moved = { moved_at: moment.shipped_at, moved_on: moment.shipped_on };
  if (parcel.length > 0) {
    const packing = await packed(work, parcel, lines, moved);
    await record(work, [{ type: 'shipped', order_id: order.id, kind: 'delivery', ...moment, ...packing }]);
  }
  const short = left
    .map(({ line, quantity }) => ({ line, quantity: quantity - line.allocated }))
    .filter(({ quantity }) => quantity > 0);
  const raised = await raise(work, order.id, short);
  return { short: short.map(sayUnits), raised: raised.map(sayUnits) };
}

/** Each shortage once: the same one told again is nothing new. */
async function raise(work: Work, order_id: number, short: readonly Left[]): Promise<readonly Left[]> {
  const raised = await exceptionsOf(work, order_id);
  const fresh = short.filter(
    ({ line, quantity }) => !raised.some((one) => one.order_line_id === line.id && one.quantity === quantity),
  );
  await record(
    work,
    fresh.map(({ line, quantity }) => exceptionOf(work, line, quantity)),
  );
  return fresh;
}

function sayUnits({ line, quantity }: Left): string {
  return `${formatQuantity(quantity)} of ${line.sku}`;
}

function exceptionOf(
  work: Work,
  { id, order_id }: OrderLine,
  quantity: Quantity,
): DocketEvent<'exception_raised'> {
  const when = { raised_at: work.now, raised_on: work.today };
  return { type: 'exception_raised', kind: 'oversold', order_id, order_line_id: id, quantity, ...when };
}

/** When and how it left: as the channel says, never after now nor before the order. */
function momentOf(
  { now, shop }: Work,
  placed_at: string,
  { shipped_at, carrier, tracking, lines }: OrderRecord,
) {
  const said = shipped_at ?? lines.find((line) => line.shipped_at !== null)?.shipped_at ?? now;
  const at = said > now ? now : said < placed_at ? placed_at : said;
  const label = lines.find((line) => line.tracking !== null);
  return {
    carrier: carrier ?? label?.carrier ?? null,
    tracking: tracking ?? label?.tracking ?? null,
    shipped_at: at,
    shipped_on: dayOf(at, shop.timezone),
  };
}

/** Nobody will tell docket when it arrived: it counts as delivered when it left. */
async function arrive(
  work: Work,
  order_id: number,
  { shipped_at, shipped_on }: { readonly shipped_at: string; readonly shipped_on: string },
): Promise<void> {
  const { id } = await work.tx
    .selectFrom('shipments')
    .select('id')
    .where('order_id', '=', order_id)
    .where('operation_id', '=', work.operation)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  await record(work, [
    { type: 'delivered', shipment_id: id, order_id, delivered_at: shipped_at, delivered_on: shipped_on },
  ]);
}
