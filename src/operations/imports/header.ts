import { instantOn } from '../../base/days.ts';
import type { NewOrder } from '../../domain/events.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { settledAsGiven } from '../../domain/imports/settled.ts';
import { fingerprintOf } from '../../domain/orders/place.ts';
import type { Work } from '../../store/work.ts';
import type { Customer } from './known-customers.ts';
import type { Ready } from './ready.ts';

interface Heading {
  readonly order: OrderRecord;
  readonly customer: Customer | null;
  readonly ship_to_id?: number | null;
  readonly ready: Pick<Ready, 'dayOf' | 'channelOf' | 'placeOf' | 'skuOf'>;
}

/** The head of an order of a file as an open order, that may wait for stock since somebody has sold it already. */
export function headerOf(
  { shop, now }: Work,
  { order, customer, ship_to_id = null, ready }: Heading,
): NewOrder {
  const placed_on = ready.dayOf(order);
  const customer_id = customer?.id ?? null;
  const lines = order.lines.map(({ sku, quantity }) => ({ sku: ready.skuOf(sku), quantity }));
  return {
    external_ref: order.external_ref,
    channel_id: ready.channelOf(order),
    customer_id,
    ship_to_id,
    location_id: ready.placeOf(order),
    country: order.ship_to?.country ?? order.country ?? customer?.country ?? shop.country,
    lifecycle: order.lifecycle === 'draft' && !hasBegun(order) ? 'draft' : 'open',
    imported: 0,
    ship_policy: shop.ship_policy,
    backorder: 1,
    prices: shop.prices,
    placed_at: order.placed_at ?? instantOn(placed_on, now, shop.timezone),
    placed_on,
    promised_on: order.promised_on,
    currency: shop.currency,
    note: order.note,
    fingerprint: fingerprintOf(customer_id, lines),
  };
}

/** What was paid or has left is an order, whatever its channel calls it. */
export function hasBegun(order: OrderRecord): boolean {
  const { paid } = settledAsGiven(order, WHATEVER_IT_COMES_TO) ?? { paid: 0 };
  return paid > 0 || order.lines.some(({ shipped }) => (shipped ?? 0) > 0);
}

const WHATEVER_IT_COMES_TO = Number.MAX_SAFE_INTEGER;
