import { one, text } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { purchaseView } from '../../views/purchase.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Prints a purchase order as plain text for its supplier, and notes that it was sent.',
  examples: [
    ['docket purchases send 12', 'to read; sent once, it may be printed again'],
    ['docket purchases send 12 -o order-12.txt', 'into a file'],
  ],
  args: { purchase: required(documentNumber('PURCHASE', 'The purchase order’s number')) },
  view: purchaseView,
  writes: true,
  async run(context, { args }) {
    const [{ sendPurchase }, { showPurchase }, { purchaseOrder }] = await Promise.all([
      import('../../operations/purchases/send.ts'),
      import('../../store/list/purchases.ts'),
      import('../../documents/purchase-order.ts'),
    ]);
    const { record, page } = await write(
      context,
      { command: 'purchases send', request: args },
      sendPurchase,
      async (work, number) => {
        const record = await showPurchase(work, Number(number));
        return { record, page: purchaseOrder(work.shop.name, record) };
      },
    );
    const { json, quiet } = context.globals;
    const remarks = {
      done: `Purchase order ${args.purchase} was sent on ${record.header.sent_on}.`,
      next: `docket purchases receive ${args.purchase} --all`,
    };
    return json || quiet ? one(purchaseView, record, remarks) : text(page, remarks);
  },
});
