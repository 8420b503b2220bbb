import type { Issues } from '../../domain/imports/issue.ts';
import type { OrderedLine, OrderRecord } from '../../domain/imports/records.ts';
import { finished } from '../../domain/imports/finished.ts';
import { decodeEntities } from './entities.ts';
import { Gathering } from './gather.ts';
import { lineOf } from './order-lines.ts';
import type { ReaderOptions, RecordReader } from './kind.ts';
import type { orderFields, OrderRow } from './order-fields.ts';
import {
  addToHeader,
  customerOf,
  saidOfOrders,
  shipToOf,
  type Header,
  type Merging,
} from './order-header.ts';

/**
 * Rows that share a reference (or, without one, a number) and a channel are one order, in the order of the file. What
 * is said of the order may stand on any of its rows: on the first, on all of them, or on one that is no line.
 */
export function orderReader(
  issues: Issues,
  { lastLineOf, format = {}, columns }: ReaderOptions = {},
): RecordReader<OrderRecord, typeof orderFields> {
  const orders = new Gathering<Growing, OrderRecord>(lastLineOf);
  const merging = { issues, said: saidOfOrders(columns), adds_up: format.adds_up ?? [] };
  const clean = format.entities === true ? withoutEntities : (row: OrderRow): OrderRow => row;
  return {
    keyOf,
    take(raw) {
      const row = clean(raw);
      const key = keyOf(row);
      if (key === null) {
        const message = 'The row names no order: it has neither an external_ref nor a number.';
        issues.add(row.row, 'input.missing', message);
        return [];
      }
      orders.at(key, () => new Growing(merging, format.lines_by)).add(row);
      return orders.completed(key, row.row);
    },
    end: () => orders.end(),
  };
}

/** What the rows of one order share; null where a row names none. */
function keyOf({ external_ref, number, channel }: Pick<OrderRow, 'external_ref' | 'number' | 'channel'>) {
  const ref = external_ref ?? number?.toString();
  return ref === undefined ? null : `${channel ?? ''}\n${ref}`;
}

/** An order while its rows are read: what a row does not say, a later one may. */
class Growing {
  private header: Header | undefined;
  private readonly rows: number[] = [];
  private readonly lines: OrderedLine[] = [];
  private readonly merging: Merging;
  /** The field without which a row speaks of its order alone. */
  private readonly lines_by: string | undefined;

  constructor(merging: Merging, lines_by: string | undefined) {
    this.merging = merging;
    this.lines_by = lines_by;
  }

  add(row: OrderRow): void {
    const { merging, rows } = this;
    if (this.header) addToHeader(this.header, row, { first: rows[0] ?? row.row, merging });
    else this.header = { ...row };
    rows.push(row.row);
    if (!this.isLine(row)) return;
    const line = lineOf(row, merging.issues);
    if (line) this.lines.push(line);
  }

  private isLine(row: Readonly<Record<string, unknown>>): boolean {
    return this.lines_by === undefined || row[this.lines_by] !== null;
  }

  finish(): OrderRecord {
    if (!this.header) throw new TypeError('an order without rows');
    return finished(recordOf(this.header, this.rows, this.lines));
  }
}

function recordOf(header: Header, rows: readonly number[], lines: readonly OrderedLine[]): OrderRecord {
  const { external_ref, number, shipping, shipping_discount } = header;
  const { channel, placed_on, placed_at, promised_on, location, country, note } = header;
  const { updated_at, lifecycle, cancelled_at, hold_reason, hold_until, fulfilment, delivered_on } = header;
  const { shipped_at, carrier, tracking } = header;
  const { payment, payment_method, paid, paid_at, due, refunded } = header;
  const { currency, prices, subtotal, order_discount, shipping_tax, tax, total } = header;
  return {
    rows,
    lines,
    ref: external_ref ?? String(number),
    external_ref,
    number,
    customer: customerOf(header),
    ship_to: shipToOf(header),
    channel, placed_on, placed_at, promised_on, location, country, note, updated_at, lifecycle, cancelled_at,
    hold_reason, hold_until, fulfilment, delivered_on, shipped_at, carrier, tracking, payment, payment_method, paid, paid_at,
    due, refunded, currency, prices, subtotal, order_discount, shipping_tax, tax, total,
    shipping: shipping === null ? null : shipping - (shipping_discount ?? 0),
  }; // prettier-ignore
}

/** Texts of platforms that write `&quot;` for a quotation mark. */
function withoutEntities(row: OrderRow): OrderRow {
  const plain = Object.entries(row).map(([field, value]) => [
    field,
    typeof value === 'string' ? decodeEntities(value) : value,
  ]);
  return Object.fromEntries(plain) as OrderRow;
}
