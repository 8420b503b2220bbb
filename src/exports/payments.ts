import { column } from '../kit/view.ts';
import { paymentPages } from '../store/list/exports/payments.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('number', 'number'),
  column('order', 'number'),
  column('external_ref', 'text'),
  column('channel', 'text'),
  column('kind', 'word'),
  column('method', 'word'),
  column('amount', 'money'),
  column('currency', 'text'),
  column('paid_on', 'day'),
  column('paid_at', 'instant'),
  column('ref', 'text'),
  column('reason', 'text'),
  column('refund_of', 'number'),
];

export const payments: Export = {
  of: 'payments',
  format: 'docket',
  about: 'Every payment and refund of an order that stands: what was void is as if it had not been.',
  columns: () => columns,
  pages: ({ reading, from, to }) =>
    rowsOf(paymentPages(reading, { from, to }), ({ id: _, amount, ...payment }) => [
      {
        ...payment,
        amount: shownIn(payment.currency).money(amount),
      },
    ]),
};
