import type { Day } from '../../../base/days.ts';
import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { pagesOf } from './pages.ts';

/** A payment or refund with what it is for, in stored units. */
export interface ExportedPayment
  extends Pick<
    RowOf<'payments'>,
    'id' | 'number' | 'kind' | 'method' | 'amount' | 'currency' | 'paid_at' | 'paid_on' | 'ref' | 'reason'
  > {
  readonly order: number;
  readonly external_ref: string | null;
  readonly channel: string;
  /** The number of the payment that a refund names. */
  readonly refund_of: number | null;
} // prettier-ignore

export interface Days {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** Every payment and refund of an order that stands, in the order in which they were written. */
export function paymentPages(
  { tx }: Pick<Reading, 'tx'>,
  { from, to }: Days,
): AsyncIterable<readonly ExportedPayment[]> {
  return pagesOf(
    (after, size) =>
      tx
        .selectFrom('payments as p')
        // What was refunded without an order came with the past, and goes with it.
        .innerJoin('orders as o', 'o.id', 'p.order_id')
        .innerJoin('channels as h', 'h.id', 'o.channel_id')
        .leftJoin('payments as f', 'f.id', 'p.refund_of')
        .select([
          'p.id',
          'p.number',
          'p.kind',
          'p.method',
          'p.amount',
          'p.currency',
          'p.paid_at',
          'p.paid_on',
        ])
        .select(['p.ref', 'p.reason', 'o.number as order', 'o.external_ref', 'h.code as channel'])
        .select('f.number as refund_of')
        .where('p.voided_by', 'is', null)
        .where('p.id', '>', after)
        .$if(from !== undefined, (query) => query.where('p.paid_on', '>=', from ?? ''))
        .$if(to !== undefined, (query) => query.where('p.paid_on', '<=', to ?? ''))
        .orderBy('p.id')
        .limit(size)
        .execute(),
    ({ id }) => id,
  );
}
