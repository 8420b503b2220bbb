import { formatMoney, type Minor } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { say } from '../payments/pay.ts';
import type { RefundedPayment } from '../payments/refund.ts';
import {
  creditable,
  creditFor,
  kitsCredited,
  type CreditableLine,
  type RefundableUnits,
  type ReturnCredit,
} from './credit.ts';
import type { ReturnLifecycle } from './status.ts';

export interface RefundableReturn {
  readonly number: number;
  readonly lifecycle: ReturnLifecycle;
}

/** Amounts in minor units of the order's currency. */
export interface CreditedOrder {
  readonly number: number;
  readonly currency: string;
  readonly gross: Minor;
  readonly credits: Minor;
  readonly paid: Minor;
  readonly refunded: Minor;
  readonly due: Minor;
  readonly lines: readonly CreditableLine[];
}

export interface ReturnRefund extends ReturnCredit {
  /** What goes back to the customer; less than the credit where the order was not fully paid. */
  readonly payback: Minor;
}

/**
 * Credits the units of a return that were not credited yet, and pays back min(P − R, what is then overpaid): on an
 * order that is not fully paid it only lowers the debt. A named amount may be less than the units are worth (a fee is
 * kept): all of them are credited then, for that amount, shared over the lines by largest remainder. Where goodwill
 * has eaten into the order, the offer is what is left of it. Refuses (4) a declined or cancelled return, one that was
 * credited, and more than the units are worth or the order has left.
 */
export function refundReturn(
  header: RefundableReturn,
  units: readonly RefundableUnits[],
  asked: {
    readonly order: CreditedOrder;
    readonly amount: Minor | null;
    readonly of: RefundedPayment | null;
  },
): ReturnRefund {
  const { order, amount, of } = asked;
  refuseEnded(header);
  const open = creditable(units, order.lines);
  if (open.length === 0) throw nothingToCredit(header, order);
  const worth = open.reduce((sum, one) => sum + one.worth.gross, 0);
  const offer = Math.min(worth, order.gross - order.credits);
  if (amount !== null) refuseMoreThanWorth(header, order, { amount, worth, offer });
  const credit = creditFor(open, amount ?? offer);
  const credited = { ...credit, lines: [...credit.lines, ...kitsCredited(open, order.lines)] };
  const overpaid = Math.max(0, credited.gross - order.due);
  const payback = Math.min(order.paid - order.refunded, overpaid, amount ?? overpaid);
  if (of !== null) refuseMoreThanPayment(of, payback, order.currency);
  return { ...credited, payback };
}

function refuseEnded({ number, lifecycle }: RefundableReturn): void {
  if (lifecycle === 'requested' || lifecycle === 'approved') return;
  throw new Refusal('state', `Return ${number} is ${lifecycle}, and nothing of it is paid back.`, {
    hint: `docket returns show ${number}`,
  });
}

function nothingToCredit({ number }: RefundableReturn, order: CreditedOrder): Refusal {
  const overpaid = Math.min(-order.due, order.paid - order.refunded);
  return new Refusal('state', `Everything of return ${number} has been credited already.`, {
    hint:
      overpaid > 0
        ? `docket payments refund ${order.number} --amount ${formatMoney(overpaid, order.currency)}`
        : `docket returns show ${number}`,
  });
}

function refuseMoreThanWorth(
  { number }: RefundableReturn,
  order: CreditedOrder,
  { amount, worth, offer }: { readonly amount: Minor; readonly worth: Minor; readonly offer: Minor },
): void {
  if (amount <= offer) return;
  const { currency } = order;
  const message =
    amount > worth
      ? `The units of return ${number} are worth ${say(worth, currency)}, not ${say(amount, currency)}.`
      : `Only ${say(offer, currency)} are left of order #${order.number}, not ${say(amount, currency)}: of ${say(order.gross, currency)}, ${say(order.credits, currency)} have been credited.`;
  throw new Refusal('refund.too_much', message, {
    hint: `docket returns refund ${number}      credits ${say(offer, currency)}`,
    details: {
      amount: formatMoney(amount, currency),
      worth: formatMoney(worth, currency),
      offer: formatMoney(offer, currency),
      currency,
    },
  });
}

function refuseMoreThanPayment(of: RefundedPayment, payback: Minor, currency: string): void {
  const left = of.amount - of.refunded;
  if (payback <= left) return;
  throw new Refusal(
    'refund.too_much',
    `Only ${say(left, currency)} of payment ${of.number} can be paid back, not ${say(payback, currency)}.`,
    {
      hint: 'Leave out --payment, and name --method where it matters.',
      details: {
        payment: of.number,
        amount: formatMoney(payback, currency),
        refundable: formatMoney(left, currency),
        currency,
      },
    },
  );
}
