import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { methodOf } from '../../domain/payments/methods.ts';
import { amountOf } from '../../domain/payments/pay.ts';
import { decideReturn } from '../../domain/returns/decide.ts';
import { refundReturn, type ReturnRefund } from '../../domain/returns/refund.ts';
import { loadPaymentsOf, type Payment } from '../../store/load/payments.ts';
import { loadReturn, type LoadedReturn } from '../../store/load/returns.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { lastPayment, methodFor, namedPayment, refundedOf } from '../payments/way-back.ts';

export interface RefundReturnRequest {
  readonly return: number;
  /** Less than the units are worth, where something is kept. */
  readonly amount?: string | undefined;
  /** Without a method, that of the named or else the last payment. */
  readonly method?: string | undefined;
  /** The number of the payment that is paid back. */
  readonly payment?: number | undefined;
  readonly on?: Day | undefined;
}

/**
 * Credits the units of a return and pays back what is then overpaid, whether the goods have come back or not; a return
 * that nobody approved is approved by it. Refuses (4) what was credited already and more than the units are worth.
 * Returns the return's number.
 */
export async function refundUnits(work: Work, request: RefundReturnRequest): Promise<number> {
  const loaded = await loadReturn(work, request.return);
  const { header, units, order, lines } = loaded;
  const payments = await loadPaymentsOf(work, order.id);
  const problems = new Problems();
  const { amount: typed, method } = request;
  const amount = problems.attempt(() => (typed === undefined ? null : amountOf(typed, order.currency)), null);
  problems.attempt(() => (method === undefined ? null : methodOf(method, work.shop)), null);
  const named = problems.attempt(() => namedPayment(order, payments, request.payment), null);
  const since = { day: header.requested_on, what: `return ${header.number} was requested` };
  const happened = problems.attempt(() => happenedOn(work, request.on, since), { day: '', at: '' });
  refuseAll(problems.found);
  const of = named && refundedOf(named, payments);
  const decision = refundReturn(header, units, { order: { ...order, lines }, amount, of });
  const way = {
    method: decision.payback > 0 ? methodFor(work, request, named ?? lastPayment(payments)) : '',
    named,
  };
  await record(work, [
    ...approval(loaded),
    credit(loaded, decision, happened),
    ...payback(loaded, decision, { ...happened, ...way }),
  ]);
  return header.number;
}

function approval({ header, units }: LoadedReturn): DocketEvent[] {
  if (header.lifecycle !== 'requested') return [];
  return [{ type: 'return_decided', ...decideReturn(header, units, { decision: 'approve', reason: null }) }];
}

function credit(
  { header }: LoadedReturn,
  { lines, net, tax, gross }: ReturnRefund,
  { day, at }: Happened,
): DocketEvent {
  return {
    type: 'credit_written',
    order_id: header.order_id,
    return_id: header.id,
    kind: 'return',
    net,
    tax,
    gross,
    reason: header.reason,
    credited_at: at,
    credited_on: day,
    lines,
  };
}

function payback(
  { header, order }: LoadedReturn,
  { payback: amount }: ReturnRefund,
  { method, named, day, at }: Happened & { readonly method: string; readonly named: Payment | null },
): DocketEvent[] {
  if (amount === 0) return [];
  return [
    {
      type: 'payment_added',
      order_id: order.id,
      return_id: header.id,
      kind: 'refund',
      method,
      amount,
      currency: order.currency,
      ref: null,
      reason: header.reason,
      paid_at: at,
      paid_on: day,
      refund_of: named?.id ?? null,
    },
  ];
}
