import { formatQuantity } from '../../base/quantity.ts';
import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { productView } from '../../views/product.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Takes a product out of what is sold; what lies on the shelf stays on the books.',
  examples: [['docket products archive MUG', 'refused while open orders need it']],
  args: { sku: required(text('SKU', 'Its SKU or barcode')) },
  view: productView,
  writes: true,
  async run(context, { args }) {
    const [{ archiveProduct }, { showProduct }] = await Promise.all([
      import('../../operations/products/archive.ts'),
      import('../../store/list/products.ts'),
    ]);
    const record = await write(
      context,
      { command: 'products archive', request: args },
      archiveProduct,
      showProduct,
    );
    const { product, available } = record;
    const left = available ? ` ${formatQuantity(available)} of it are still on hand.` : '';
    return one(productView, record, {
      done: `${product.sku} is archived.${left}`,
      next:
        left === ''
          ? `docket products edit ${product.sku} --restore`
          : `docket stock adjust ${product.sku} -${formatQuantity(available ?? 0)} --reason …`,
    });
  },
});
