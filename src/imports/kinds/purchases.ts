import type { Issues } from '../../domain/imports/issue.ts';
import type { PurchasedLine, PurchaseOrderRecord } from '../../domain/imports/records.ts';
import type { Fields, Values } from '../engine/fields.ts';
import { code, day, instant, quantity, text, unitPrice, whole, word } from '../engine/values.ts';
import { Gathering } from './gather.ts';
import type { Kind, ReaderOptions, RecordReader } from './kind.ts';

/** What a row says of its order: on every row, or on the first alone. */
const headerFields = {
  number: whole,
  external_ref: code,
  supplier: text,
  placed_on: day,
  expected_on: day,
} satisfies Fields;

const lineFields = {
  line: whole,
  sku: code,
  quantity,
  received: quantity,
  unit_cost: unitPrice,
} satisfies Fields;

/** What an export says besides. */
const furtherFields = {
  note: text,
  closed: quantity,
  code,
  name: text,
  lifecycle: word(['draft', 'open', 'cancelled']),
  placed_at: instant,
  sent_on: day,
  location: text,
  currency: text,
} satisfies Fields;

const fields = { ...headerFields, ...lineFields, ...furtherFields } satisfies Fields;

type PurchaseRow = Values<typeof fields>;

export const purchases: Kind<PurchaseOrderRecord, typeof fields> = {
  name: 'purchases',
  fields,
  needs: [['external_ref', 'number'], ['supplier'], ['sku'], ['quantity']],
  own: Object.keys(fields),
  needed: ['sku', 'quantity'],
  reader: purchaseReader,
  surveyed: ['external_ref', 'number', 'supplier', 'sku', 'name', 'quantity'],
  // What it costs us is no price to sell it at.
  skuLineOf: ({ sku, name, quantity: units }) =>
    sku === null || units === null ? null : { sku, name, quantity: units, unit_price: null },
};

/** Rows that share a reference (or, without one, a number) and a supplier are one order. */
function purchaseReader(
  issues: Issues,
  { lastLineOf }: ReaderOptions = {},
): RecordReader<PurchaseOrderRecord, typeof fields> {
  const orders = new Gathering<Growing, PurchaseOrderRecord>(lastLineOf);
  return {
    keyOf,
    take(row) {
      const key = keyOf(row);
      if (key === null) {
        const message = 'The row names no order: it needs a supplier, and an external_ref or a number.';
        issues.add(row.row, 'input.missing', message);
        return [];
      }
      orders.at(key, () => new Growing(row)).add(row);
      return orders.completed(key, row.row);
    },
    end: () => orders.end(),
  };
}

function keyOf({ external_ref, number, supplier }: PurchaseRow): string | null {
  const ref = external_ref ?? number?.toString();
  return ref === undefined || supplier === null ? null : `${supplier}\n${ref}`;
}

const once = [
  'placed_on', 'expected_on', 'note', 'lifecycle', 'placed_at', 'sent_on', 'location', 'currency',
] as const; // prettier-ignore

type Once = { -readonly [K in (typeof once)[number]]: PurchaseRow[K] };

/** An order while its rows are read: what the first does not say, a later one may. */
class Growing {
  private readonly first: PurchaseRow;
  private readonly said: Once;
  private readonly rows: number[] = [];
  private readonly lines: PurchasedLine[] = [];

  constructor(row: PurchaseRow) {
    this.first = row;
    this.said = { ...row };
  }

  add(row: PurchaseRow): void {
    this.rows.push(row.row);
    const said: Record<string, unknown> = this.said;
    for (const field of once) said[field] ??= row[field];
    const line = lineOf(row, this.lines.length + 1);
    if (line) this.lines.push(line);
  }

  finish(): PurchaseOrderRecord {
    const { external_ref, number, supplier } = this.first;
    const said = Object.fromEntries(once.map((field) => [field, this.said[field]])) as Once;
    return {
      ...said,
      rows: this.rows,
      ref: external_ref ?? String(number),
      external_ref,
      number,
      supplier: supplier ?? '',
      lines: this.lines,
    };
  }
}

/** A row that lacks its SKU or quantity is an issue already. */
function lineOf(row: PurchaseRow, next: number): PurchasedLine | null {
  const { sku, quantity: units, unit_cost, received, closed } = row;
  if (sku === null || units === null) return null;
  return {
    at: row.row,
    line: row.line ?? next,
    sku,
    quantity: units,
    unit_cost,
    code: row.code,
    received,
    closed,
  };
}
