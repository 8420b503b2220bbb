import { documentNumber, text, word } from '../../kit/inputs.ts';
import { paymentView, receivedRow } from '../../views/payment.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

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
    const { listPayments, sumReceived } = await import('../../store/list/payments.ts');
    const filter = { ...args, ...flags, ...(await daysAsked(context)) };
    const totals = receivedRow(await read(context, (reading) => sumReceived(reading, filter)));
    return shown(context, { view: paymentView, which: 'newest', what: 'payments', totals }, (limit) =>
      read(context, (reading) => listPayments(reading, { ...filter, limit })),
    );
  },
});
