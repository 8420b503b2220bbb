import type { Minor } from '../../base/money.ts';
import { fulfilmentWords, lifecycleWords, paymentWords } from '../../domain/imports/records.ts';
import type { Discount } from '../../domain/pricing/price.ts';
import type { Fields, Values } from '../engine/fields.ts';
import {
  code, day, discount, discountFraction, instant, money, quantity, rate, text, unitPrice, whole, word,
  type Parser,
} from '../engine/values.ts'; // prettier-ignore

const email: Parser<string> = (cell) => cell.toLowerCase();

/** What is taken off: channels write it with a minus or without. */
const off: Parser<Minor> = (cell, reading) => Math.abs(money(cell, reading));

const lineOff: Parser<Discount> = (cell, reading) => ({ amount: off(cell, reading) });

/** What a row says of its order: on every row, or on the first alone. */
export const headerFields = {
  number: whole,
  external_ref: code,
  channel: text,
  placed_on: day,
  placed_at: instant,
  promised_on: day,
  location: text,
  country: text,
  customer_code: text,
  customer_name: text,
  customer_email: email,
  customer_phone: text,
  ship_to_name: text,
  ship_to_line1: text,
  ship_to_line2: text,
  ship_to_city: text,
  ship_to_region: text,
  ship_to_postcode: text,
  ship_to_country: text,
  note: text,
  updated_at: instant,
  lifecycle: word(lifecycleWords),
  cancelled_at: instant,
  hold_reason: text,
  hold_until: day,
  fulfilment: word(fulfilmentWords),
  delivered_on: day,
  payment: word(paymentWords),
  payment_method: text,
  paid: money,
  paid_at: instant,
  due: money,
  refunded: off,
  currency: text,
  prices: word(['with_tax', 'without_tax']),
  subtotal: money,
  order_discount: off,
  shipping: money,
  shipping_discount: off,
  shipping_tax: money,
  tax: money,
  total: money,
} satisfies Fields;

/** What a row says of its line. */
const lineFields = {
  line: whole,
  sku: code,
  /** What the channel itself calls the thing: its number of the listing, where there is no SKU. */
  item: text,
  name: text,
  options: text,
  quantity,
  unit_price: unitPrice,
  discount,
  'discount%': discountFraction,
  line_discount: lineOff,
  line_list: money,
  line_total: money,
  line_tax: money,
  tax_rate: rate,
  shipped: quantity,
  cancelled: quantity,
  line_fulfilment: word(fulfilmentWords),
  line_lifecycle: word(['open', 'cancelled']),
  shipped_at: instant,
  carrier: text,
  tracking: text,
} satisfies Fields;

export const orderFields = { ...headerFields, ...lineFields } satisfies Fields;

export type OrderRow = Values<typeof orderFields>;

/** The columns that docket itself writes first; the others say what a round trip needs. */
const orderColumns = [
  'number', 'external_ref', 'channel', 'placed_on', 'customer_name', 'customer_email', 'line', 'sku', 'quantity',
  'unit_price', 'discount', 'shipping', 'tax_rate', 'note',
] as const; // prettier-ignore

/** Fields that only the files of others need. */
const theirs = new Set([
  'item',
  'line_discount',
  'line_fulfilment',
  'line_lifecycle',
  'discount%',
  'shipping_discount',
]);

/** Docket's own columns: the fourteen that people write, then everything else that an order may say. */
export const ownColumns: readonly string[] = [
  ...orderColumns,
  ...Object.keys(orderFields).filter(
    (field) => !theirs.has(field) && !(orderColumns as readonly string[]).includes(field),
  ),
];
