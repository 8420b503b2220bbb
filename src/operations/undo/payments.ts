import { formatMoney } from '../../base/money.ts';
import { refuseSpent, refuseUnvoidable } from '../../domain/payments/void.ts';
import { loadOrderById } from '../../store/load/orders.ts';
import { loadPayment } from '../../store/load/payments.ts';
import { impossible, nextStanding, type Final, type Reversal } from './reversal.ts';

/** A payment or refund of the operation is voided, under the same laws as when it is voided by hand. */
export const paymentAdded: Reversal<'payment_added'> = async (work, { operation }) => {
  const rows = await work.tx
    .selectFrom('payments')
    .select(['number', 'kind', 'voided_by'])
    .where('operation_id', '=', operation)
    .orderBy('id', 'desc')
    .execute();
  const { number } = await nextStanding(work, rows, {
    named: (row) => `${row.kind === 'refund' ? 'Refund' : 'Payment'} ${row.number}`,
    hint: 'docket payments list',
  });
  const { order, payment, payments } = await loadPayment(work, number);
  // What an import wrote is taken back with it.
  const refuse = payment.method === 'imported' ? refuseSpent : refuseUnvoidable;
  refuse(payment, order, payments);
  return [{ type: 'payment_voided', payment_id: payment.id, order_id: order.id, number, reason: 'undo' }];
};

export const creditWritten: Reversal<'credit_written'> = async (
  work,
  { payload: { order_id }, operation },
) => {
  const rows = await work.tx
    .selectFrom('credits')
    .select(['id', 'voided_by'])
    .where('operation_id', '=', operation)
    .orderBy('id', 'desc')
    .execute();
  const { id } = await nextStanding(work, rows, { named: () => 'The credit', hint: 'docket returns list' });
  return [{ type: 'credit_voided', credit_id: id, order_id }];
};

/** A void payment stays void: the same money is written down once more. */
export const paymentVoided: Final<'payment_voided'> = async (work, { payload: { payment_id } }) => {
  const payment = await work.tx
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', payment_id)
    .executeTakeFirstOrThrow();
  const { number, kind, amount, currency, method, paid_on, order_id } = payment;
  const order = order_id === null ? null : (await loadOrderById(work, order_id)).order.number;
  const [what, verb] = kind === 'refund' ? ['Refund', 'refund'] : ['Payment', 'add'];
  return impossible(
    `${what} ${number} stays void; money that moved all the same is written down once more.`,
    `docket payments ${verb} ${order ?? 'ORDER'} --amount ${formatMoney(amount, currency)} --method ${method} --on ${paid_on}`,
  );
};

export const creditVoided: Final<'credit_voided'> = async (work, { payload: { order_id } }) => {
  const order = order_id === null ? null : (await loadOrderById(work, order_id)).order.number;
  return impossible(
    'A credit that was taken back stays void; it is given once more with another refund.',
    `docket orders show ${order ?? 'ORDER'}`,
  );
};
