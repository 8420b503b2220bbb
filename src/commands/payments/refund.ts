import { formatMoney } from '../../base/money.ts';
import { one } from '../../kit/command.ts';
import { day, decimal, documentNumber, required, text } from '../../kit/inputs.ts';
import type { PaymentRecord } from '../../store/list/payments.ts';
import { balanceOf } from '../../views/amounts.ts';
import { paymentView } from '../../views/payment.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Pays money back: what is overpaid first, the rest as goodwill.',
  examples: [
    ['docket payments refund 1041 --amount 5.00 --reason "late"', 'by the way in which it was paid last'],
    ['docket payments refund 1041 --amount 12.50 --payment 7 --yes', 'of one payment, without a question'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    amount: required(decimal('AMOUNT', 'How much')),
    payment: documentNumber('PAYMENT', 'Which payment is paid back'),
    method: text('METHOD', 'How (as the named or last payment was made)'),
    reason: text('REASON', 'Why'),
    on: day('When (today)'),
  },
  view: paymentView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ refundOrder }, { showPayment }] = await Promise.all([
      import('../../operations/payments/refund.ts'),
      import('../../store/list/payments.ts'),
    ]);
    const asked = { command: 'payments refund', request: { ...args, ...flags } };
    const show = (work: Parameters<typeof showPayment>[0], number: string) =>
      showPayment(work, Number(number));
    await confirmed(context, {
      question: `Pay back ${flags.amount} on order #${args.order}?`,
      preview: async () => previewOf(await rehearse(context, asked, refundOrder, show)),
    });
    const record = await write(context, asked, refundOrder, show);
    const { payment, order } = record;
    return one(paymentView, record, {
      done: `Refund ${payment.number}: ${formatMoney(payment.amount, payment.currency)} ${payment.currency} paid back by ${payment.method.replaceAll('_', ' ')} on order #${order ?? ''}.`,
      next: `docket orders show ${order ?? ''}`,
    });
  },
});

function previewOf({ payment, order, goodwill, due }: PaymentRecord): string {
  const money = (amount: number): string => `${formatMoney(amount, payment.currency)} ${payment.currency}`;
  const credited = goodwill ?? 0;
  const parts = [
    ...(payment.amount > credited ? [`${money(payment.amount - credited)} was overpaid`] : []),
    ...(credited > 0 ? [`${money(credited)} is goodwill and is credited`] : []),
  ];
  return `${money(payment.amount)} by ${payment.method.replaceAll('_', ' ')} on order #${order ?? ''}: ${parts.join(', ')}.\nAfterwards ${balanceOf(order, due, payment.currency)}.`;
}
