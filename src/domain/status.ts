import type { Minor } from '../base/money.ts';
import type { Quantity } from '../base/quantity.ts';

/** An order's roll-ups: everything that its statuses are derived from. */
export interface RollUp {
  readonly lifecycle: 'draft' | 'open' | 'closed' | 'cancelled';
  readonly hold_reason: string | null;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly allocated: Quantity;
  readonly picked: Quantity;
  readonly shipped: Quantity;
  readonly delivered: Quantity;
  readonly return_requested: Quantity;
  readonly returned: Quantity;
  readonly gross: Minor;
  readonly credits: Minor;
  readonly paid: Minor;
  readonly refunded: Minor;
}

export interface Statuses {
  readonly due: Minor;
  readonly fulfilment: string;
  readonly readiness: string | null;
  readonly delivery: string;
  readonly payment: string;
  readonly returns: string;
  readonly headline: string;
}

/** A status is the first of its rules that holds. */
type Rules<T> = readonly (readonly [status: T, holds: (order: RollUp) => boolean])[];

const kept = (o: RollUp): Quantity => o.ordered - o.cancelled;
const open = (o: RollUp): Quantity => kept(o) - o.shipped;
export const dueOf = (o: Pick<RollUp, 'gross' | 'credits' | 'paid' | 'refunded'>): Minor =>
  o.gross - o.credits - o.paid + o.refunded;

const always = (): boolean => true;

const fulfilment: Rules<string> = [
  ['none', (o) => kept(o) === 0],
  ['unfulfilled', (o) => o.shipped === 0],
  ['partial', (o) => o.shipped < kept(o)],
  ['fulfilled', always],
];

const readiness: Rules<string | null> = [
  [null, (o) => open(o) === 0 || o.lifecycle === 'draft'],
  ['hold', (o) => o.hold_reason !== null],
  ['picking', (o) => o.picked > 0],
  ['ready', (o) => o.allocated === open(o)],
  ['partly_ready', (o) => o.allocated > 0],
  ['backordered', always],
];

const delivery: Rules<string> = [
  ['not_shipped', (o) => o.shipped === 0],
  ['in_transit', (o) => o.delivered === 0],
  ['partly_delivered', (o) => o.delivered < o.shipped || o.shipped < kept(o)],
  ['delivered', always],
];

const payment: Rules<string> = [
  ['refunded', (o) => o.refunded > 0 && o.paid === o.refunded],
  ['overpaid', (o) => dueOf(o) < 0],
  ['part_refunded', (o) => o.refunded > 0 && dueOf(o) === 0],
  ['paid', (o) => dueOf(o) === 0],
  ['unpaid', (o) => o.paid === 0],
  ['part_paid', always],
];

const returns: Rules<string> = [
  ['requested', (o) => o.return_requested > 0],
  ['returned', (o) => o.returned === o.shipped && o.shipped > 0],
  ['part_returned', (o) => o.returned > 0],
  ['none', always],
];

const headline: Rules<string> = [
  ['draft', (o) => o.lifecycle === 'draft'],
  ['cancelled', (o) => o.lifecycle === 'cancelled'],
  ['complete', (o) => open(o) === 0 && dueOf(o) === 0 && o.return_requested === 0],
  ['hold', (o) => o.hold_reason !== null],
  ['backordered', (o) => open(o) > 0 && o.allocated === 0 && o.picked === 0],
  ['to_ship', (o) => open(o) > 0 && o.shipped === 0],
  ['part_shipped', (o) => open(o) > 0],
  ['to_collect_payment', (o) => dueOf(o) > 0],
  ['delivered', (o) => o.delivered === o.shipped],
  ['shipped', always],
];

export const headlines = headline.map(([word]) => word);
export const payments = payment.map(([word]) => word);
export const fulfilments = fulfilment.map(([word]) => word);

function first<T>(rules: Rules<T>, order: RollUp, fallback: T): T {
  return rules.find(([, holds]) => holds(order))?.[0] ?? fallback;
}

/** The statuses of an order; the generated columns of `orders` are the same rules in SQL. */
export function statusesOf(order: RollUp): Statuses {
  return {
    due: dueOf(order),
    fulfilment: first(fulfilment, order, 'fulfilled'),
    readiness: first<string | null>(readiness, order, null),
    delivery: first(delivery, order, 'delivered'),
    payment: first(payment, order, 'part_paid'),
    returns: first(returns, order, 'none'),
    headline: first(headline, order, 'shipped'),
  };
}
