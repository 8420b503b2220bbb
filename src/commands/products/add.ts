import { one } from '../../kit/command.ts';
import { decimal, many, required, text, toggle, wholeNumber, word } from '../../kit/inputs.ts';
import { productDetailsView } from '../../views/product.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Adds a product to the catalogue.',
  examples: [
    ['docket products add MUG --name "Blue mug" --price 9.50 --cost 3.20', 'goods sold by the piece'],
    [
      'docket products add COF --name "Coffee beans" --price 24.00 --decimals 3 --tax zero',
      'sold by the kilo, to the gram',
    ],
    [
      'docket products add TEA --name "Tea" --price 4.50 --channel-sku ebay=TEA_R --channel-sku ebay=TEA_R_6:6',
      'eBay calls it TEA_R, and sells packs of six as TEA_R_6',
    ],
  ],
  args: { sku: required(text('SKU', 'What it is called by in orders and on shelves')) },
  flags: {
    name: required(text('NAME', 'What customers read')),
    price: required(decimal('PRICE', 'For one unit, in the shop’s price basis')),
    cost: decimal('COST', 'What one unit costs us, without tax'),
    tax: text('CATEGORY', 'standard, reduced, zero, exempt, or your own'),
    barcode: text('CODE', 'Its check digit is checked'),
    category: text('CATEGORY', 'For reports'),
    kind: word(['goods', 'service'], 'KIND', 'A service has no stock'),
    decimals: wholeNumber('0-3', 'How finely it is sold: 0 for pieces'),
    when_short: word(['deny', 'backorder'], 'HOW', 'Whether it may be ordered when there is none'),
    supplier: text('CODE', 'Who sells it to us'),
    reorder_point: decimal('QTY', 'Buy when no more than this is left'),
    reorder_quantity: decimal('QTY', 'How much to buy then'),
    order_up_to: decimal('QTY', 'What there is to be after buying (reorder point + reorder quantity)'),
    weight: decimal('GRAMS', 'What one unit weighs'),
    lot_tracked: toggle('It lies, moves and is promised lot by lot, first expired first'),
    channel_sku: many(text('CHANNEL=CODE[:UNITS]', 'What a channel calls it, or a pack of so many')),
  },
  view: productDetailsView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ addProduct }, { showProduct }] = await Promise.all([
      import('../../operations/products/add.ts'),
      import('../../store/list/products.ts'),
    ]);
    const record = await write(
      context,
      { command: 'products add', request: { ...args, ...flags } },
      addProduct,
      showProduct,
    );
    const { sku, kind } = record.product;
    return one(productDetailsView, record, {
      done: `${sku} is in the catalogue.`,
      next:
        kind === 'goods'
          ? `docket stock receive ${sku} QTY --cost COST`
          : `docket orders place --line ${sku}=1`,
    });
  },
});
