import { trackingLink } from '../domain/fulfilment/carriers.ts';
import { column, type Column, type Json, type Pen, type Row, type View } from '../kit/view.ts';
import type { ParcelUnits, ShipmentDetails, ShipmentRecord } from '../store/list/shipments.ts';
import { shownIn } from './amounts.ts';
import { unlessNoLots } from './lots.ts';

const columns: readonly Column[] = [
  column('number', 'number', '#'),
  column('order', 'number'),
  column('kind', 'word'),
  column('carrier', 'text'),
  column('tracking', 'text'),
  column('link', 'text'),
  column('shipped_on', 'day', 'Shipped'),
  column('shipped_at', 'instant', 'Shipped at'),
  column('delivered_on', 'day', 'Delivered'),
  column('voided', 'word', 'Void'),
  column('units', 'quantity'),
  column('lines', 'nested'),
];

/** Parcels in a list. */
export const shipmentsView: View<ShipmentRecord> = {
  name: 'shipments',
  key: 'number',
  columns,
  shown: ['number', 'order', 'kind', 'shipped_on', 'units', 'delivered_on', 'voided', 'carrier', 'tracking'],
  important: ['number', 'order', 'shipped_on', 'voided', 'tracking'],
  row: parcelRow,
};

/** One parcel, with where it goes and what is still to come. */
export const shipmentView: View<ShipmentDetails> = {
  name: 'shipment',
  key: 'number',
  columns: [
    ...columns,
    column('note', 'text'),
    column('customer', 'nested'),
    column('ship_to', 'nested'),
    column('open', 'nested'),
  ],
  shown: shipmentsView.shown,
  row: (record) => ({
    ...parcelRow(record),
    note: record.note,
    customer: record.customer && pick(record.customer, ['code', 'name', 'email']),
    ship_to:
      record.ship_to && pick(record.ship_to, ['name', 'line1', 'line2', 'city', 'postcode', 'country']),
    open: record.open.map(unitsRow),
  }),
  card: parcelCard,
};

function parcelRow({ shipment, order, delivered_on, units }: ShipmentRecord): Row {
  const { number, kind, carrier, tracking, shipped_on, shipped_at, voided_by } = shipment;
  const sum = units.reduce((total, { quantity }) => total + quantity, 0);
  return {
    number,
    order,
    kind,
    carrier,
    tracking,
    link: trackingLink(carrier, tracking),
    shipped_on,
    shipped_at,
    delivered_on,
    voided: voided_by !== null,
    units: unit.quantity(sum),
    lines: units.map(unitsRow),
  };
}

/** Quantities are the same in every currency. */
const unit = shownIn('');

function unitsRow({ line, sku, name, quantity, bin = null, kit = null, lots = [] }: ParcelUnits): Row {
  return {
    line,
    sku,
    name,
    quantity: unit.quantity(quantity),
    bin,
    kit: kit?.sku ?? null,
    lots: lots.map((one) => ({ ...one, quantity: unit.quantity(one.quantity) })),
  };
}

function pick<T extends Readonly<Record<string, Json>>>(from: T, names: readonly (keyof T & string)[]): Row {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}

const lineColumns: readonly Column[] = [
  column('line', 'number', '#'),
  column('quantity', 'quantity'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
];

/** Few parcels hold parts of kits. */
function linesOf(pen: Pen, lines: readonly Row[]): string {
  const kits = lines.some(({ kit }) => kit !== null) ? [column('kit', 'text', 'Part of')] : [];
  const rows = lines.map((line) => ({ ...line, lot: lotsIn(line, pen) }));
  return pen.table(unlessNoLots([...lineColumns, ...kits, column('lot', 'text')], rows), rows).trimEnd();
}

function lotsIn(line: Row, pen: Pen): string | null {
  const lots = (line['lots'] ?? []) as readonly Row[];
  if (lots.length === 0) return null;
  return lots.map(({ lot, quantity }) => `${pen.text(lot)} (${pen.format(quantity, 'quantity')})`).join(', ');
}

function parcelCard(row: Row, pen: Pen): string {
  const open = row['open'] as readonly Row[];
  return [
    `${pen.bold(`Shipment ${pen.text(row['number'])}`)} of order #${pen.text(row['order'])}  ${stateOf(row, pen)}`,
    facts(row, pen),
    linesOf(pen, row['lines'] as readonly Row[]),
    open.length === 0 ? '' : `${pen.dim('Still to come')}\n${linesOf(pen, open)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function stateOf(row: Row, pen: Pen): string {
  if (row['voided'] === true) return pen.bad('void');
  const collected = row['kind'] === 'collection';
  if (row['delivered_on'] === null) return pen.bold(`shipped ${pen.format(row['shipped_on'], 'day')}`);
  return pen.good(`${collected ? 'collected' : 'delivered'} ${pen.format(row['delivered_on'], 'day')}`);
}

function facts(row: Row, pen: Pen): string {
  const customer = row['customer'] as Row | null;
  const to = row['ship_to'] as Row | null;
  const pairs: readonly (readonly [string, Json | undefined])[] = [
    ['Customer', customer?.['name']],
    ['Ship to', addressOf(to)],
    ['Shipped', pen.format(row['shipped_on'], 'day')],
    ['Carrier', row['carrier']],
    ['Tracking', row['tracking']],
    ['Link', row['link']],
    ['Note', row['note']],
  ]; // prettier-ignore
  return pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${pen.dim(name.padEnd(10))}${pen.text(value)}`)
    .join('\n');
}

function addressOf(to: Row | null): string {
  const parts = to === null ? [] : [to['line1'], to['line2'], to['city'], to['postcode'], to['country']];
  return parts.filter((part) => typeof part === 'string').join(', ');
}
