import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { goodwillLines } from '../../domain/payments/goodwill.ts';
import { amountOf } from '../../domain/payments/pay.ts';
import { refund, type Refund } from '../../domain/payments/refund.ts';
import { loadOrder, type Order } from '../../store/load/orders.ts';
import { loadPaymentsOf, loadUncredited } from '../../store/load/payments.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { paymentMade } from './add.ts';
import { lastPayment, methodFor, namedPayment, refundedOf } from './way-back.ts';

export interface RefundRequest {
  readonly order: number;
  readonly amount: string;
  /** The number of the payment that is paid back. */
  readonly payment?: number | undefined;
  /** Without a method, that of the named or else the last payment. */
  readonly method?: string | undefined;
  readonly reason?: string | undefined;
  readonly on?: Day | undefined;
}

/**
 * Pays money back: what is overpaid first, the rest as goodwill with a credit over the order's tax rates, so that the
 * customer never owes more than before. Refuses (4) more than was paid. Returns the refund's number.
 */
export async function refundOrder(work: Work, request: RefundRequest): Promise<number> {
  const { order } = await loadOrder(work, request.order);
  const payments = await loadPaymentsOf(work, order.id);
  const problems = new Problems();
  problems.add(...freeTextProblems({ reason: request.reason }));
  const amount = problems.attempt(() => amountOf(request.amount, order.currency), 0);
  const named = problems.attempt(() => namedPayment(order, payments, request.payment), null);
  const method = problems.attempt(() => methodFor(work, request, named ?? lastPayment(payments)), '');
  const since = { day: order.placed_on, what: `order #${order.number} was placed` };
  const happened = problems.attempt(() => happenedOn(work, request.on, since), { day: '', at: '' });
  refuseAll(problems.found);
  const decision = refund(order, amount, named && refundedOf(named, payments));
  const reason = request.reason?.trim() ?? null;
  await record(work, [
    ...(await goodwillOf(work, order, { ...decision, ...happened, reason })),
    {
      type: 'payment_added',
      order_id: order.id,
      return_id: null,
      kind: 'refund',
      method,
      amount,
      currency: order.currency,
      ref: null,
      reason,
      paid_at: happened.at,
      paid_on: happened.day,
      refund_of: named?.id ?? null,
    },
  ]);
  return paymentMade(work, order.id);
}

/** The credit that goes with what is paid back beyond an overpayment. */
export async function goodwillOf(
  work: Work,
  order: Order,
  { goodwill, day, at, reason }: Refund & Happened & { readonly reason: string | null },
): Promise<DocketEvent[]> {
  if (goodwill === 0) return [];
  const lines = goodwillLines(goodwill, await loadUncredited(work, order.id));
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return [
    {
      type: 'credit_written',
      order_id: order.id,
      return_id: null,
      kind: 'goodwill',
      net,
      tax: goodwill - net,
      gross: goodwill,
      reason,
      credited_at: at,
      credited_on: day,
      lines,
    },
  ];
}
