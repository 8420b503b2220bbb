import type { Minor } from '../../base/money.ts';
import type { OrderProgress } from './records.ts';

/** Of an order that comes to `gross`: what was paid in by the words that name no amount. */
const paidBy: Readonly<Record<NonNullable<OrderProgress['payment']>, 'nothing' | 'all' | 'part'>> = {
  unpaid: 'nothing',
  voided: 'nothing',
  part_paid: 'part',
  paid: 'all',
  overpaid: 'all',
  part_refunded: 'all',
  refunded: 'all',
};

/** What came in and what went back as a channel tells it; null where it says nothing of money. */
export function settledAsGiven(
  order: Pick<OrderProgress, 'payment' | 'paid' | 'paid_at' | 'due' | 'refunded'>,
  gross: Minor,
): { readonly paid: Minor; readonly refunded: Minor } | null {
  const paid = paidOf(order, gross);
  if (paid === null) return null;
  const refunded = order.refunded ?? (order.payment === 'refunded' ? paid : 0);
  return { paid, refunded: Math.min(refunded, paid) };
}

function paidOf(
  { payment, paid, paid_at, due }: Pick<OrderProgress, 'payment' | 'paid' | 'paid_at' | 'due'>,
  gross: Minor,
): Minor | null {
  if (paid !== null) return paid;
  const how = payment === null ? null : paidBy[payment];
  if (how === 'nothing') return 0;
  if (how === 'all') return gross;
  if (due !== null) return Math.max(gross - due, 0);
  return how === null && paid_at !== null ? gross : null;
}
