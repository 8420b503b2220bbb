import { priceTimes } from '../base/money.ts';
import { column, type Column, type Pen, type Row, type View } from '../kit/view.ts';
import type { SupplierReturnLineRecord, SupplierReturnRecord } from '../store/list/supplier-returns.ts';
import { shownIn, type Shown } from './amounts.ts';
import { unlessNoLots } from './lots.ts';

/** The last go first when the window is narrow. */
const lineColumns: readonly Column[] = [
  column('line', 'number', '#'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
  column('lot', 'text'),
  column('quantity', 'quantity'),
  column('unit_cost', 'price', 'Cost'),
  column('credit', 'money'),
  column('code', 'text', 'Their code'),
];

/** Goods that went back to a supplier; `credit` is what it owes for them. */
export const supplierReturnView: View<SupplierReturnRecord> = {
  name: 'supplier_return',
  key: 'number',
  columns: [
    column('number', 'number'),
    column('undone', 'word'),
    column('supplier', 'text'),
    column('supplier_name', 'text'),
    column('purchase', 'number', 'Order'),
    column('location', 'text', 'From'),
    column('returned_at', 'instant'),
    column('returned_on', 'day', 'Day'),
    column('reason', 'text'),
    column('note', 'text'),
    column('quantity', 'quantity', 'Units'),
    column('credit', 'money'),
    column('currency', 'text'),
    column('lines', 'nested'),
  ],
  shown: [
    'number',
    'supplier',
    'purchase',
    'returned_on',
    'quantity',
    'credit',
    'reason',
    'location',
    'note',
  ],
  row: supplierReturnRow,
  card: supplierReturnCard,
};

function supplierReturnRow({ header, supplier, purchase, location, lines }: SupplierReturnRecord): Row {
  const shown = shownIn(header.currency);
  const sum = (of: (line: SupplierReturnLineRecord) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  return {
    number: header.number,
    undone: header.undone_by !== null,
    supplier: supplier.code,
    supplier_name: supplier.name,
    purchase,
    location,
    returned_at: header.returned_at,
    returned_on: header.returned_on,
    reason: header.reason,
    note: header.note,
    quantity: shown.quantity(sum(({ quantity }) => quantity)),
    credit: shown.money(owedFor(lines)),
    currency: header.currency,
    lines: lines.map((line) => lineRow(line, shown)),
  };
}

/** What the supplier owes for what went back, in minor units. */
export function owedFor(lines: readonly SupplierReturnLineRecord[]): number {
  return lines.reduce((total, line) => total + creditOf(line), 0);
}

function creditOf({ unit_cost, quantity }: SupplierReturnLineRecord): number {
  return priceTimes(unit_cost, quantity);
}

function lineRow(line: SupplierReturnLineRecord, { quantity, price, money }: Shown): Row {
  return {
    line: line.line,
    purchase_line: line.purchase_line,
    sku: line.sku,
    name: line.name,
    lot: line.lot || null,
    code: line.code,
    quantity: quantity(line.quantity),
    unit_cost: price(line.unit_cost),
    credit: money(creditOf(line)),
  };
}

function supplierReturnCard(row: Row, pen: Pen): string {
  const who = `${pen.text(row['supplier'])}  ${pen.text(row['supplier_name'])}`;
  const undone = row['undone'] === true ? `  ${pen.bold('undone')}` : '';
  const head = `${pen.bold(`Return ${pen.text(row['number'])} to`)} ${who}${undone}`;
  const facts = [
    pen.format(row['returned_on'], 'day'),
    ...(row['purchase'] === null ? [] : [`${pen.dim('of order')} ${pen.text(row['purchase'])}`]),
    `${pen.dim('from')} ${pen.text(row['location'])}`,
    `${pen.dim('because')} ${pen.text(row['reason'])}`,
    `${pen.dim('credit')} ${pen.format(row['credit'], 'money', row['currency'] as string)}`,
    ...(row['note'] === null ? [] : [pen.text(row['note'])]),
  ];
  const lines = row['lines'] as readonly Row[];
  return [head, pen.flow(facts), pen.table(unlessNoLots(lineColumns, lines), lines)].join('\n\n');
}
