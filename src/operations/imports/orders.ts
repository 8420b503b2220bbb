import { instantOn } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import type { DocketEvent, NewOrder } from '../../domain/events.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { fingerprintOf, needsOf, priced, type WantedLine } from '../../domain/orders/place.ts';
import { Shelf } from '../../domain/stock/shelf.ts';
import { loadFree } from '../../store/load/levels.ts';
import type { Product } from '../../store/load/products.ts';
import { loadTaxRates, type TaxRates } from '../../store/load/tax.ts';
import { record } from '../../store/record/index.ts';
import { chunks } from '../../store/rows.ts';
import type { Work } from '../../store/work.ts';
import type { Customer } from './known-customers.ts';
import type { Outcome, ToImport } from './outcome.ts';
import { makeReady, type Ready } from './ready.ts';
import { recipientsOf } from './recipients.ts';

const AT_ONCE = 100;

/**
 * Places open orders by the same decision as `orders place`. What is short is kept as a backorder and named, since
 * somebody has sold it already; an order that is known stays as it is.
 */
export async function importOrders(work: Work, given: ToImport<OrderRecord>): Promise<Outcome> {
  const ready = await makeReady(work, given, { past: false });
  const { products, made, warnings } = await ready.goods.make(ready.orders.flatMap(({ lines }) => lines));
  const buyers = await ready.customers.make(ready.orders);
  const recipients = await recipientsOf(work, ready.orders.map(buyers.of));
  const rates = await ratesOf(work, ready);
  const shelf = new Shelf(
    await loadFree(
      work,
      [...products.values()].filter(isGoods).map(({ id }) => id),
    ),
  );
  const waiting: string[] = [];
  let done = 0;
  for (const chunk of chunks(ready.orders, AT_ONCE)) {
    const events: DocketEvent<'order_placed'>[] = [];
    for (const order of chunk) {
      const customer = buyers.of(order);
      const ship_to_id = customer === null ? null : (recipients.get(customer.id) ?? null);
      const event = placed(work, { order, customer, ship_to_id, ready, products, rates, shelf });
      waiting.push(...backordered(event));
      events.push(event);
    }
    await record(work, events);
    done += chunk.length;
    await given.pace(done);
  }
  return {
    created: ready.orders.length,
    updated: 0,
    unchanged: ready.unchanged,
    also: { products: made, customers: buyers.made },
    issues: ready.issues.found,
    warnings: [...ready.warnings, ...warnings, ...waitingOf(waiting)],
  };
}

function isGoods({ kind }: Product): boolean {
  return kind === 'goods';
}

/** The tax rates of every day on which an order was placed. */
async function ratesOf(work: Work, ready: Ready): Promise<ReadonlyMap<string, TaxRates>> {
  const rates = new Map<string, TaxRates>();
  const { country } = work.shop;
  for (const day of new Set(ready.orders.map(ready.dayOf)))
    rates.set(day, await loadTaxRates(work, country, day, country));
  return rates;
}

interface Placing {
  readonly order: OrderRecord;
  readonly customer: Customer | null;
  readonly ship_to_id: number | null;
  readonly ready: Ready;
  readonly products: ReadonlyMap<string, Product>;
  readonly rates: ReadonlyMap<string, TaxRates>;
  readonly shelf: Shelf;
}

function placed(work: Work, placing: Placing): DocketEvent<'order_placed'> {
  const { ready, rates, shelf } = placing;
  const { shipping } = placing.order;
  const taxes = rates.get(ready.dayOf(placing.order));
  const lines = linesOf(placing, taxes);
  const [first] = lines;
  const tax_rate = taxes?.of('standard') ?? first?.tax_rate ?? 0;
  const order = priced({
    order: headerOf(work, placing, lines),
    lines,
    discount: null,
    shipping: shipping === null ? null : { amount: shipping, tax_rate },
  });
  const allocations = shelf.serve(needsOf(order.order, order.lines));
  return { type: 'order_placed', ...order, allocations };
}

function linesOf({ order, ready, products }: Placing, taxes: TaxRates | undefined): WantedLine[] {
  return order.lines.flatMap(({ sku, quantity, unit_price, discount, tax_rate }) => {
    const product = products.get(ready.goods.skuOf(sku));
    if (!product) return [];
    return [
      {
        product,
        quantity,
        unit_price: unit_price ?? product.price,
        discount,
        tax_rate: tax_rate ?? taxes?.of(product.tax) ?? 0,
      },
    ];
  });
}

function headerOf(
  { shop, now }: Work,
  { order, customer, ship_to_id, ready }: Placing,
  lines: readonly WantedLine[],
): NewOrder {
  const placed_on = ready.dayOf(order);
  const customer_id = customer?.id ?? null;
  return {
    external_ref: order.ref,
    channel_id: ready.channelOf(order),
    customer_id,
    ship_to_id,
    location_id: null,
    country: order.country ?? customer?.country ?? shop.country,
    lifecycle: 'open',
    imported: 0,
    ship_policy: shop.ship_policy,
    backorder: 1,
    prices: shop.prices,
    placed_at: order.placed_at ?? instantOn(placed_on, now, shop.timezone),
    placed_on,
    promised_on: null,
    currency: shop.currency,
    note: order.note,
    fingerprint: fingerprintOf(
      customer_id,
      lines.map(({ product, quantity }) => ({ sku: product.sku, quantity })),
    ),
  };
}

function backordered({ order, lines, allocations }: DocketEvent<'order_placed'>): string[] {
  const short = lines.flatMap(({ line, stocked, ordered, sku }) => {
    const held = allocations
      .filter((one) => one.line === line)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return stocked === 1 && held < ordered ? [`${formatQuantity(ordered - held)} of ${sku}`] : [];
  });
  return short.length === 0 ? [] : [`${order.external_ref} (${short.join(', ')})`];
}

function waitingOf(waiting: readonly string[]): string[] {
  if (waiting.length === 0) return [];
  const orders = waiting.length === 1 ? '1 order waits' : `${waiting.length} orders wait`;
  return [`${orders} for stock: ${waiting.slice(0, 20).join('; ')}${waiting.length > 20 ? '; …' : ''}`];
}
