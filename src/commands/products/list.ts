import { text, toggle } from '../../kit/inputs.ts';
import { productView } from '../../views/product.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists the products, by SKU.',
  examples: [
    ['docket products list --search mug', 'by part of a SKU, name, barcode or category'],
    ['docket products list --category Kitchen --csv=sku,name,price -o prices.csv', 'a price list'],
  ],
  flags: {
    category: text('CATEGORY', 'Only of this category'),
    supplier: text('CODE', 'Only what this supplier sells us'),
    search: text('TEXT', 'Part of a SKU, name, barcode or category'),
    archived: toggle('Those that are no longer sold'),
  },
  view: productView,
  async run(context, { flags }) {
    const { listProducts } = await import('../../store/list/products.ts');
    return shown(context, { view: productView, which: 'first', what: 'products' }, (limit) =>
      read(context, (reading) => listProducts(reading, { ...flags, limit })),
    );
  },
});
