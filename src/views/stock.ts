import { column, type View } from '../kit/view.ts';
import type { StockRecord } from '../store/list/stock.ts';
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
  row(record) {
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
      locations: record.locations.map(({ location, sellable, bin, on_hand, allocated }) => ({
        location,
        sellable,
        bin,
        on_hand: shown.quantity(on_hand),
        allocated: shown.quantity(allocated),
        available: shown.quantity(sellable ? on_hand - allocated : 0),
      })),
    };
  },
};
