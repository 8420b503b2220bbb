import { column, type Json, type Row, type View } from '../kit/view.ts';
import type { OrderRow, PlacedRow, PromisedRow } from '../store/list/orders.ts';
import { shownIn } from './amounts.ts';
import { paymentWord } from './order.ts';

/** Many orders, a row each. */
export const orderListView: View<OrderRow> = {
  name: 'orders',
  key: 'number',
  columns: [
    column('number', 'number', '#'),
    column('headline', 'word', 'Status'),
    column('placed_on', 'day', 'Placed'),
    column('customer', 'text'),
    column('customer_code', 'text'),
    column('channel', 'text'),
    column('external_ref', 'text', 'Reference'),
    column('lifecycle', 'word'),
    column('readiness', 'word'),
    column('fulfilment', 'word'),
    column('delivery', 'word'),
    column('payment', 'word'),
    column('returns', 'word'),
    column('promised_on', 'day', 'Promised'),
    column('gross', 'money', 'Total'),
    column('due', 'money'),
    column('currency', 'text'),
    column('exceptions', 'text'),
  ],
  shown: [
    'number', 'headline', 'placed_on', 'customer', 'gross', 'due', 'payment', 'promised_on', 'channel', 'external_ref',
  ], // prettier-ignore
  important: ['number', 'headline', 'customer', 'gross', 'due'],
  row(order) {
    const { money } = shownIn(order.currency);
    return { ...order, gross: money(order.gross), due: money(order.due) };
  },
  said: (row) => ({
    ...row,
    headline: headlineSaid(row),
    customer: row['customer'] ?? 'walk-in',
    payment: paymentWord(row) ?? null,
  }),
};

/**
 * Part of it lies ready, and the rest waits for stock: under the usual policy it cannot go yet. What is an exception is
 * said in the same place, so that nobody overlooks it.
 */
function headlineSaid({ headline, readiness, exceptions }: Row): Json {
  if (typeof headline !== 'string') return headline ?? null;
  const waits = readiness === 'partly_ready' ? ['part waits'] : [];
  return [headline, ...waits, ...(typeof exceptions === 'string' ? [exceptions] : [])].join(', ');
}

/** What is promised to orders, and what they still wait for. */
export const promisedView: View<PromisedRow> = {
  name: 'promised',
  key: 'number',
  columns: [
    column('number', 'number', '#'),
    column('external_ref', 'text', 'Reference'),
    column('headline', 'word', 'Status'),
    column('readiness', 'word'),
    column('promised_on', 'day', 'Promised'),
    column('allocated', 'quantity'),
    column('waiting', 'quantity'),
  ],
  shown: ['number', 'external_ref', 'headline', 'allocated', 'waiting', 'promised_on'],
  row: (order) => ({ ...order, allocated: order.allocated / 1000, waiting: order.waiting / 1000 }),
};

/** One of many orders placed from a stream, in short. */
export const placedView: View<PlacedRow> = {
  name: 'placed',
  key: 'number',
  columns: [
    column('number', 'number', '#'),
    column('external_ref', 'text', 'Reference'),
    column('headline', 'word', 'Status'),
    column('gross', 'money', 'Total'),
    column('due', 'money'),
    column('currency', 'text'),
  ],
  shown: ['number', 'external_ref', 'headline', 'gross', 'due', 'currency'],
  row(order) {
    const { money } = shownIn(order.currency);
    return { ...order, gross: money(order.gross), due: money(order.due) };
  },
};
