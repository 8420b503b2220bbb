import { column, type Row } from '../kit/view.ts';
import { withListings } from '../store/list/exports/listings.ts';
import { productPages, type ExportedProduct } from '../store/list/exports/products.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('sku', 'text'),
  column('name', 'text'),
  column('price', 'price'),
  column('cost', 'price'),
  column('tax', 'word'),
  column('barcode', 'text'),
  column('category', 'text'),
  column('kind', 'word'),
  column('decimals', 'number'),
  column('when_short', 'word'),
  column('supplier', 'text'),
  column('reorder_point', 'quantity'),
  column('reorder_quantity', 'quantity'),
  column('lot_tracked', 'word'),
  column('archived', 'word'),
  column('channel_skus', 'text'),
];

export const products: Export = {
  of: 'products',
  format: 'docket',
  about: 'Every product as import products reads it, those no longer sold too.',
  columns: () => columns,
  pages: ({ reading, shop, since }) =>
    rowsOf(withListings(reading, productPages(reading, since)), (product) => [
      { ...rowOf(product, shop.currency), channel_skus: product.channel_skus },
    ]),
};

function rowOf(product: ExportedProduct, currency: string): Row {
  const { price, quantity } = shownIn(currency);
  const { sku, name, tax, barcode, category, kind, decimals, when_short, supplier, archived_at } = product;
  return {
    sku,
    name,
    price: price(product.price),
    cost: price(product.cost),
    tax,
    barcode,
    category,
    kind,
    decimals,
    when_short,
    supplier,
    reorder_point: quantity(product.reorder_point),
    reorder_quantity: quantity(product.reorder_quantity),
    lot_tracked: product.lot_tracked === 1 ? 'yes' : null,
    archived: archived_at === null ? null : 'yes',
  };
}
