import { formatQuantity } from '../../base/quantity.ts';
import { stillToCome } from '../../domain/purchasing/purchase.ts';
import { one } from '../../kit/command.ts';
import { documentNumber, many, required, text } from '../../kit/inputs.ts';
import { purchaseView } from '../../views/purchase.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Ends what will not come any more of a purchase order; what came stays.',
  examples: [
    [
      'docket purchases close 12 --reason "out of stock there"',
      'everything that is still to come; asks first',
    ],
    ['docket purchases close 12 --line 1=6 --yes', 'six of line 1, without asking'],
  ],
  args: { purchase: required(documentNumber('PURCHASE', 'The purchase order’s number')) },
  flags: {
    line: many(text('LINE=QTY', 'Units of a line, by its number (all that is still to come)')),
    sku: many(text('SKU=QTY', 'Units of a line, by its SKU')),
    reason: text('REASON', 'Why'),
  },
  view: purchaseView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ closePurchase }, { showPurchase }] = await Promise.all([
      import('../../operations/purchases/close.ts'),
      import('../../store/list/purchases.ts'),
    ]);
    const asked = { command: 'purchases close', request: { ...args, ...flags } };
    const show = (work: Parameters<typeof showPurchase>[0], number: string) =>
      showPurchase(work, Number(number));
    await confirmed(context, {
      question: `Close these units of purchase order ${args.purchase}?`,
      preview: async () => context.sketch(purchaseView, await rehearse(context, asked, closePurchase, show)),
    });
    const record = await write(context, asked, closePurchase, show);
    const coming = record.lines.reduce((sum, line) => sum + stillToCome(line), 0);
    return one(purchaseView, record, {
      done: `${coming === 0 ? 'Nothing' : formatQuantity(coming)} of purchase order ${args.purchase} ${coming > 1000 ? 'are' : 'is'} still to come.`,
    });
  },
});
