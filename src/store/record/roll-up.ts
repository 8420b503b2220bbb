import { sql, type RawBuilder } from 'kysely';
import type { NewCharge, UnitsWorth } from '../../domain/events.ts';
import { chunks } from '../rows.ts';
import type { NewRow } from '../schema.ts';
import type { Reading, Work } from '../work.ts';

/**
 * An order's roll-ups, from its lines, charges, payments and credits. Goods alone count as ordered … returned:
 * services have no part in fulfilment. The recorders write these numbers and `db check` compares them.
 */
export const rollUpColumns = [
  'ordered', 'cancelled', 'allocated', 'picked', 'shipped', 'delivered', 'return_requested', 'returned',
  'list_net', 'discount', 'shipping', 'net', 'tax', 'gross', 'credits', 'paid', 'refunded',
] as const; // prettier-ignore

const unitsOf = rollUpColumns
  .slice(0, 8)
  .map((column) => `sum(case when stocked = 1 then ${column} else 0 end) as ${column}`);
const amountsOf = ['list_net', 'discount', 'net', 'tax', 'gross'].map(
  (column) => `sum(${column} - cancelled_${column}) as ${column}`,
);

/** One row an order with every roll-up as the facts have it. `orders` is a list of ids, or a select of them. */
export function rollUpQuery(
  orders: RawBuilder<unknown>,
): RawBuilder<{ id: number } & Record<(typeof rollUpColumns)[number], number>> {
  return sql`
    select o.id, l.ordered, l.cancelled, l.allocated, l.picked, l.shipped, l.delivered, l.return_requested, l.returned,
      l.list_net, l.discount, coalesce(c.amount, 0) as shipping, l.net + coalesce(c.net, 0) as net,
      l.tax + coalesce(c.tax, 0) as tax, l.gross + coalesce(c.gross, 0) as gross,
      coalesce(k.credits, 0) as credits, coalesce(p.paid, 0) as paid, coalesce(p.refunded, 0) as refunded
    from orders o
    join (select order_id, ${sql.raw([...unitsOf, ...amountsOf].join(', '))}
      from order_lines where order_id in (${orders}) group by order_id) l on l.order_id = o.id
    left join (select order_id, sum(case when kind = 'shipping' then amount else 0 end) as amount,
        sum(net) as net, sum(tax) as tax, sum(gross) as gross
      from order_charges where order_id in (${orders}) and cancelled_by is null group by order_id) c on c.order_id = o.id
    left join (select order_id, sum(gross) as credits
      from credits where order_id in (${orders}) and voided_by is null group by order_id) k on k.order_id = o.id
    left join (select order_id, sum(case when kind = 'payment' then amount else 0 end) as paid,
        sum(case when kind = 'refund' then amount else 0 end) as refunded
      from payments where order_id in (${orders}) and voided_by is null group by order_id) p on p.order_id = o.id
    where o.id in (${orders})`;
}

type Sums = { -readonly [Column in (typeof rollUpColumns)[number]]: number };
type Units = Pick<NewRow<'order_lines'>, 'stocked' | 'ordered' | 'allocated'>;

/**
 * The roll-ups of an order that is only just placed, before anything else is written of it: rewriting its row at once
 * would touch every index twice. `db check` holds them against the facts like all others.
 */
export function rollUpOf(lines: readonly (Units & UnitsWorth)[], charges: readonly NewCharge[]): Sums {
  const sums = Object.fromEntries(rollUpColumns.map((column) => [column, 0])) as Sums;
  for (const line of lines) {
    if (line.stocked === 1) sums.ordered += line.ordered;
    if (line.stocked === 1) sums.allocated += line.allocated ?? 0;
    for (const column of ['list_net', 'discount', 'net', 'tax', 'gross'] as const)
      sums[column] += line[column];
  }
  for (const charge of charges) {
    if (charge.kind === 'shipping') sums.shipping += charge.amount;
    for (const column of ['net', 'tax', 'gross'] as const) sums[column] += charge[column];
  }
  return sums;
}

/** Writes the roll-ups of orders anew after their facts have changed. */
export async function rollUp(work: Work, orders: Iterable<number | null>): Promise<void> {
  const ids = [...new Set(orders)].filter((id) => id !== null).toSorted((a, b) => a - b);
  for (const chunk of chunks(ids)) {
    await sql`update orders set ${sql.raw(rollUpColumns.map((column) => `${column} = fresh.${column}`).join(', '))}
      from (${rollUpQuery(sql.join(chunk))}) as fresh where orders.id = fresh.id`.execute(work.tx);
  }
}

/** The line ids of orders by their line numbers. */
export async function lineIds(work: Reading, order_id: number): Promise<Map<number, number>> {
  const rows = await work.tx
    .selectFrom('order_lines')
    .select(['id', 'line'])
    .where('order_id', '=', order_id)
    .execute();
  return new Map(rows.map(({ id, line }) => [line, id]));
}
