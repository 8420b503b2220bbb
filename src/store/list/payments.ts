import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Day } from '../../base/days.ts';
import type { Minor } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
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
  readonly limit?: number | undefined;
}

/** Payments and refunds, the newest first, void ones too. Refuses (3) an order that does not exist. */
export async function listPayments(
  reading: Pick<Reading, 'tx'>,
  filter: PaymentFilter,
): Promise<PaymentRecord[]> {
  let query = select(reading)
    .where(await paymentsWhere(reading, filter))
    .orderBy('p.number', 'desc');
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return (await query.execute()).map(recordOf);
}

/** What came in less what went back, in minor units; void ones do not count. */
export interface Received {
  readonly amount: Minor;
  readonly currency: string;
}

/** The sum over all payments and refunds of a filter, however many are listed; null where there is none. */
export async function sumReceived(
  reading: Pick<Reading, 'tx'>,
  filter: PaymentFilter,
): Promise<Received | null> {
  const counted = sql<Minor>`coalesce(sum(case when p.voided_by is not null then 0
    when p.kind = 'refund' then -p.amount else p.amount end), 0)`;
  const { currency, amount } = await reading.tx
    .selectFrom('payments as p')
    .select((eb) => [counted.as('amount'), eb.fn.max('p.currency').as('currency')])
    .where(await paymentsWhere(reading, filter))
    .executeTakeFirstOrThrow();
  return currency === null ? null : { amount, currency };
}

/** The condition of a filter on `payments as p`. */
async function paymentsWhere(
  reading: Pick<Reading, 'tx'>,
  { order, from, to, method, kind }: PaymentFilter,
): Promise<RawBuilder<SqlBool>> {
  const conditions = [
    sql<SqlBool>`1 = 1`,
    ...(order === undefined ? [] : [sql<SqlBool>`p.order_id = ${await orderId(reading, order)}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`p.paid_on >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`p.paid_on <= ${to}`]),
    ...(method === undefined ? [] : [sql<SqlBool>`p.method = ${method}`]),
    ...(kind === undefined ? [] : [sql<SqlBool>`p.kind = ${kind}`]),
  ];
  return sql.join<SqlBool>(conditions, sql` and `);
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
