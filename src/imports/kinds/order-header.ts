import type { Issues } from '../../domain/imports/issue.ts';
import type { OrderRecord, ShipTo } from '../../domain/imports/records.ts';
import { headerFields, type OrderRow } from './order-fields.ts';

/** What the rows of an order said of it so far; grows in place, since a file may have millions of rows. */
export type Header = { -readonly [K in keyof OrderRow]: OrderRow[K] };

/** How the rows of a file speak of their orders. */
export interface Merging {
  readonly issues: Issues;
  /** What its rows may say of an order. */
  readonly said: SaidOfOrders;
  /** Amounts of which every row has its own part. */
  readonly adds_up: readonly string[];
}

/** Amounts of the order that its rows repeat, or leave blank: two different ones cannot both be true. */
const amounts = [
  'shipping', 'shipping_tax', 'shipping_discount', 'order_discount', 'subtotal', 'tax', 'total', 'paid', 'due', 'refunded',
] as const; // prettier-ignore

/** Of moments of change and of dispatch the latest counts. */
const latest = ['updated_at', 'shipped_at'] as const;

type Amount = (typeof amounts)[number];
type Latest = (typeof latest)[number];

/** The fields of an order that a file has, by how the rows of one order come together in them. */
interface SaidOfOrders {
  readonly once: readonly string[];
  readonly amounts: readonly Amount[];
  readonly latest: readonly Latest[];
}

const apart: readonly string[] = [...amounts, ...latest, 'placed_at'];
const once = [...Object.keys(headerFields), 'carrier', 'tracking'].filter((field) => !apart.includes(field));

export function saidOfOrders(columns: Pick<ReadonlySet<string>, 'has'> | undefined): SaidOfOrders {
  const isThere = (field: string): boolean => columns?.has(field) ?? true;
  return { once: once.filter(isThere), amounts: amounts.filter(isThere), latest: latest.filter(isThere) };
}

/** Adds what a row says of its order, which began in line `first`: what was said first stands. */
export function addToHeader(
  header: Header,
  row: OrderRow,
  { first, merging }: { readonly first: number; readonly merging: Merging },
): void {
  const known = header as Record<string, unknown>;
  const says = row as Readonly<Record<string, unknown>>;
  const { said } = merging;
  for (const field of said.once) if (known[field] === null) known[field] = says[field];
  for (const field of said.amounts)
    if (row[field] !== null) header[field] = amountOf(field, header[field], { row, first, merging });
  for (const field of said.latest) header[field] = later(header[field], row[field]);
  if (row.placed_at !== null && (header.placed_at === null || row.placed_at < header.placed_at))
    header.placed_at = row.placed_at;
}

function amountOf(
  field: Amount,
  before: number | null,
  { row, first, merging }: { readonly row: OrderRow; readonly first: number; readonly merging: Merging },
): number | null {
  const amount = row[field];
  if (before === null || amount === null) return before ?? amount;
  if (merging.adds_up.includes(field)) return before + amount;
  if (before !== amount) {
    const message = `The ${field.replaceAll('_', ' ')} differs from that of line ${first}, of the same order.`;
    merging.issues.add(row.row, 'input.invalid', message, { column: field });
  }
  return before;
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return other > one ? other : one;
}

export function customerOf(header: Header): OrderRecord['customer'] {
  const { customer_code: code, customer_name: name, customer_email: email, customer_phone: phone } = header;
  return code === null && name === null && email === null ? null : { code, name, email, phone };
}

/** A name alone is no place to send to. */
export function shipToOf(header: Header): ShipTo | null {
  const place = {
    line1: header.ship_to_line1,
    line2: header.ship_to_line2,
    city: header.ship_to_city,
    region: header.ship_to_region,
    postcode: header.ship_to_postcode,
    country: header.ship_to_country,
  };
  const nowhere = Object.values(place).every((part) => part === null);
  return nowhere ? null : { name: header.ship_to_name, ...place };
}
