import { column, type Column, type Pen, type Row, type View } from '../kit/view.ts';
import type { Released } from '../store/list/released.ts';
import type { MoveRecord } from '../store/list/moves.ts';
import type { StockRecord } from '../store/list/stock.ts';
import type { ValueRecord } from '../store/list/value.ts';
import { shownIn } from './amounts.ts';

/** What there is of a product: over all sellable places, and place by place. */
export const stockView: View<StockRecord> = {
  name: 'stock',
  key: 'sku',
  columns: [
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('on_hand', 'quantity'),
    column('allocated', 'quantity'),
    column('available', 'quantity'),
    column('incoming', 'quantity'),
    column('projected', 'quantity'),
    column('reorder_point', 'quantity'),
    column('value', 'money'),
    column('currency', 'text'),
    column('locations', 'nested'),
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
    available: shown.quantity(record.available),
    incoming: shown.quantity(record.incoming),
    projected: shown.quantity(record.projected),
    reorder_point: shown.quantity(record.product.reorder_point),
    value: shown.money(record.value),
    currency: record.currency,
    locations: record.locations.map(({ location, sellable, bin, pick_sequence, on_hand, allocated }) => ({
      location,
      sellable,
      bin,
      pick_sequence,
      on_hand: shown.quantity(on_hand),
      allocated: shown.quantity(allocated),
      available: shown.quantity(sellable ? on_hand - allocated : 0),
    })),
  };
}

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
  const figures = ['on_hand', 'allocated', 'available', 'incoming', 'projected', 'reorder_point']
    .filter((name) => row[name] !== null)
    .map((name) => `${pen.dim(name.replaceAll('_', ' '))} ${pen.format(row[name], 'quantity')}`);
  const value = `${pen.dim('value')} ${pen.format(row['value'], 'money', row['currency'] as string)}`;
  const places = row['locations'] as readonly Row[];
  return [
    `${pen.bold(pen.text(row['sku']))}  ${pen.text(row['name'])}`,
    pen.flow([...figures, value]),
    ...(places.length === 0 ? [] : [pen.table(placeColumns, places)]),
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
    column('shipment', 'number'),
    column('return', 'number'),
    column('transfer', 'number'),
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
      shipment: move.shipment,
      return: move.return,
      transfer: move.transfer,
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
