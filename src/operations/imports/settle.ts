import { dayOf } from '../../base/days.ts';
import type { Minor } from '../../base/money.ts';
import type { DocketEvent } from '../../domain/events.ts';
import type { News } from '../../domain/imports/news.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { paymentMethods } from '../../domain/shop.ts';
import { refund } from '../../domain/payments/refund.ts';
import type { LoadedOrder } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { goodwillOf } from '../payments/refund.ts';

/** Writes down the money that came in and went back at the channel: an overpayment first, the rest with a credit. */
export async function recordSettlement(
  work: Work,
  { order }: LoadedOrder,
  { news, order: said }: { readonly news: News; readonly order: OrderRecord },
): Promise<void> {
  const { paid, refunded } = news;
  const at =
    said.paid_at === null || said.paid_at > work.now ? earlier(order.placed_at, work.now) : said.paid_at;
  const money = { order_id: order.id, currency: order.currency, ...wayOf(work, said.payment_method) };
  if (paid > 0)
    await record(work, [paymentOf('payment', paid, { ...money, at, on: dayOf(at, work.shop.timezone) })]);
  if (refunded === 0) return;
  const standing = { ...order, paid: order.paid + paid, due: order.due - paid };
  const decision = refund(standing, refunded, null);
  const now = { at: work.now, day: work.today };
  await record(work, [
    ...(await goodwillOf(work, order, { ...decision, ...now, reason: 'refunded by the channel' })),
    paymentOf('refund', refunded, { ...money, at: work.now, on: work.today }),
  ]);
}

/** A method of docket's or the shop's own; what a channel calls its ways to pay is kept beside `imported`. */
function wayOf(
  { shop }: Work,
  said: string | null,
): { readonly method: string; readonly ref: string | null } {
  const method =
    said
      ?.trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_') ?? 'imported';
  const known = [...paymentMethods, ...shop.payment_methods].includes(method);
  return known ? { method, ref: null } : { method: 'imported', ref: said === 'imported' ? null : said };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

interface Money {
  readonly order_id: number;
  readonly currency: string;
  readonly method: string;
  readonly ref: string | null;
  readonly at: string;
  readonly on: string;
}

function paymentOf(
  kind: 'payment' | 'refund',
  amount: Minor,
  { order_id, currency, method, ref, at, on }: Money,
): DocketEvent<'payment_added'> {
  return {
    type: 'payment_added', order_id, return_id: null, kind, method, amount, currency, ref, reason: null,
    paid_at: at, paid_on: on, refund_of: null,
  }; // prettier-ignore
}
