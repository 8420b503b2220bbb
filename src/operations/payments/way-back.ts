import { Refusal } from '../../base/refusal.ts';
import { methodOf, ownMethods } from '../../domain/payments/methods.ts';
import type { RefundedPayment } from '../../domain/payments/refund.ts';
import type { Order } from '../../store/load/orders.ts';
import type { Payment } from '../../store/load/payments.ts';
import type { Work } from '../../store/work.ts';

/** The payment of an order that is to be paid back, where one is named; refuses (3) none of its own, (4) a void one. */
export function namedPayment(
  order: Order,
  payments: readonly Payment[],
  number: number | undefined,
): Payment | null {
  if (number === undefined) return null;
  const payment = payments.find((one) => one.number === number && one.kind === 'payment');
  if (!payment)
    throw new Refusal('not_found', `Order #${order.number} has no payment ${number}.`, {
      hint: `docket payments list ${order.number}`,
    });
  if (payment.voided_by === null) return payment;
  throw new Refusal('state', `Payment ${number} is void, and nothing of it can be paid back.`, {
    hint: `docket payments list ${order.number}`,
  });
}

/** The last payment that stands. */
export function lastPayment(payments: readonly Payment[]): Payment | null {
  return payments.findLast(({ kind, voided_by }) => kind === 'payment' && voided_by === null) ?? null;
}

/** How money goes back: as asked for, else as the payment came. Refuses (2) where that is no way of paying. */
export function methodFor(
  work: Pick<Work, 'shop'>,
  request: { readonly method?: string | undefined },
  payment: Payment | null,
): string {
  if (request.method !== undefined) return methodOf(request.method, work.shop);
  if (payment === null || !ownMethods.has(payment.method)) return payment?.method ?? '';
  throw new Refusal(
    'input.missing',
    `Payment ${payment.number} was ${payment.method}: how is it paid back?`,
    {
      hint: '--method cash',
      details: { input: '--method' },
    },
  );
}

/** What of a payment was paid back already. */
export function refundedOf({ id, number, amount }: Payment, payments: readonly Payment[]): RefundedPayment {
  const refunded = payments
    .filter((one) => one.refund_of === id && one.voided_by === null)
    .reduce((sum, one) => sum + one.amount, 0);
  return { number, amount, refunded };
}
