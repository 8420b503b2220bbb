import { column, type Row, type View } from '../kit/view.ts';
import type { PaymentRecord, Received } from '../store/list/payments.ts';
import { shownIn } from './amounts.ts';

/** A payment or refund. */
export const paymentView: View<PaymentRecord> = {
  name: 'payment',
  key: 'number',
  columns: [
    column('number', 'number', '#'),
    column('order', 'number'),
    column('kind', 'word'),
    column('method', 'word'),
    column('amount', 'money'),
    column('currency', 'text'),
    column('paid_on', 'day', 'On'),
    column('paid_at', 'instant', 'At'),
    column('ref', 'text', 'Reference'),
    column('reason', 'text'),
    column('refund_of', 'number', 'Of payment'),
    column('goodwill', 'money'),
    column('voided', 'word', 'Void'),
    column('due', 'money', 'Due on the order'),
  ],
  shown: ['number', 'order', 'kind', 'method', 'amount', 'paid_on', 'voided', 'ref', 'reason'],
  important: ['number', 'order', 'kind', 'amount', 'voided'],
  row({ payment, order, refund_of, goodwill, due }) {
    const { money } = shownIn(payment.currency);
    return {
      number: payment.number,
      order,
      kind: payment.kind,
      method: payment.method,
      amount: money(payment.amount),
      currency: payment.currency,
      paid_on: payment.paid_on,
      paid_at: payment.paid_at,
      ref: payment.ref,
      reason: payment.reason,
      refund_of,
      goodwill: goodwill === null ? null : money(goodwill),
      voided: payment.voided_by !== null,
      due: due === null ? null : money(due),
    };
  },
};

/** The row below a list of payments; none where there are none. */
export function receivedRow(received: Received | null): Row | undefined {
  if (received === null) return undefined;
  const { amount, currency } = received;
  return { method: 'received', amount: shownIn(currency).money(amount), currency };
}
