import { Refusal } from '../../base/refusal.ts';
import type { Day } from '../../base/days.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** A payment or refund with what stands around it, in stored units. */
export interface PaymentRecord {
  readonly payment: RowOf<'payments'>;
  /** The order's number; a return from before docket names none. */
  readonly order: number | null;
  /** The number of the payment that a refund names. */
  readonly refund_of: number | null;
  /** What of a refund was credited as goodwill. */
  readonly goodwill: number | null;
  /** What is due on the order now. */
  readonly due: number | null;
}

export interface PaymentFilter {
  readonly order?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly method?: string | undefined;
  readonly kind?: 'payment' | 'refund' | undefined;
}

/** Payments and refunds, the newest first, void ones too. Refuses (3) an order that does not exist. */
export async function listPayments(
  reading: Pick<Reading, 'tx'>,
  filter: PaymentFilter,
): Promise<PaymentRecord[]> {
  const { order, from, to, method, kind } = filter;
  let query = select(reading).orderBy('p.number', 'desc');
  if (order !== undefined) query = query.where('p.order_id', '=', await orderId(reading, order));
  if (from !== undefined) query = query.where('p.paid_on', '>=', from);
  if (to !== undefined) query = query.where('p.paid_on', '<=', to);
  if (method !== undefined) query = query.where('p.method', '=', method);
  if (kind !== undefined) query = query.where('p.kind', '=', kind);
  return (await query.execute()).map(recordOf);
}

/** One payment by number; refuses (3) a number that none has. */
export async function showPayment(reading: Pick<Reading, 'tx'>, number: number): Promise<PaymentRecord> {
  const row = await select(reading).where('p.number', '=', number).executeTakeFirst();
  if (row) return recordOf(row);
  throw new Refusal('not_found', `There is no payment ${number}.`, { hint: 'docket payments list' });
}

function select({ tx }: Pick<Reading, 'tx'>) {
  return tx
    .selectFrom('payments as p')
    .leftJoin('orders as o', 'o.id', 'p.order_id')
    .leftJoin('payments as f', 'f.id', 'p.refund_of')
    .leftJoin('credits as c', (join) =>
      join
        .onRef('c.operation_id', '=', 'p.operation_id')
        .onRef('c.order_id', '=', 'p.order_id')
        .on('c.kind', '=', 'goodwill')
        .on('p.kind', '=', 'refund'),
    )
    .selectAll('p')
    .select(['o.number as order_number', 'o.due', 'f.number as refunded_number', 'c.gross as goodwill']);
}

type Selected = RowOf<'payments'> & {
  readonly order_number: number | null;
  readonly due: number | null;
  readonly refunded_number: number | null;
  readonly goodwill: number | null;
};

function recordOf({ order_number, due, refunded_number, goodwill, ...payment }: Selected): PaymentRecord {
  return { payment, order: order_number, refund_of: refunded_number, goodwill, due };
}

/** The id of an order by number; refuses (3) a number that none has. */
export async function orderId({ tx }: Pick<Reading, 'tx'>, number: number): Promise<number> {
  const order = await tx.selectFrom('orders').select('id').where('number', '=', number).executeTakeFirst();
  if (order) return order.id;
  throw new Refusal('not_found', `There is no order #${number}.`, { hint: 'docket orders list' });
}
