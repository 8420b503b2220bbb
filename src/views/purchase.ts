import { priceTimes } from '../base/money.ts';
import { purchaseStatus, stillToCome } from '../domain/purchasing/purchase.ts';
import { column, type Column, type Pen, type Row, type View } from '../kit/view.ts';
import type { PurchaseLineRecord, PurchaseRecord } from '../store/list/purchases.ts';
import { shownIn, type Shown } from './amounts.ts';

/** The last go first when the window is narrow. */
const lineColumns: readonly Column[] = [
  column('line', 'number', '#'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
  column('ordered', 'quantity'),
  column('packs', 'number'),
  column('received', 'quantity'),
  column('open', 'quantity', 'To come'),
  column('unit_cost', 'price', 'Cost'),
  column('value', 'money'),
  column('closed', 'quantity'),
  column('returned', 'quantity'),
  column('code', 'text', 'Their code'),
];

/** An order with a supplier. */
export const purchaseView: View<PurchaseRecord> = {
  name: 'purchase',
  key: 'number',
  columns: [
    column('number', 'number'),
    column('status', 'word'),
    column('lifecycle', 'word'),
    column('external_ref', 'text', 'Their number'),
    column('supplier', 'text'),
    column('supplier_name', 'text'),
    column('location', 'text', 'To'),
    column('placed_at', 'instant'),
    column('placed_on', 'day', 'Placed'),
    column('sent_at', 'instant'),
    column('sent_on', 'day', 'Sent'),
    column('expected_on', 'day', 'Expected'),
    column('note', 'text'),
    column('ordered', 'quantity', 'Units'),
    column('received', 'quantity'),
    column('closed', 'quantity'),
    column('open', 'quantity', 'To come'),
    column('returned', 'quantity'),
    column('value', 'money'),
    column('landed', 'money', 'Freight and duty'),
    column('currency', 'text'),
    column('lines', 'nested'),
    column('charges', 'nested'),
  ],
  shown: [
    'number',
    'status',
    'supplier',
    'placed_on',
    'expected_on',
    'ordered',
    'received',
    'open',
    'value',
    'note',
  ],
  row: purchaseRow,
  card: purchaseCard,
};

/** An order with a supplier after goods of it came in, and the customers’ orders that were given some of them. */
export const receivedPurchaseView: View<PurchaseRecord & { readonly filled: readonly number[] }> = {
  ...purchaseView,
  name: 'received_purchase',
  columns: [...purchaseView.columns, column('filled', 'nested')],
  row: ({ filled, ...record }) => ({ ...purchaseRow(record), filled }),
};

function purchaseRow({ header, supplier, location, lines, charges }: PurchaseRecord): Row {
  const shown = shownIn(header.currency);
  const sum = (of: (line: PurchaseLineRecord) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const coming = header.lifecycle !== 'cancelled' && header.undone_by === null;
  return {
    number: header.number,
    status: purchaseStatus(header, lines),
    lifecycle: header.lifecycle,
    external_ref: header.external_ref,
    supplier: supplier.code,
    supplier_name: supplier.name,
    location,
    placed_at: header.placed_at,
    placed_on: header.placed_on,
    sent_at: header.sent_at,
    sent_on: header.sent_on,
    expected_on: header.expected_on,
    note: header.note,
    ordered: shown.quantity(sum((line) => line.ordered)),
    received: shown.quantity(sum((line) => line.received)),
    closed: shown.quantity(sum((line) => line.closed)),
    open: shown.quantity(coming ? sum(stillToCome) : 0),
    returned: shown.quantity(sum((line) => line.returned)),
    value: shown.money(sum(worth)),
    landed: shown.money(charges.reduce((sum, { amount }) => sum + amount, 0)),
    currency: header.currency,
    lines: lines.map((line) => lineRow(line, shown, coming)),
    charges: charges.map(({ kind, amount, shared_by, charged_on }) => ({
      kind,
      amount: shown.money(amount),
      shared_by,
      charged_on,
    })),
  };
}

/** What a line costs as it was ordered, in minor units. */
function worth({ unit_cost, ordered }: PurchaseLineRecord): number {
  return priceTimes(unit_cost, ordered);
}

function lineRow(line: PurchaseLineRecord, { quantity, price, money }: Shown, coming: boolean): Row {
  return {
    line: line.line,
    sku: line.sku,
    name: line.name,
    code: line.code,
    ordered: quantity(line.ordered),
    pack_size: quantity(line.pack_size),
    packs: packsOf(line),
    received: quantity(line.received),
    closed: quantity(line.closed),
    open: quantity(coming ? stillToCome(line) : 0),
    returned: quantity(line.returned),
    unit_cost: price(line.unit_cost),
    value: money(worth(line)),
  };
}

/** How many of the supplier's packs were ordered; null where it sells none, or not whole ones. */
function packsOf({ ordered, pack_size }: PurchaseLineRecord): number | null {
  return pack_size === null || ordered % pack_size !== 0 ? null : ordered / pack_size;
}

function purchaseCard(row: Row, pen: Pen): string {
  const currency = row['currency'] as string;
  const charges = row['charges'] as readonly Row[];
  const who = `${pen.text(row['supplier'])}  ${pen.text(row['supplier_name'])}`;
  const head = `${pen.bold(`Purchase order ${pen.text(row['number'])}`)}  ${who}  ${pen.bold(pen.format(row['status'], 'word'))}`;
  const placed = row['lifecycle'] === 'draft' ? 'drafted' : 'placed';
  const days = ['placed', 'sent', 'expected']
    .filter((name) => row[`${name}_on`] !== null)
    .map((name) => `${pen.dim(name === 'placed' ? placed : name)} ${pen.format(row[`${name}_on`], 'day')}`);
  const facts = [
    ...days,
    ...(row['external_ref'] === null ? [] : [`${pen.dim('their number')} ${pen.text(row['external_ref'])}`]),
    `${pen.dim('to')} ${pen.text(row['location'])}`,
    `${pen.dim('worth')} ${pen.format(row['value'], 'money', currency)}`,
    ...(charges.length === 0
      ? []
      : [`${pen.dim('freight and duty')} ${pen.format(row['landed'], 'money', currency)}`]),
    ...(row['note'] === null ? [] : [pen.text(row['note'])]),
  ];
  const lines = row['lines'] as readonly Row[];
  const packed = lines.some(({ packs }) => packs !== null);
  const columns = lineColumns.filter(({ name }) => packed || name !== 'packs');
  return [head, pen.flow(facts), pen.table(columns, lines)].join('\n\n');
}
