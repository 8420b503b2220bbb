import { formatMoney } from '../../base/money.ts';
import { one } from '../../kit/command.ts';
import { day, decimal, documentNumber, required, text } from '../../kit/inputs.ts';
import type { PaymentRecord } from '../../store/list/payments.ts';
import { balanceOf } from '../../views/amounts.ts';
import { paymentView } from '../../views/payment.ts';
import { command, confirmed, type DeskContext, read, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Pays money back: what is overpaid first, the rest as goodwill.',
  examples: [
    ['docket payments refund 1041 --amount 5.00 --reason "late"', 'by the way in which it was paid last'],
    ['docket payments refund 1041 --amount 12.50 --payment 7 --yes', 'of one payment, without a question'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    amount: decimal('AMOUNT', 'How much; on a terminal it is asked for, and what is overpaid is offered'),
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
    const amount = flags.amount ?? (await askAmount(context, args.order));
    const asked = { command: 'payments refund', request: { ...args, ...flags, amount } };
    const show = (work: Parameters<typeof showPayment>[0], number: string) =>
      showPayment(work, Number(number));
    await confirmed(context, {
      question: `Pay back ${amount} on order #${args.order}?`,
      preview: async () => previewOf(await rehearse(context, asked, refundOrder, show)),
    });
    const record = await write(context, asked, refundOrder, show);
    const { payment, order } = record;
    return one(paymentView, record, {
      done: `Refund ${payment.number}: ${formatMoney(payment.amount, payment.currency)} ${payment.currency} paid back by ${payment.method.replaceAll('_', ' ')} on order #${order ?? ''}: ${partsOf(record)}.`,
      next: `docket orders show ${order ?? ''}`,
    });
  },
});

/** Asks how much, and offers what is overpaid; where there is nobody to ask, refuses (2) naming the flag. */
async function askAmount(context: DeskContext, number: number): Promise<string> {
  const { person } = context;
  const question = { message: 'How much', flag: '--amount', parse: decimal('AMOUNT', '').parse };
  if (!person.present) return person.ask(question);
  const { showOrder } = await import('../../store/list/order.ts');
  const { order } = await read(context, (reading) => showOrder(reading, number));
  const { due, paid, refunded, currency } = order;
  const most = `${formatMoney(paid - refunded, currency)} ${currency} can be paid back`;
  const message = `How much; ${balanceOf(number, due, currency)}, and ${most}`;
  return person.ask({ ...question, message, ...(due < 0 ? { initial: formatMoney(-due, currency) } : {}) });
}

/** What of a refund was overpaid, and what is given beyond that. */
function partsOf({ payment, goodwill }: PaymentRecord): string {
  const money = (amount: number): string => `${formatMoney(amount, payment.currency)} ${payment.currency}`;
  const credited = goodwill ?? 0;
  if (credited === payment.amount) return 'nothing was overpaid, so all of it is goodwill and is credited';
  const given = credited === 0 ? [] : [`${money(credited)} is goodwill and is credited`];
  return [`${money(payment.amount - credited)} was overpaid`, ...given].join(', ');
}

function previewOf(record: PaymentRecord): string {
  const { payment, order, due } = record;
  const money = `${formatMoney(payment.amount, payment.currency)} ${payment.currency}`;
  return `${money} by ${payment.method.replaceAll('_', ' ')} on order #${order ?? ''}: ${partsOf(record)}.\nAfterwards ${balanceOf(order, due, payment.currency)}.`;
}
