import { one } from '../../kit/command.ts';
import { decimal, required, text, toggle } from '../../kit/inputs.ts';
import { productDetailsView } from '../../views/product.ts';
import { blankable } from '../blank.ts';
import { command, write } from '../desk.ts';
import { refuseNothing } from '../nothing.ts';

const flags = {
  code: blankable(text('CODE', 'What the supplier calls it')),
  cost: blankable(decimal('COST', 'What one unit costs, without tax')),
  breaks: blankable(text('QTY=COST,…', 'From so many on, each costs less: 10=3.00,100=2.80')),
  moq: blankable(decimal('QTY', 'The least that may be ordered')),
  multiple: blankable(decimal('QTY', 'Only whole multiples of this (the pack size)')),
  pack_size: blankable(decimal('QTY', 'How many of ours are in one of theirs')),
  lead_time: blankable(text('DAYS', 'How long it takes: 7d, 2w; what was received says it better later on')),
  remove: toggle('They do not sell it to us any more'),
};

export default command({
  summary: 'Writes down what a supplier asks for a product: code, cost, least quantity, lead time.',
  examples: [
    [
      'docket products supplier MUG POTTER --code M-12 --cost 3.20 --breaks 10=3.00,100=2.80 --moq 10 --multiple 6 --lead-time 7d',
      'ten at least, in sixes, within a week',
    ],
    ['docket products supplier MUG POTTER --cost 3.40', 'a new cost; the rest stays'],
    ['docket products supplier MUG POTTER --remove', 'they stopped selling it'],
  ],
  args: {
    sku: required(text('SKU', 'Its SKU or barcode')),
    supplier: required(text('SUPPLIER', 'The supplier’s code')),
  },
  flags,
  view: productDetailsView,
  writes: true,
  async run(context, { args, flags: given }) {
    refuseNothing(given, flags, `docket products supplier ${args.sku} ${args.supplier}`);
    const [{ setSupplierItem }, { showProduct }] = await Promise.all([
      import('../../operations/products/supplier.ts'),
      import('../../store/list/products.ts'),
    ]);
    const request = { ...args, ...given };
    const record = await write(
      context,
      { command: 'products supplier', request },
      setSupplierItem,
      showProduct,
    );
    const { sku } = record.product;
    return one(productDetailsView, record, {
      done: given.remove
        ? `${args.supplier} does not sell ${sku} any more.`
        : `${sku} from ${args.supplier} is as asked.`,
      next: `docket products show ${sku}`,
    });
  },
});
