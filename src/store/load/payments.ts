import { sql } from 'kysely';
import { Refusal } from '../../base/refusal.ts';
import type { Uncredited } from '../../domain/payments/goodwill.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { loadOrderById, type Order } from './orders.ts';

export type Payment = RowOf<'payments'>;

/** An order with all its payments, void ones too, in the order of their numbers. */
export interface PaidOrder {
  readonly order: Order;
  readonly payments: readonly Payment[];
}

/** A payment by number, with its order locked until the transaction ends. Refuses (3) a number that none has. */
export async function loadPayment(
  work: Reading,
  number: number,
): Promise<PaidOrder & { readonly payment: Payment }> {
  const found = await work.tx
    .selectFrom('payments')
    .select('order_id')
    .where('number', '=', number)
    .executeTakeFirst();
  if (!found)
    throw new Refusal('not_found', `There is no payment ${number}.`, { hint: 'docket payments list' });
  if (found.order_id === null)
    throw new Refusal('state', `Payment ${number} was imported with a return that names no order.`, {
      hint: 'docket import list',
    });
  const { order } = await loadOrderById(work, found.order_id);
  // Read again behind the lock: another writer may have voided it meanwhile.
  const payments = await loadPaymentsOf(work, order.id);
  const payment = payments.find((one) => one.number === number);
  if (!payment) throw new TypeError(`payment ${number} is not among those of its order`);
  return { order, payments, payment };
}

export async function loadPaymentsOf(work: Reading, order_id: number): Promise<Payment[]> {
  return work.tx
    .selectFrom('payments')
    .selectAll()
    .where('order_id', '=', order_id)
    .orderBy('number')
    .execute();
}

/** The goodwill credits that were written with a refund and still stand: their ids. */
export async function loadGoodwillWith(work: Reading, refund: Payment): Promise<number[]> {
  const rows = await work.tx
    .selectFrom('credits')
    .select('id')
    .where('order_id', '=', refund.order_id)
    .where('operation_id', '=', refund.operation_id)
    .where('kind', '=', 'goodwill')
    .where('voided_by', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What stands of an order's lines and charges, less its credits, by tax rate. */
export async function loadUncredited(work: Reading, order_id: number): Promise<Uncredited[]> {
  const { rows } = await sql<Uncredited>`
    select tax_rate, sum(net) as net, sum(gross) as gross from (
      select tax_rate, net - cancelled_net as net, gross - cancelled_gross as gross
        from order_lines where order_id = ${order_id}
      union all
      select tax_rate, net, gross from order_charges where order_id = ${order_id} and cancelled_by is null
      union all
      select n.tax_rate, -n.net, -n.gross from credit_lines n join credits c on c.id = n.credit_id
        where c.order_id = ${order_id} and c.voided_by is null) as parts
    group by tax_rate order by tax_rate desc`.execute(work.tx);
  return rows;
}
