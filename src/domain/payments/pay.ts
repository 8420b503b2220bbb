import { checkedAmount, formatMoney, parseMoney, type Minor } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';

/** What paying needs to know of an order, in minor units. */
export interface Payable {
  readonly number: number;
  readonly lifecycle: string;
  readonly currency: string;
  readonly paid: Minor;
  readonly due: Minor;
}

/** A typed amount in minor units; refuses (2) what is no amount of this currency, or not more than 0. */
export function amountOf(text: string, currency: string): Minor {
  const amount = parseMoney(text, currency);
  if (amount > 0) return amount;
  throw new Refusal('input.invalid', `The amount is ${text}, and must be more than 0.`);
}

/** An amount as messages say it: `12.50 GBP`. */
export function say(amount: Minor, currency: string): string {
  return `${formatMoney(amount, currency)} ${currency}`;
}

/** Refuses (4) to pay a draft, and more than is due unless that was allowed; (2) more than the books can hold. */
export function refuseUnpayable(
  order: Payable,
  amount: Minor,
  { mayOverpay }: { readonly mayOverpay: boolean },
): void {
  if (order.lifecycle === 'draft')
    throw new Refusal('state', `Order #${order.number} is a draft and cannot be paid yet.`, {
      hint: `docket orders place ${order.number}`,
    });
  if (amount <= order.due) return;
  if (!mayOverpay) throw tooMuch(order, amount);
  checkedAmount(order.paid + amount, 'What is paid of the order');
}

function tooMuch(order: Payable, amount: Minor): Refusal {
  const { number, currency } = order;
  const due = Math.max(0, order.due);
  const exact =
    due === 0 ? '' : `docket payments add ${number} --amount ${formatMoney(due, currency)} …      or `;
  const owed = due === 0 ? 'Nothing' : `Only ${say(due, currency)}`;
  return new Refusal(
    'payment.too_much',
    `${owed} is due on order #${number}, not ${say(amount, currency)}.`,
    {
      hint: `${exact}--allow-overpayment`,
      details: { due: formatMoney(order.due, currency), amount: formatMoney(amount, currency), currency },
    },
  );
}

/** What is due, where no amount was named; refuses (4) when that is nothing. */
export function wholeDue(order: Payable): Minor {
  if (order.due > 0) return order.due;
  throw new Refusal('payment.too_much', `Nothing is due on order #${order.number}.`, {
    hint: `docket orders show ${order.number}      or --amount … --allow-overpayment`,
    details: { due: formatMoney(order.due, order.currency), currency: order.currency },
  });
}
