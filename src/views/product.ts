import { column, type Pen, type Row, type View } from '../kit/view.ts';
import type { ProductDetails, ProductRecord } from '../store/list/products.ts';
import { shownIn } from './amounts.ts';
import { kitSentences, partRow } from './recipe.ts';
import { itemTable, supplierItemRow } from './supplier-item.ts';

export const productView: View<ProductRecord> = {
  name: 'product',
  key: 'sku',
  columns: [
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('price', 'price'),
    column('cost', 'price'),
    column('currency', 'text'),
    column('tax', 'word'),
    column('barcode', 'text'),
    column('category', 'text'),
    column('kind', 'word'),
    column('kit', 'word'),
    column('decimals', 'number'),
    column('when_short', 'word', 'When short'),
    column('supplier', 'text'),
    column('reorder_point', 'quantity'),
    column('reorder_quantity', 'quantity'),
    column('order_up_to', 'quantity'),
    column('weight', 'number', 'Weight (g)'),
    column('lot_tracked', 'word', 'By lots'),
    column('available', 'quantity'),
    column('archived_at', 'instant', 'Archived'),
  ],
  shown: ['sku', 'name', 'price', 'available', 'category', 'tax', 'cost', 'supplier', 'barcode'],
  row({ product, currency, supplier, available }) {
    const shown = shownIn(currency);
    return {
      sku: product.sku,
      name: product.name,
      price: shown.price(product.price),
      cost: shown.price(product.cost),
      currency,
      tax: product.tax,
      barcode: product.barcode,
      category: product.category,
      kind: product.kind,
      kit: product.kit === 1,
      decimals: product.decimals,
      when_short: product.when_short,
      supplier,
      reorder_point: shown.quantity(product.reorder_point),
      reorder_quantity: shown.quantity(product.reorder_quantity),
      order_up_to: shown.quantity(product.order_up_to),
      weight: product.weight,
      lot_tracked: product.lot_tracked === 1,
      available: shown.quantity(available),
      archived_at: product.archived_at,
    };
  },
};

const listingColumns = [
  column('channel', 'text'),
  column('code', 'text', 'Its code there'),
  column('units', 'quantity', 'Of ours'),
];

function listingTable(row: Row, pen: Pen): string[] {
  const listings = row['channel_skus'] as readonly Row[];
  return listings.length === 0 ? [] : [pen.table(listingColumns, listings)];
}

/** One product, with what its suppliers ask for it and what channels call it. */
export const productDetailsView: View<ProductDetails> = {
  ...productView,
  name: 'product_details',
  columns: [
    ...productView.columns,
    column('channel_skus', 'nested'),
    column('suppliers', 'nested'),
    column('recipe', 'nested'),
    column('part_of', 'nested'),
  ],
  row: (record) => ({
    ...productView.row(record),
    channel_skus: record.listings.map(({ channel, code, units }) => ({ channel, code, units: units / 1000 })),
    suppliers: record.suppliers.map((item) => supplierItemRow(item, record.currency)),
    recipe: record.recipe.map(partRow),
    part_of: record.part_of,
  }),
  card: (row, pen) =>
    [
      itemTable(productView.columns, row, { pen, items: row['suppliers'] as readonly Row[] }),
      ...listingTable(row, pen),
      ...kitSentences(row, pen),
    ].join('\n\n'),
};
