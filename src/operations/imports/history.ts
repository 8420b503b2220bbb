import { instantOn } from '../../base/days.ts';
import type { DocketEvent, NewOrder } from '../../domain/events.ts';
import { pastOrder, pastReturn, type PastLine, type PastPlaces } from '../../domain/imports/past.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import { chunks } from '../../store/rows.ts';
import type { Work } from '../../store/work.ts';
import type { Customer } from './known-customers.ts';
import type { Outcome, ToImport } from './outcome.ts';
import { makeReady, type Ready } from './ready.ts';

/** Orders recorded at once: few enough that Ctrl-C is heard and memory stays flat. */
const AT_ONCE = 100;

/**
 * Writes down what was sold before docket: orders that stand as paid, shipped and delivered on their day, and for
 * quantities below zero returns that name no order. It has no effect on stock.
 */
export async function importHistory(work: Work, given: ToImport<OrderRecord>): Promise<Outcome> {
  const ready = await makeReady(work, given, { past: true });
  const { products, made, warnings } = await ready.goods.make(ready.orders.flatMap(({ lines }) => lines));
  const buyers = await ready.customers.make(ready.orders);
  const locations = await loadLocations(work);
  const places = { history: locations.virtual('history').id, customer: locations.virtual('customer').id };
  const counts = { orders: 0, returns: 0, lines: 0 };
  let done = 0;
  for (const chunk of chunks(ready.orders, AT_ONCE)) {
    const events = chunk.flatMap((order) => {
      const lines = order.lines.flatMap((line) => {
        const product = products.get(ready.goods.skuOf(line.sku));
        return product ? [{ line, product }] : [];
      });
      return pastOf(work, { order, lines, customer: buyers.of(order), ready, places });
    });
    const orders = events.filter((event) => event.type === 'past_order_recorded');
    const returns = events.filter((event) => event.type === 'past_return_recorded');
    await record(work, [...orders, ...returns]);
    counts.orders += orders.length;
    counts.returns += returns.length;
    counts.lines += chunk.reduce((sum, { lines }) => sum + lines.length, 0);
    done += chunk.length;
    await given.pace(done);
  }
  return {
    created: ready.orders.length,
    updated: 0,
    unchanged: ready.unchanged,
    also: { ...counts, products: made, customers: buyers.made },
    issues: ready.issues.found,
    warnings: [...ready.warnings, ...warnings],
  };
}

interface Past {
  readonly order: OrderRecord;
  readonly lines: readonly PastLine[];
  readonly customer: Customer | null;
  readonly ready: Ready;
  readonly places: PastPlaces;
}

function pastOf(
  work: Work,
  { order, lines, customer, ready, places }: Past,
): DocketEvent<'past_order_recorded' | 'past_return_recorded'>[] {
  const header = headerOf(work, { order, customer, ready });
  const sold = lines.filter(({ line }) => line.quantity > 0);
  const back = lines.filter(({ line }) => line.quantity < 0);
  const events: DocketEvent<'past_order_recorded' | 'past_return_recorded'>[] = [];
  if (sold.length > 0)
    events.push({
      type: 'past_order_recorded',
      ...pastOrder(header, sold, { places, shipping: order.shipping ?? 0 }),
    });
  if (back.length > 0) {
    const { external_ref, channel_id, customer_id, country, note } = header;
    const returned = {
      order_id: null, external_ref, channel_id, customer_id, country, lifecycle: 'imported', reason: 'other', note,
      requested_at: header.placed_at, requested_on: header.placed_on, override_days: null,
    } as const; // prettier-ignore
    events.push({ type: 'past_return_recorded', ...pastReturn(returned, back, { places, order: header }) });
  }
  return events;
}

function headerOf(
  { shop, now }: Work,
  { order, customer, ready }: Pick<Past, 'order' | 'customer' | 'ready'>,
): NewOrder {
  const placed_on = ready.dayOf(order);
  return {
    external_ref: order.ref,
    channel_id: ready.channelOf(order),
    customer_id: customer?.id ?? null,
    ship_to_id: null,
    location_id: null,
    country: order.country ?? customer?.country ?? shop.country,
    lifecycle: 'closed',
    imported: 1,
    ship_policy: shop.ship_policy,
    backorder: 0,
    prices: shop.prices,
    placed_at: order.placed_at ?? instantOn(placed_on, now, shop.timezone),
    placed_on,
    promised_on: null,
    currency: shop.currency,
    note: order.note,
    fingerprint: null,
  };
}
