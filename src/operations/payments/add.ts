import { formatMoney, parseMoney } from '../../base/money.ts';
import { instantOn, type Day } from '../../base/days.ts';
import { nearest } from '../../base/nearest.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { refuseCardNumbers } from '../../domain/card-number.ts';
import { paymentMethods, type Shop } from '../../domain/shop.ts';
import { loadOrder, type Order } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

export interface PaymentRequest {
  readonly order: number;
  /** Without an amount, what is due. */
  readonly amount: string | null;
  readonly method: string;
  readonly ref?: string | undefined;
  readonly on?: Day | undefined;
  readonly allow_overpayment?: boolean | undefined;
}

/** Takes a payment for an order; refuses (4) more than is due unless that was allowed. Returns the payment's number. */
export async function payOrder(work: Work, request: PaymentRequest): Promise<number> {
  const { order } = await loadOrder(work, request.order);
  const problems = new Problems();
  problems.add(...refuseCardNumbers({ ref: request.ref }));
  const method = problems.attempt(() => methodOf(request.method, work.shop), '');
  const amount = problems.attempt(() => amountOf(request.amount, order), 0);
  const day = request.on ?? work.today;
  if (day > work.today)
    problems.add(new Refusal('input.invalid', `The day ${day} has not come yet (today is ${work.today}).`));
  refuseAll(problems.found);
  if (amount === 0) return 0;
  refuseUnpayable(order, amount, request.allow_overpayment ?? false);
  await record(work, [
    {
      type: 'payment_added',
      order_id: order.id,
      return_id: null,
      kind: 'payment',
      method,
      amount,
      currency: order.currency,
      ref: request.ref ?? null,
      reason: null,
      paid_at: instantOn(day, work.now, work.shop.timezone),
      paid_on: day,
      refund_of: null,
    },
  ]);
  return lastPaymentOf(work, order.id);
}

/** One of docket's methods or of the shop's own; refuses (2) any other and names the nearest. */
export function methodOf(typed: string, shop: Shop): string {
  const method = typed.trim().toLowerCase().replaceAll('-', '_');
  const known = [...paymentMethods, ...shop.payment_methods];
  if (known.includes(method)) return method;
  const near = nearest(method, known);
  throw new Refusal('input.invalid', `“${typed}” is no payment method.`, {
    hint:
      near === undefined
        ? `Known are ${known.join(', ')}.`
        : `Did you mean ${near}? Known are ${known.join(', ')}.`,
  });
}

function amountOf(text: string | null, order: Order): number {
  if (text === null) return Math.max(0, order.due);
  const amount = parseMoney(text, order.currency);
  if (amount <= 0) throw new Refusal('input.invalid', `The amount is ${text}, and must be more than 0.`);
  return amount;
}

function refuseUnpayable(order: Order, amount: number, overpaymentAllowed: boolean): void {
  const money = (minor: number): string => `${formatMoney(minor, order.currency)} ${order.currency}`;
  if (order.lifecycle === 'draft') {
    throw new Refusal('state', `Order #${order.number} is a draft and cannot be paid yet.`, {
      hint: `docket orders place ${order.number}`,
    });
  }
  if (amount <= order.due || overpaymentAllowed) return;
  throw new Refusal(
    'payment.too_much',
    `Only ${money(Math.max(0, order.due))} is due on order #${order.number}, not ${money(amount)}.`,
    {
      hint: `docket payments add ${order.number} --amount ${formatMoney(Math.max(0, order.due), order.currency)} …      or --allow-overpayment`,
      details: {
        due: formatMoney(order.due, order.currency),
        amount: formatMoney(amount, order.currency),
        currency: order.currency,
      },
    },
  );
}

async function lastPaymentOf(work: Work, order_id: number): Promise<number> {
  const { number } = await work.tx
    .selectFrom('payments')
    .select('number')
    .where('order_id', '=', order_id)
    .where('operation_id', '=', work.operation)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  return number;
}
