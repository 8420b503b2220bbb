import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { purchaseView } from '../../views/purchase.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one purchase order: what was ordered, and what has come.',
  examples: [['docket purchases show 12', 'line by line']],
  args: { purchase: required(documentNumber('PURCHASE', 'The purchase order’s number')) },
  view: purchaseView,
  async run(context, { args }) {
    const { showPurchase } = await import('../../store/list/purchases.ts');
    return one(purchaseView, await read(context, (reading) => showPurchase(reading, args.purchase)));
  },
});
