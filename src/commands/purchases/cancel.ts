import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { purchaseView } from '../../views/purchase.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Cancels a draft, or a purchase order of which nothing has come.',
  examples: [['docket purchases cancel 12', 'shows what it would cancel, and asks']],
  args: { purchase: required(documentNumber('PURCHASE', 'The purchase order’s number')) },
  view: purchaseView,
  writes: true,
  async run(context, { args }) {
    const [{ cancelPurchase }, { showPurchase }] = await Promise.all([
      import('../../operations/purchases/cancel.ts'),
      import('../../store/list/purchases.ts'),
    ]);
    const asked = { command: 'purchases cancel', request: args };
    const show = (work: Parameters<typeof showPurchase>[0], number: string) =>
      showPurchase(work, Number(number));
    await confirmed(context, {
      question: `Cancel purchase order ${args.purchase}?`,
      preview: async () => context.sketch(purchaseView, await rehearse(context, asked, cancelPurchase, show)),
    });
    const record = await write(context, asked, cancelPurchase, show);
    return one(purchaseView, record, { done: `Purchase order ${args.purchase} is cancelled.` });
  },
});
