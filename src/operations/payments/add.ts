import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { methodOf } from '../../domain/payments/methods.ts';
import { amountOf, refuseUnpayable, wholeDue } from '../../domain/payments/pay.ts';
import { loadOrder } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn } from '../days.ts';

export interface PaymentRequest {
  readonly order: number;
  /** Without an amount, what is due. */
  readonly amount?: string | null | undefined;
  readonly method: string;
  readonly ref?: string | undefined;
  readonly on?: Day | undefined;
  readonly allow_overpayment?: boolean | undefined;
}

/** Takes a payment for an order; refuses (4) more than is due unless that was allowed. Returns the payment's number. */
export async function payOrder(work: Work, request: PaymentRequest): Promise<number> {
  const problems = new Problems();
  problems.add(...freeTextProblems({ ref: request.ref }));
  const method = problems.attempt(() => methodOf(request.method, work.shop), '');
  const { order } = await problems.need(() => loadOrder(work, request.order));
  const { currency } = order;
  const typed = request.amount ?? null;
  const named = problems.attempt(() => (typed === null ? null : amountOf(typed, currency)), null);
  const { day, at } = problems.attempt(() => happenedOn(work, request.on), { day: '', at: '' });
  refuseAll(problems.found);
  const amount = named ?? wholeDue(order);
  refuseUnpayable(order, amount, { mayOverpay: request.allow_overpayment ?? false });
  await record(work, [
    {
      type: 'payment_added',
      order_id: order.id,
      return_id: null,
      kind: 'payment',
      method,
      amount,
      currency,
      ref: request.ref?.trim() ?? null,
      reason: null,
      paid_at: at,
      paid_on: day,
      refund_of: null,
    },
  ]);
  return paymentMade(work, order.id);
}

/** The number of the payment or refund that this operation has just recorded for an order. */
export async function paymentMade(work: Work, order_id: number): Promise<number> {
  const { number } = await work.tx
    .selectFrom('payments')
    .select('number')
    .where('order_id', '=', order_id)
    .where('operation_id', '=', work.operation)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  return number;
}
