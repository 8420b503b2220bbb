import { sql } from 'kysely';
import type { Check } from './check.ts';

const counters = [
  'allocated', 'shipped', 'delivered', 'cancelled', 'cancelled_list_net', 'cancelled_discount', 'cancelled_net',
  'cancelled_gross', 'credited', 'credited_gross', 'return_requested', 'returned',
] as const; // prettier-ignore

type Counted = Record<(typeof counters)[number] | `fact_${(typeof counters)[number]}`, number>;

/**
 * A line's counters are what its facts say: allocations, moves, deliveries, cancellations, credits, returns. What
 * cancelled units of a component were worth is taken off its kit's line.
 */
export const lineCounters: Check = {
  name: 'line_counters',
  law: 'the counters of a line are the sums of its facts',
  async breaches({ tx }) {
    const { rows } = await sql<Counted & { number: number; line: number }>`
      select * from (select o.number, l.line, ${sql.raw(counters.map((name) => `l.${name}`).join(', '))},
        coalesce(a.quantity, 0) as fact_allocated, coalesce(m.shipped, 0) as fact_shipped,
        coalesce(m.delivered, 0) as fact_delivered, coalesce(c.quantity, 0) as fact_cancelled,
        coalesce(w.list_net, 0) as fact_cancelled_list_net, coalesce(w.discount, 0) as fact_cancelled_discount,
        coalesce(w.net, 0) as fact_cancelled_net, coalesce(w.gross, 0) as fact_cancelled_gross, coalesce(k.quantity, 0) as fact_credited,
        coalesce(k.gross, 0) as fact_credited_gross, coalesce(r.requested, 0) as fact_return_requested,
        coalesce(r.received, 0) as fact_returned
      from order_lines l join orders o on o.id = l.order_id
      left join (select order_line_id, sum(quantity) as quantity from allocations group by order_line_id) a on a.order_line_id = l.id
      left join (select m.order_line_id,
          sum(case when m.reverses is null then m.quantity else -m.quantity end) as shipped,
          sum(case when d.id is null or m.reverses is not null then 0 else m.quantity end) as delivered
        from stock_moves m left join deliveries d on d.shipment_id = m.shipment_id and d.voided_by is null
        where m.order_line_id is not null and m.shipment_id is not null group by m.order_line_id) m on m.order_line_id = l.id
      left join (select order_line_id, sum(quantity) as quantity from cancellations group by order_line_id) c
        on c.order_line_id = l.id
      left join (select coalesce(k.id, n.id) as id, sum(x.list_net) as list_net, sum(x.discount) as discount,
          sum(x.net) as net, sum(x.gross) as gross
        from cancellations x join order_lines n on n.id = x.order_line_id
        left join order_lines k on k.order_id = n.order_id and k.line = n.parent_line
        group by coalesce(k.id, n.id)) w on w.id = l.id
      left join (select n.order_line_id, sum(n.quantity) as quantity, sum(n.gross) as gross
        from credit_lines n join credits h on h.id = n.credit_id and h.voided_by is null
        where n.order_line_id is not null group by n.order_line_id) k on k.order_line_id = l.id
      left join (select n.order_line_id, sum(n.quantity - n.cancelled - n.received) as requested, sum(n.received) as received
        from return_lines n join returns h on h.id = n.return_id and h.undone_by is null
        where n.order_line_id is not null group by n.order_line_id) r on r.order_line_id = l.id) as both_sides
      where ${sql.raw(counters.map((name) => `${name} <> fact_${name}`).join(' or '))}`.execute(tx);
    return rows.map((row) => `#${row.number} line ${row.line}: ${differences(row)}`);
  },
};

function differences(row: Counted): string {
  return counters
    .filter((name) => row[name] !== row[`fact_${name}`])
    .map((name) => `${name} ${row[name]}, its facts say ${row[`fact_${name}`]}`)
    .join('; ');
}
