import { column, type Row } from '../kit/view.ts';
import { sellablePages, type SellableProduct } from '../store/list/exports/sellable.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, soldFrom, type Export } from './export.ts';

const columns = [
  column('sku', 'text'),
  column('name', 'text'),
  column('price', 'price'),
  column('tax', 'word'),
  column('category', 'text'),
  column('barcode', 'text'),
  column('available', 'word'),
];

/** What a customer may see: no cost, no supplier, and of the stock no more than whether there is some. */
export const catalogue: Export = {
  of: 'catalogue',
  format: 'docket',
  about: 'What is sold, for customers and web shops: no cost, no supplier, no quantity.',
  columns: () => columns,
  pages: (job) =>
    rowsOf(sellablePages(job.reading, { location: soldFrom(job), since: job.since }), (product) => [
      rowOf(product, job.shop.currency),
    ]),
};

function rowOf(product: SellableProduct, currency: string): Row {
  const { sku, name, price, tax, category, barcode, kind, available } = product;
  const there = kind === 'service' || available > 0;
  const shown = shownIn(currency);
  return { sku, name, price: shown.price(price), tax, category, barcode, available: there ? 'yes' : 'no' };
}
