import { one } from '../../kit/command.ts';
import { many, required, text, toggle } from '../../kit/inputs.ts';
import { productDetailsView } from '../../views/product.ts';
import { command, read, write } from '../desk.ts';

export default command({
  summary: 'Says what a kit is made of: it is sold as one product, and its components are stocked.',
  examples: [
    [
      'docket products recipe GIFT-BOX MUG=1 TEA=2',
      'a mug and two teas in each; orders keep what they were placed with',
    ],
    ['docket products recipe GIFT-BOX', 'what it is made of'],
    ['docket products recipe GIFT-BOX --remove', 'it is no kit any more'],
  ],
  args: {
    sku: required(text('SKU', 'The kit’s SKU or barcode')),
    parts: many(text('SKU=QTY', 'How much of a product is in one kit; all of them each time')),
  },
  flags: { remove: toggle('It is no kit any more') },
  view: productDetailsView,
  writes: true,
  async run(context, { args, flags: { remove } }) {
    const { showProduct } = await import('../../store/list/products.ts');
    if (args.parts.length === 0 && !remove)
      return one(productDetailsView, await read(context, (reading) => showProduct(reading, args.sku)));
    const { setRecipe } = await import('../../operations/products/recipe.ts');
    const request = { ...args, remove };
    const record = await write(context, { command: 'products recipe', request }, setRecipe, showProduct);
    const { sku } = record.product;
    return one(productDetailsView, record, {
      done: remove ? `${sku} is no kit any more.` : `${sku} is made of ${args.parts.join(' and ')}.`,
      next: remove ? `docket stock receive ${sku} QTY` : `docket orders place --line ${sku}=1`,
    });
  },
});
