import { formatMoney, type Minor } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { say } from './pay.ts';

/** What refunding needs to know of an order, in minor units. */
export interface Refundable {
  readonly number: number;
  readonly currency: string;
  readonly paid: Minor;
  readonly refunded: Minor;
  readonly due: Minor;
}

/** A payment that a refund names, and what of it was paid back already. */
export interface RefundedPayment {
  readonly number: number;
  readonly amount: Minor;
  readonly refunded: Minor;
}

/** How an amount is paid back: an overpayment needs no credit, the rest is goodwill. */
export interface Refund {
  readonly overpayment: Minor;
  readonly goodwill: Minor;
}

/**
 * Decides how an amount is paid back, so that the customer owes no more than before. Refuses (4) more than was paid
 * and not paid back yet, on the order or, where one is named, of the payment.
 */
export function refund(order: Refundable, amount: Minor, of: RefundedPayment | null): Refund {
  refuseTooMuch(order, amount);
  if (of !== null) refuseMoreThanPayment(order, amount, of);
  const overpayment = Math.min(amount, Math.max(0, -order.due));
  return { overpayment, goodwill: amount - overpayment };
}

function refuseTooMuch({ number, currency, paid, refunded }: Refundable, amount: Minor): void {
  const left = Math.max(0, paid - refunded);
  if (amount <= left) return;
  const already = refunded === 0 ? '' : `, ${say(refunded, currency)} of it paid back already`;
  const message =
    left === 0 && paid === 0
      ? `Nothing was paid on order #${number}, so ${say(amount, currency)} cannot be paid back.`
      : `Only ${say(left, currency)} can be paid back on order #${number}, not ${say(amount, currency)} (${say(paid, currency)} paid${already}).`;
  throw new Refusal('refund.too_much', message, {
    hint:
      left === 0
        ? `docket payments list ${number}`
        : `docket payments refund ${number} --amount ${formatMoney(left, currency)}`,
    details: {
      amount: formatMoney(amount, currency),
      refundable: formatMoney(left, currency),
      paid: formatMoney(paid, currency),
      refunded: formatMoney(refunded, currency),
      currency,
    },
  });
}

function refuseMoreThanPayment({ number, currency }: Refundable, amount: Minor, of: RefundedPayment): void {
  const left = of.amount - of.refunded;
  if (amount <= left) return;
  const already =
    of.refunded === 0 ? '' : ` (${say(of.amount, currency)}, ${say(of.refunded, currency)} paid back)`;
  throw new Refusal(
    'refund.too_much',
    `Only ${say(left, currency)} of payment ${of.number} can be paid back, not ${say(amount, currency)}${already}.`,
    {
      hint: `docket payments refund ${number} --amount ${formatMoney(amount, currency)}      without --payment`,
      details: {
        payment: of.number,
        amount: formatMoney(amount, currency),
        refundable: formatMoney(left, currency),
        currency,
      },
    },
  );
}
