import { pricePer } from '../base/money.ts';
import { column, type Row } from '../kit/view.ts';
import { levelPages, type ExportedLevel } from '../store/list/exports/stock.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('sku', 'text'),
  column('location', 'text'),
  column('bin', 'text'),
  column('quantity', 'quantity'),
  column('unit_cost', 'price'),
  column('lot', 'text'),
  column('expires', 'day'),
];

export const stock: Export = {
  of: 'stock',
  format: 'docket',
  about: 'What lies where, and what it cost, as import stock reads it.',
  columns: () => columns,
  pages: ({ reading, shop, location, since }) =>
    rowsOf(levelPages(reading, { location: location?.id, since }), (level) => [rowOf(level, shop.currency)]),
};

function rowOf(level: ExportedLevel, currency: string): Row {
  const { sku, location, bin, lot, expires_on, quantity, value } = level;
  const shown = shownIn(currency);
  return {
    sku,
    location,
    bin,
    lot: lot || null,
    expires: expires_on,
    quantity: shown.quantity(quantity),
    unit_cost: quantity > 0 ? shown.price(pricePer(value, quantity)) : null,
  };
}
