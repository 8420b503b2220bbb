import { column, type Column, type Pen, type Row, type View } from '../kit/view.ts';
import type { Released } from '../store/list/released.ts';
import type { MoveRecord } from '../store/list/moves.ts';
import type { StockAt, StockRecord } from '../store/list/stock.ts';
import type { ValueRecord } from '../store/list/value.ts';
import { shownIn, type Shown } from './amounts.ts';

/** What there is of a product: over all sellable places, and place by place. */
export const stockView: View<StockRecord> = {
  name: 'stock',
  key: 'sku',
  columns: [
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('on_hand', 'quantity'),
    column('allocated', 'quantity'),
    column('expired', 'quantity'),
    column('available', 'quantity'),
    column('incoming', 'quantity'),
    column('projected', 'quantity'),
    column('reorder_point', 'quantity'),
    column('value', 'money'),
    column('currency', 'text'),
    column('locations', 'nested'),
    column('lots', 'nested'),
    column('components', 'nested'),
  ],
  shown: ['sku', 'name', 'on_hand', 'allocated', 'available', 'incoming', 'projected', 'value'],
  important: ['sku', 'on_hand', 'available'],
  row: stockRow,
  card: stockCard,
};

function stockRow(record: StockRecord): Row {
  const shown = shownIn(record.currency);
  return {
    sku: record.product.sku,
    name: record.product.name,
    on_hand: shown.quantity(record.on_hand),
    allocated: shown.quantity(record.allocated),
    expired: shown.quantity(record.expired),
    available: shown.quantity(record.available),
    incoming: shown.quantity(record.incoming),
    projected: shown.quantity(record.projected),
    reorder_point: shown.quantity(record.product.reorder_point),
    value: shown.money(record.value),
    currency: record.currency,
    locations: record.locations.map(({ location, sellable, bin, pick_sequence, ...units }) => ({
      location,
      sellable,
      bin,
      pick_sequence,
      ...shownUnits(units, shown),
    })),
    lots: record.lots.map(({ lot, expires_on, days_left, location, ...units }) => ({
      lot,
      expires_on,
      days_left,
      location,
      ...shownUnits(units, shown),
    })),
    components: record.components.map(({ sku, name, quantity, available, makes }) => ({
      sku,
      name,
      quantity: shown.quantity(quantity),
      available: shown.quantity(available),
      makes: shown.quantity(makes),
    })),
  };
}

type Units = Pick<StockAt, 'on_hand' | 'allocated' | 'available'>;

function shownUnits({ on_hand, allocated, available }: Units, { quantity }: Shown): Row {
  return {
    on_hand: quantity(on_hand),
    allocated: quantity(allocated),
    available: quantity(available),
  };
}

const lotColumns: readonly Column[] = [
  column('lot', 'text'),
  column('expires_on', 'day', 'Expires'),
  column('days_left', 'number', 'Days left'),
  column('location', 'text'),
  column('on_hand', 'quantity'),
  column('allocated', 'quantity'),
  column('available', 'quantity'),
];

/** A kit is made of these. */
const partColumns: readonly Column[] = [
  column('quantity', 'quantity', 'In one'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
  column('available', 'quantity'),
  column('makes', 'quantity'),
];

const placeColumns: readonly Column[] = [
  column('location', 'text'),
  column('on_hand', 'quantity'),
  column('allocated', 'quantity'),
  column('available', 'quantity'),
  column('bin', 'text'),
  column('pick_sequence', 'number', 'Sequence'),
  column('sellable', 'word'),
];

function stockCard(row: Row, pen: Pen): string {
  const figures = [
    'on_hand',
    'allocated',
    ...(row['expired'] === 0 ? [] : ['expired']),
    'available',
    'incoming',
    'projected',
    'reorder_point',
  ]
    .filter((name) => row[name] !== null)
    .map((name) => `${pen.dim(name.replaceAll('_', ' '))} ${pen.format(row[name], 'quantity')}`);
  const value = `${pen.dim('value')} ${pen.format(row['value'], 'money', row['currency'] as string)}`;
  const [places, lots] = [row['locations'] as readonly Row[], row['lots'] as readonly Row[]];
  const parts = row['components'] as readonly Row[];
  return [
    `${pen.bold(pen.text(row['sku']))}  ${pen.text(row['name'])}`,
    pen.flow([...figures, value]),
    ...(places.length === 0 ? [] : [pen.table(placeColumns, places)]),
    ...(lots.length === 0 ? [] : [pen.table(lotColumns, lots)]),
    ...(parts.length === 0 ? [] : [pen.table(partColumns, parts)]),
  ].join('\n\n');
}

/** What there is after an adjustment, and the promises that it ended. */
export const adjustedView: View<{ readonly stock: StockRecord; readonly released: readonly Released[] }> = {
  ...stockView,
  name: 'adjusted',
  columns: [...stockView.columns, column('released', 'nested')],
  row: ({ stock, released }) => ({
    ...stockRow(stock),
    released: released.map(({ order, quantity }) => ({
      order,
      quantity: shownIn(stock.currency).quantity(quantity),
    })),
  }),
};

/** A move of goods from one place to another. */
export const moveView: View<MoveRecord> = {
  name: 'move',
  key: 'move',
  columns: [
    column('move', 'number'),
    column('moved_on', 'day', 'Day'),
    column('moved_at', 'instant'),
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('quantity', 'quantity'),
    column('from', 'text'),
    column('to', 'text'),
    column('lot', 'text'),
    column('value', 'money'),
    column('currency', 'text'),
    column('kind', 'word'),
    column('reason', 'text'),
    column('order', 'number'),
    column('customer', 'text'),
    column('shipment', 'number'),
    column('return', 'number'),
    column('transfer', 'number'),
    column('purchase', 'number'),
    column('supplier_return', 'number'),
    column('actor', 'text', 'By'),
  ],
  shown: [
    'moved_on',
    'sku',
    'quantity',
    'from',
    'to',
    'kind',
    'value',
    'order',
    'shipment',
    'return',
    'transfer',
    'purchase',
    'reason',
  ],
  important: ['moved_on', 'sku', 'quantity', 'from', 'to'],
  row(move) {
    const shown = shownIn(move.currency);
    return {
      move: move.id,
      moved_on: move.moved_on,
      moved_at: move.moved_at,
      sku: move.sku,
      name: move.name,
      quantity: shown.quantity(move.quantity),
      from: move.from,
      to: move.to,
      lot: move.lot || null,
      value: shown.money(move.value),
      currency: move.currency,
      kind: move.kind,
      reason: move.reason,
      order: move.order,
      customer: move.customer,
      shipment: move.shipment,
      return: move.return,
      transfer: move.transfer,
      purchase: move.purchase,
      supplier_return: move.supplier_return,
      actor: move.actor,
    };
  },
};

/** What the goods at a place are worth. */
export const valueView: View<ValueRecord> = {
  name: 'value',
  key: 'location',
  columns: [
    column('location', 'text'),
    column('name', 'text'),
    column('sellable', 'word'),
    column('products', 'number'),
    column('value', 'money'),
    column('currency', 'text'),
  ],
  shown: ['location', 'name', 'sellable', 'products', 'value'],
  important: ['location', 'value'],
  row: ({ location, name, sellable, products, value, currency }) => ({
    location,
    name,
    sellable,
    products,
    value: shownIn(currency).money(value),
    currency,
  }),
};
