import { formatMoney } from '../../base/money.ts';
import { one } from '../../kit/command.ts';
import { day, decimal, documentNumber, required, text, toggle } from '../../kit/inputs.ts';
import { balanceOf } from '../../views/amounts.ts';
import { paymentView } from '../../views/payment.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Takes a payment for an order.',
  examples: [
    ['docket payments add 1041 --amount 25.00 --method card', 'part of what is due, or all of it'],
    [
      'docket payments add 1041 --method bank_transfer --ref "INV 1041" --on 2026-03-01',
      'what is due, as the bank says',
    ],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    amount: decimal('AMOUNT', 'How much (what is due)'),
    method: required(
      text('METHOD', 'cash, card, bank_transfer, wallet, cheque, store_credit, or the shop’s own'),
    ),
    ref: text('REF', 'What the bank or the terminal calls it'),
    on: day('When it came (today)'),
    allow_overpayment: toggle('Take more than is due'),
  },
  view: paymentView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ payOrder }, { showPayment }] = await Promise.all([
      import('../../operations/payments/add.ts'),
      import('../../store/list/payments.ts'),
    ]);
    const record = await write(
      context,
      { command: 'payments add', request: { ...args, ...flags } },
      payOrder,
      (work, number) => showPayment(work, Number(number)),
    );
    const { payment, order, due } = record;
    return one(paymentView, record, {
      done: `Payment ${payment.number} of ${formatMoney(payment.amount, payment.currency)} ${payment.currency} taken: ${balanceOf(order, due, payment.currency)}.`,
      next: `docket orders show ${order ?? ''}`,
    });
  },
});
