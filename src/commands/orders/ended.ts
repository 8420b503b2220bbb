import { formatMoney } from '../../base/money.ts';
import type { OrderRecord } from '../../store/list/order.ts';

type Ended = Pick<OrderRecord['order'], 'number' | 'lifecycle' | 'gross' | 'due' | 'currency'>;

/** What a cancellation leaves to be paid back, as a line below a preview; nothing where that is nothing. */
export function refundSentence({ due, currency }: Ended): string {
  if (due >= 0) return '';
  return `It will be overpaid by ${formatMoney(-due, currency)} ${currency}, which is to be paid back.\n`;
}

/** What was done to an order that ended, wholly or in part, and what to do next. */
export function afterwards(order: Ended): { readonly done: string; readonly next: string } {
  const { number, lifecycle, gross, due, currency } = order;
  const money = (amount: number): string => `${formatMoney(amount, currency)} ${currency}`;
  const state =
    lifecycle === 'open' || lifecycle === 'draft' ? `is worth ${money(gross)} now` : `is ${lifecycle}`;
  const refund = due < 0 ? ` It is overpaid by ${money(-due)}.` : '';
  return {
    done: `Order #${number} ${state}.${refund}`,
    next:
      due < 0
        ? `docket payments refund ${number} --amount ${formatMoney(-due, currency)}`
        : `docket orders show ${number}`,
  };
}
