import { formatMoney } from '../../base/money.ts';
import { one } from '../../kit/command.ts';
import { documentNumber, required, text } from '../../kit/inputs.ts';
import type { PaymentRecord } from '../../store/list/payments.ts';
import { balanceOf } from '../../views/amounts.ts';
import { paymentView } from '../../views/payment.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Takes back a payment or refund that was written by mistake.',
  examples: [
    ['docket payments void 7 --reason "typed twice"', 'shows what it would change, and asks'],
    ['docket payments void 7 --reason "typed twice" --yes', 'asks nothing'],
  ],
  args: { payment: required(documentNumber('PAYMENT', 'The number of the payment or refund')) },
  flags: { reason: required(text('REASON', 'Why it was wrong')) },
  view: paymentView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ voidPayment }, { showPayment }] = await Promise.all([
      import('../../operations/payments/void.ts'),
      import('../../store/list/payments.ts'),
    ]);
    const asked = { command: 'payments void', request: { ...args, ...flags } };
    const show = (work: Parameters<typeof showPayment>[0], number: string) =>
      showPayment(work, Number(number));
    await confirmed(context, {
      question: `Void payment ${args.payment}?`,
      preview: async () => previewOf(await rehearse(context, asked, voidPayment, show)),
    });
    const record = await write(context, asked, voidPayment, show);
    return one(paymentView, record, {
      done: `${nameOf(record)} is void: ${stateOf(record)}.`,
      next: `docket orders show ${record.order ?? ''}`,
    });
  },
});

function nameOf({ payment }: PaymentRecord): string {
  return `${payment.kind === 'refund' ? 'Refund' : 'Payment'} ${payment.number}`;
}

function stateOf({ payment, order, due }: PaymentRecord): string {
  return balanceOf(order, due, payment.currency);
}

function previewOf(record: PaymentRecord): string {
  const { payment, goodwill } = record;
  const amount = `${formatMoney(payment.amount, payment.currency)} ${payment.currency}`;
  const credit =
    goodwill === null ? '' : ` Its credit of ${formatMoney(goodwill, payment.currency)} ends with it.`;
  return `${nameOf(record)}: ${amount} by ${payment.method.replaceAll('_', ' ')} on ${payment.paid_on}.${credit}\nWithout it, ${stateOf(record)}.`;
}
