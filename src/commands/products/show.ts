import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { productDetailsView } from '../../views/product.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one product, and what its suppliers ask for it.',
  examples: [['docket products show MUG', 'by its SKU; a barcode does as well']],
  args: { sku: required(text('SKU', 'Its SKU or barcode')) },
  view: productDetailsView,
  async run(context, { args }) {
    const { showProduct } = await import('../../store/list/products.ts');
    return one(productDetailsView, await read(context, (reading) => showProduct(reading, args.sku)));
  },
});
