import { column, type Column, type Row, type View } from '../kit/view.ts';
import type { ExpiringRecord } from '../store/list/expiring.ts';
import { shownIn } from './amounts.ts';

/** The columns of a table without those about lots where nothing has one. */
export function unlessNoLots(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const some = rows.some(({ lot }) => lot !== null && lot !== undefined);
  return some ? columns : columns.filter(({ name }) => name !== 'lot' && name !== 'expires');
}

/** Goods that expire soon, or have. */
export const expiringView: View<ExpiringRecord> = {
  name: 'expiring',
  key: 'lot',
  columns: [
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('lot', 'text'),
    column('expires_on', 'day', 'Expires'),
    column('days_left', 'number', 'Days left'),
    column('location', 'text'),
    column('sellable', 'word'),
    column('on_hand', 'quantity'),
    column('allocated', 'quantity'),
    column('orders', 'nested'),
    column('value', 'money'),
    column('currency', 'text'),
  ],
  shown: ['sku', 'name', 'lot', 'expires_on', 'days_left', 'location', 'on_hand', 'allocated', 'value'],
  important: ['sku', 'lot', 'expires_on', 'on_hand'],
  row(record) {
    const { money, quantity } = shownIn(record.currency);
    return {
      sku: record.sku,
      name: record.name,
      lot: record.lot,
      expires_on: record.expires_on,
      days_left: record.days_left,
      location: record.location,
      sellable: record.sellable,
      on_hand: quantity(record.on_hand),
      allocated: quantity(record.allocated),
      orders: record.orders,
      value: money(record.value),
      currency: record.currency,
    };
  },
};
