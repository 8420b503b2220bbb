import type { OrderedLine, OrderRecord } from '../../domain/imports/records.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import type { Fields, Values } from '../engine/sheet.ts';
import type { RecordReader } from './kind.ts';
import {
  day, discount, discountFraction, instant, money, quantity, rate, text, unitPrice, whole,
} from '../engine/values.ts'; // prettier-ignore

export const orderFields = {
  number: whole,
  external_ref: text,
  channel: text,
  placed_on: day,
  customer_code: text,
  customer_name: text,
  customer_email: (cell: string) => cell.toLowerCase(),
  line: whole,
  sku: text,
  name: text,
  quantity,
  unit_price: unitPrice,
  discount,
  'discount%': discountFraction,
  shipping: money,
  tax_rate: rate,
  note: text,
  placed_at: instant,
  country: text,
} satisfies Fields;

/** The columns that docket itself writes; the others are read where they are. */
export const orderColumns = [
  'number', 'external_ref', 'channel', 'placed_on', 'customer_name', 'customer_email', 'line', 'sku', 'quantity',
  'unit_price', 'discount', 'shipping', 'tax_rate', 'note',
] as const; // prettier-ignore

type OrderRow = Values<typeof orderFields>;

/** Rows that share a reference (or, without one, a number) are one order, in the order of the file. */
export function orderReader(issues: Issues): RecordReader<OrderRecord, typeof orderFields> {
  const orders = new Map<string, Growing>();
  return {
    take(row) {
      const { row: at, external_ref, number, channel } = row;
      const ref = external_ref ?? number?.toString();
      if (ref === undefined) {
        const message = 'The row names no order: it has neither an external_ref nor a number.';
        issues.add(at, 'input.missing', message);
        return;
      }
      const key = `${channel ?? ''}\n${ref}`;
      const known = orders.get(key);
      if (known) addRow(known, row, issues);
      else orders.set(key, begun(ref, row));
    },
    records: () => [...orders.values()].map(recordOf),
  };
}

type Header = Omit<OrderRecord, 'rows' | 'lines' | 'customer'> & {
  readonly code: string | null;
  readonly name: string | null;
  readonly email: string | null;
};

/** An order while its rows are read: what a row does not say, a later one may. */
interface Growing {
  header: Header;
  readonly rows: number[];
  readonly lines: OrderedLine[];
}

function begun(ref: string, row: OrderRow): Growing {
  return { header: headerOf(ref, row), rows: [row.row], lines: lineOf(row) };
}

function headerOf(ref: string, row: OrderRow): Header {
  const { external_ref, number, channel, placed_on, placed_at, country, shipping, note } = row;
  return {
    ref,
    number: external_ref === null ? number : null,
    channel,
    placed_on,
    placed_at,
    country,
    shipping,
    note,
    code: row.customer_code,
    name: row.customer_name,
    email: row.customer_email,
  };
}

function addRow(order: Growing, row: OrderRow, issues: Issues): void {
  refuseOtherShipping(order, row, issues);
  const { header } = order;
  order.rows.push(row.row);
  order.lines.push(...lineOf(row));
  order.header = {
    ...header,
    placed_at: earlier(header.placed_at, row.placed_at),
    placed_on: header.placed_on ?? row.placed_on,
    country: header.country ?? row.country,
    shipping: header.shipping ?? row.shipping,
    note: header.note ?? row.note,
    code: header.code ?? row.customer_code,
    name: header.name ?? row.customer_name,
    email: header.email ?? row.customer_email,
  };
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return other < one ? other : one;
}

function lineOf(row: OrderRow): OrderedLine[] {
  const { sku, quantity: units, name, unit_price, tax_rate } = row;
  if (sku === null || units === null) return [];
  const less = row.discount ?? row['discount%'];
  return [{ at: row.row, sku, name, quantity: units, unit_price, discount: less, tax_rate }];
}

/** The shipping is the order's own: its rows say the same, or nothing. */
function refuseOtherShipping({ header, rows }: Growing, row: OrderRow, issues: Issues): void {
  if (header.shipping === null || row.shipping === null || header.shipping === row.shipping) return;
  const message = `The shipping differs from that of line ${rows[0]}, of the same order.`;
  issues.add(row.row, 'input.invalid', message, { column: 'shipping' });
}

function recordOf({ header, rows, lines }: Growing): OrderRecord {
  const { code, name, email, ...rest } = header;
  const customer = code === null && name === null && email === null ? null : { code, name, email };
  return { ...rest, rows, lines, customer };
}
