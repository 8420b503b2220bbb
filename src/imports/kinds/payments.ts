import type { Issues } from '../../domain/imports/issue.ts';
import type { PaymentRecord } from '../../domain/imports/records.ts';
import type { Fields, Values } from '../engine/fields.ts';
import { day, instant, money, text, whole, word } from '../engine/values.ts';
import type { Kind, RecordReader } from './kind.ts';
import { namedOrder, orderNamedFields } from './named-order.ts';

const fields = {
  number: whole,
  ...orderNamedFields,
  kind: word(['payment', 'refund']),
  method: text,
  amount: money,
  currency: text,
  paid_on: day,
  paid_at: instant,
  ref: text,
  reason: text,
} satisfies Fields;

type PaymentRow = Values<typeof fields>;

export const payments: Kind<PaymentRecord, typeof fields> = {
  name: 'payments',
  fields,
  needs: [['order', 'external_ref'], ['amount']],
  own: Object.keys(fields),
  needed: ['amount'],
  reader: paymentReader,
};

function paymentReader(issues: Issues): RecordReader<PaymentRecord, typeof fields> {
  return { keyOf: () => null, take: (row) => paymentOf(row, issues), end: () => [] };
}

/** An amount below zero went back. */
function paymentOf(row: PaymentRow, issues: Issues): PaymentRecord[] {
  const { row: at, amount, kind, ...said } = row;
  if (namedOrder(row, issues) === null || amount === null) return [];
  if (amount < 0 && kind === 'payment') {
    issues.add(at, 'input.invalid', 'A payment is not below zero; what goes back is a refund.', {
      column: 'amount',
    });
    return [];
  }
  const what = kind ?? (amount < 0 ? 'refund' : 'payment');
  return [{ ...said, rows: [at], kind: what, amount: Math.abs(amount) }];
}
