import { many } from '../../kit/command.ts';
import { documentNumber, text, word } from '../../kit/inputs.ts';
import { paymentTotals, paymentView } from '../../views/payment.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Lists payments and refunds, the newest first.',
  examples: [
    ['docket payments list 1041', 'what was paid and paid back on order 1041'],
    ['docket payments list --period this-month --method cash', 'the cash of this month'],
  ],
  args: { order: documentNumber('ORDER', 'Those of one order') },
  flags: {
    method: {
      ...text('METHOD', 'Those paid so'),
      parse: (typed: string) => typed.trim().toLowerCase().replaceAll('-', '_'),
    },
    kind: word(['payment', 'refund'], 'KIND', 'Money in, or money back'),
  },
  view: paymentView,
  async run(context, { args, flags }) {
    const { listPayments } = await import('../../store/list/payments.ts');
    const days = await daysAsked(context);
    const records = await read(context, (reading) => listPayments(reading, { ...args, ...flags, ...days }));
    const totals = paymentTotals(records);
    return many(paymentView, records, totals === undefined ? {} : { totals });
  },
});
