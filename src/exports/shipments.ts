import { column } from '../kit/view.ts';
import { shipmentPages } from '../store/list/exports/shipments.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('shipment', 'number'),
  column('order', 'number'),
  column('external_ref', 'text'),
  column('channel', 'text'),
  column('kind', 'word'),
  column('carrier', 'text'),
  column('tracking', 'text'),
  column('shipped_on', 'day'),
  column('shipped_at', 'instant'),
  column('delivered_on', 'day'),
  column('line', 'number'),
  column('sku', 'text'),
  column('quantity', 'quantity'),
];

export const shipments: Export = {
  of: 'shipments',
  format: 'docket',
  about: 'Every parcel and collection that stands, a row a line.',
  columns: () => columns,
  pages: ({ reading, shop, from, to }) =>
    rowsOf(shipmentPages(reading, { from, to }), ({ id: _, number, units, ...parcel }) =>
      units.map(({ line, sku, quantity }) => ({
        ...parcel,
        shipment: number,
        line,
        sku,
        quantity: shownIn(shop.currency).quantity(quantity),
      })),
    ),
};
