import { refuseAll } from '../../base/refusal.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { refuseUnvoidable } from '../../domain/payments/void.ts';
import { loadGoodwillWith, loadPayment } from '../../store/load/payments.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

export interface VoidPaymentRequest {
  readonly payment: number;
  readonly reason: string;
}

/**
 * Takes back a payment or refund that was written by mistake; with a refund goes the goodwill that was credited with
 * it. Refuses (4) what is void already, and a payment that was paid back. Returns its number.
 */
export async function voidPayment(
  work: Work,
  { payment: number, reason }: VoidPaymentRequest,
): Promise<number> {
  refuseAll(freeTextProblems({ reason }));
  const { order, payment, payments } = await loadPayment(work, number);
  refuseUnvoidable(payment, order, payments);
  const credits = payment.kind === 'refund' ? await loadGoodwillWith(work, payment) : [];
  await record(work, [
    ...credits.map((credit_id) => ({ type: 'credit_voided', credit_id, order_id: order.id }) as const),
    { type: 'payment_voided', payment_id: payment.id, order_id: order.id, number, reason: reason.trim() },
  ]);
  return number;
}
