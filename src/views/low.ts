import { suggested } from '../domain/stock/reorder.ts';
import { column, type View } from '../kit/view.ts';
import type { LowRecord } from '../store/list/low.ts';
import { shownIn } from './amounts.ts';

/** A product that should be bought again. */
export const lowView: View<LowRecord> = {
  name: 'low',
  key: 'sku',
  columns: [
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('available', 'quantity'),
    column('incoming', 'quantity'),
    column('projected', 'quantity'),
    column('reorder_point', 'quantity'),
    column('suggested', 'quantity'),
    column('supplier', 'text'),
    column('alert', 'word'),
  ],
  shown: [
    'sku',
    'name',
    'available',
    'incoming',
    'projected',
    'reorder_point',
    'suggested',
    'supplier',
    'alert',
  ],
  important: ['sku', 'available', 'suggested'],
  row(low) {
    const { quantity } = shownIn('');
    return {
      sku: low.sku,
      name: low.name,
      available: quantity(low.available),
      incoming: quantity(low.incoming),
      projected: quantity(low.projected),
      reorder_point: quantity(low.reorder_point),
      suggested: quantity(suggested(low).quantity),
      supplier: low.supplier,
      alert: low.alert,
    };
  },
};
