import { one } from '../../kit/command.ts';
import { decimal, many, required, text, toggle, wholeNumber, word } from '../../kit/inputs.ts';
import { productDetailsView } from '../../views/product.ts';
import { blankable } from '../blank.ts';
import { command, write } from '../desk.ts';
import { refuseNothing } from '../nothing.ts';

const flags = {
  name: text('NAME', 'What customers read'),
  price: decimal('PRICE', 'For one unit, in the shop’s price basis'),
  cost: blankable(decimal('COST', 'What one unit costs us, without tax')),
  tax: text('CATEGORY', 'standard, reduced, zero, exempt, or your own'),
  barcode: blankable(text('CODE', 'Its check digit is checked')),
  category: blankable(text('CATEGORY', 'For reports')),
  decimals: wholeNumber('0-3', 'How finely it is sold; only while nothing was ordered or has moved'),
  when_short: word(['deny', 'backorder'], 'HOW', 'Whether it may be ordered when there is none'),
  supplier: blankable(text('CODE', 'Who sells it to us')),
  reorder_point: blankable(decimal('QTY', 'Buy when no more than this is left')),
  reorder_quantity: blankable(decimal('QTY', 'How much to buy then')),
  order_up_to: blankable(decimal('QTY', 'What there is to be after buying')),
  weight: blankable(decimal('GRAMS', 'What one unit weighs')),
  lot_tracked: toggle('Keep it by lots from now on; only while none are there'),
  no_lots: toggle('No longer by lots; only while none are there'),
  channel_sku: many(
    text('CHANNEL=CODE[:UNITS]', 'What a channel calls it, or a pack of so many; CHANNEL= takes them away'),
  ),
  restore: toggle('Sell it again after it was archived'),
};

export default command({
  summary: 'Changes a product; orders keep the name, price and cost that they were placed with.',
  examples: [
    ['docket products edit MUG --price 9.95 --reorder-point 12', 'a new price, and when to buy more'],
    ['docket products edit MUG --channel-sku ebay=MUG_R_6:6', 'a listing of eBay’s that is six of ours'],
    ['docket products edit MUG --channel-sku ebay=', 'eBay calls it MUG again'],
    ['docket products edit MUG --restore', 'back from the archive'],
  ],
  args: { sku: required(text('SKU', 'Its SKU or barcode')) },
  flags,
  view: productDetailsView,
  writes: true,
  async run(context, { args, flags: given }) {
    refuseNothing(given, flags, `docket products edit ${args.sku}`);
    const [{ editProduct }, { showProduct }] = await Promise.all([
      import('../../operations/products/edit.ts'),
      import('../../store/list/products.ts'),
    ]);
    const request = { ...args, ...given };
    const record = await write(context, { command: 'products edit', request }, editProduct, showProduct);
    return one(productDetailsView, record, { done: `${record.product.sku} is as asked.` });
  },
});
