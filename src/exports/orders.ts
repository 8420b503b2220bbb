import { formatScaled } from '../base/decimal.ts';
import type { Minor, Rate } from '../base/money.ts';
import { column, type Row } from '../kit/view.ts';
import { orderPages, type ExportedOrder } from '../store/list/exports/orders.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('number', 'number'),
  column('external_ref', 'text'),
  column('channel', 'text'),
  column('placed_on', 'day'),
  column('customer_name', 'text'),
  column('customer_email', 'text'),
  column('line', 'number'),
  column('sku', 'text'),
  column('quantity', 'quantity'),
  column('unit_price', 'price'),
  column('discount', 'money'),
  column('shipping', 'money'),
  column('tax_rate', 'percent'),
  column('note', 'text'),
  column('placed_at', 'instant'),
  column('lifecycle', 'word'),
  column('customer_code', 'text'),
  column('name', 'text'),
  column('line_total', 'money'),
  column('line_tax', 'money'),
  column('cancelled', 'quantity'),
  column('shipped', 'quantity'),
  column('shipped_at', 'instant'),
  column('carrier', 'word'),
  column('tracking', 'text'),
  column('currency', 'text'),
  column('prices', 'word'),
  column('shipping_tax', 'money'),
  column('tax', 'money'),
  column('total', 'money'),
  column('paid', 'money'),
  column('paid_at', 'instant'),
  column('payment_method', 'word'),
  column('refunded', 'money'),
  column('promised_on', 'day'),
  column('location', 'text'),
  column('hold_reason', 'text'),
  column('hold_until', 'day'),
  column('country', 'text'),
  column('ship_to_name', 'text'),
  column('ship_to_line1', 'text'),
  column('ship_to_line2', 'text'),
  column('ship_to_city', 'text'),
  column('ship_to_postcode', 'text'),
  column('ship_to_country', 'text'),
];

/**
 * What was ordered and what has become of it. Amounts are those of all that was ordered, so that what is cancelled can be
 * taken off again; those of the whole order stand on its first row only, so that a column may be summed.
 */
export const orders: Export = {
  of: 'orders',
  format: 'docket',
  about: 'Orders as import orders reads them, a row a line.',
  columns: () => columns,
  pages: ({ reading, channel, lifecycle, from, to, since }) =>
    rowsOf(orderPages(reading, { channel: channel?.id, lifecycle, from, to, since }), rowsOfOrder),
};

function rowsOfOrder(exported: ExportedOrder): Row[] {
  const header = headerOf(exported);
  const amounts = amountsOf(exported);
  const { parcel } = exported;
  return exported.lines.map((line, index) => ({
    ...header,
    ...(index === 0 ? amounts : {}),
    ...lineOf(line, exported.order),
    ...(line.shipped > 0 ? parcel : {}),
  }));
}

function headerOf({ order, channel, location, customer, ship_to }: ExportedOrder): Row {
  const { number, external_ref, placed_on, placed_at, lifecycle, note, promised_on, country } = order;
  return {
    number,
    external_ref,
    channel,
    placed_on,
    placed_at,
    lifecycle,
    note,
    promised_on,
    country,
    location,
    hold_reason: order.hold_reason,
    hold_until: order.hold_until,
    customer_code: customer?.code ?? null,
    customer_name: customer?.name ?? null,
    customer_email: customer?.email ?? null,
    ship_to_name: ship_to?.name ?? null,
    ship_to_line1: ship_to?.line1 ?? null,
    ship_to_line2: ship_to?.line2 ?? null,
    ship_to_city: ship_to?.city ?? null,
    ship_to_postcode: ship_to?.postcode ?? null,
    ship_to_country: ship_to?.country ?? null,
  };
}

function amountsOf({ order, lines, charges, payment }: ExportedOrder): Row {
  const { money } = shownIn(order.currency);
  const postage = charges.filter(({ kind }) => kind === 'shipping');
  const total = (
    parts: readonly { readonly [K in 'amount' | 'tax' | 'gross']?: Minor }[],
    what: 'amount' | 'tax' | 'gross',
  ) => money(parts.reduce((sum, part) => sum + (part[what] ?? 0), 0));
  return {
    currency: order.currency,
    prices: order.prices,
    shipping: postage.length === 0 ? null : total(postage, 'amount'),
    shipping_tax: postage.length === 0 ? null : total(postage, 'tax'),
    tax: total([...lines, ...charges], 'tax'),
    total: total([...lines, ...charges], 'gross'),
    paid: money(order.paid),
    paid_at: payment?.paid_at ?? null,
    payment_method: payment?.method ?? null,
    refunded: money(order.refunded),
  };
}

function lineOf(line: ExportedOrder['lines'][number], { currency, prices }: ExportedOrder['order']): Row {
  const { money, price, quantity } = shownIn(currency);
  return {
    line: line.line,
    sku: line.sku,
    name: line.name,
    quantity: quantity(line.ordered),
    unit_price: price(line.unit_price),
    discount: line.discount === 0 ? null : money(line.discount),
    tax_rate: percent(line.tax_rate),
    line_total: money(prices === 'with_tax' ? line.gross : line.net),
    line_tax: money(line.tax),
    cancelled: quantity(line.cancelled),
    shipped: quantity(line.shipped),
  };
}

function percent(rate: Rate): string {
  return `${formatScaled(rate, 4, 0)}%`;
}
