import { refuseUnvoidable } from '../../domain/payments/void.ts';
import { loadPayment } from '../../store/load/payments.ts';
import type { Reversal } from './reversal.ts';

/** A payment or refund of the operation is voided, under the same laws as when it is voided by hand. */
export const paymentAdded: Reversal<'payment_added'> = async (work, { payload, operation }) => {
  const row = await work.tx
    .selectFrom('payments')
    .select('number')
    .where('operation_id', '=', operation)
    .where('kind', '=', payload.kind)
    .where('amount', '=', payload.amount)
    .where('voided_by', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (!row) return [];
  const { order, payment, payments } = await loadPayment(work, row.number);
  refuseUnvoidable(payment, order, payments);
  return [
    {
      type: 'payment_voided',
      payment_id: payment.id,
      order_id: order.id,
      number: payment.number,
      reason: 'undo',
    },
  ];
};

export const creditWritten: Reversal<'credit_written'> = async (
  work,
  { payload: { order_id, gross }, operation },
) => {
  const credit = await work.tx
    .selectFrom('credits')
    .select('id')
    .where('operation_id', '=', operation)
    .where('gross', '=', gross)
    .where('voided_by', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return credit ? [{ type: 'credit_voided', credit_id: credit.id, order_id }] : [];
};
