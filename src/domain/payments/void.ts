import type { Minor } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { ownMethods } from './methods.ts';
import { say } from './pay.ts';

/** What voiding needs to know of a payment, in minor units of the order's currency. */
export interface Voidable {
  readonly id: number;
  readonly number: number;
  readonly kind: 'payment' | 'refund';
  readonly method: string;
  readonly amount: Minor;
  readonly refund_of: number | null;
  readonly voided_by: number | null;
}

export interface PaidOrder {
  readonly number: number;
  readonly currency: string;
  readonly paid: Minor;
  readonly refunded: Minor;
}

/**
 * Refuses (4) to void what is void already, what docket itself wrote (imported, exchange), and a payment whose money
 * was paid back: on an order no more may be paid back than was paid.
 */
export function refuseUnvoidable(payment: Voidable, order: PaidOrder, payments: readonly Voidable[]): void {
  if (ownMethods.has(payment.method) && payment.voided_by === null)
    throw notByHand(nameOf(payment), payment.method);
  refuseSpent(payment, order, payments);
}

function nameOf({ kind, number }: Voidable): string {
  return `${kind === 'refund' ? 'Refund' : 'Payment'} ${number}`;
}

/** Refuses (4) the same of a payment whatever its method: it goes with what docket itself wrote it for. */
export function refuseSpent(payment: Voidable, order: PaidOrder, payments: readonly Voidable[]): void {
  const name = nameOf(payment);
  if (payment.voided_by !== null)
    throw new Refusal('state', `${name} is void already.`, {
      hint: `docket orders timeline ${order.number}`,
    });
  if (payment.kind === 'refund') return;
  const refunds = payments.filter(
    ({ refund_of, voided_by }) => refund_of === payment.id && voided_by === null,
  );
  if (refunds.length > 0) throw paidBack(name, order, refunds);
  if (order.refunded > order.paid - payment.amount) throw paidBackElsewhere(name, order, payment.amount);
}

function notByHand(name: string, method: string): Refusal {
  const of = method === 'exchange' ? 'is one side of an exchange' : 'was imported with its order';
  return new Refusal('state', `${name} ${of} and cannot be voided alone.`, {
    hint: method === 'exchange' ? 'docket undo' : 'docket import list',
  });
}

function paidBack(name: string, { currency }: PaidOrder, refunds: readonly Voidable[]): Refusal {
  const named = refunds.map(({ number, amount }) => `refund ${number} (${say(amount, currency)})`).join(', ');
  return new Refusal('in_use', `${name} was paid back: ${named}.`, {
    hint: `docket payments void ${refunds[0]?.number ?? ''} --reason …`,
    details: { refunds: refunds.map(({ number }) => number) },
  });
}

function paidBackElsewhere(name: string, order: PaidOrder, amount: Minor): Refusal {
  const { number, currency, refunded } = order;
  const left = say(order.paid - amount, currency);
  return new Refusal(
    'in_use',
    `Without ${name.toLowerCase()} (${say(amount, currency)}), ${left} would be paid on order #${number}, less than the ${say(refunded, currency)} paid back.`,
    { hint: `docket payments list ${number}` },
  );
}
