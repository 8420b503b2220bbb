import { sql } from 'kysely';
import type { Check } from './check.ts';

/** Written with an order of the past, whose entry stands for it. */
function ofThePast(fact: 'p' | 's' | 'd') {
  return sql`(o.imported is not null and o.imported = 1 and ${sql.ref(`${fact}.operation_id`)} = o.operation_id)`;
}

/**
 * Every write is complete in the log: it says what it made, and each thing that was made has its entry. An order of
 * the past has one entry for itself and everything that settles it.
 */
export const logComplete: Check = {
  name: 'log_complete',
  law: 'every write says what it made, and everything that was made is in the log',
  async breaches({ tx }) {
    const { rows: unfinished } = await sql<{ id: number; command: string }>`
      select id, command from operations where subject is null`.execute(tx);
    const { rows: unlogged } = await sql<{
      operation_id: number;
      type: string;
      made: number;
      logged: number;
    }>`
      select operation_id, type, sum(made) as made, sum(logged) as logged from (
        select operation_id, case when imported = 1 then 'past_order_recorded' else 'order_placed' end as type,
          1 as made, 0 as logged from orders
        union all select p.operation_id, 'payment_added', 1, 0 from payments p
          left join orders o on o.id = p.order_id left join returns r on r.id = p.return_id
          where not (p.kind = 'payment' and ${ofThePast('p')}) and coalesce(r.lifecycle, '') <> 'imported'
        union all select operation_id, 'credit_written', 1, 0 from credits where kind <> 'imported'
        union all select s.operation_id, 'shipped', 1, 0 from shipments s join orders o on o.id = s.order_id
          where not ${ofThePast('s')}
        union all select d.operation_id, 'delivered', 1, 0 from deliveries d
          join shipments s on s.id = d.shipment_id join orders o on o.id = s.order_id where not ${ofThePast('d')}
        union all select operation_id,
          case when lifecycle = 'imported' then 'past_return_recorded' else 'return_requested' end, 1, 0 from returns
        union all select operation_id, 'transfer_sent', 1, 0 from transfers
        union all select operation_id, 'count_started', 1, 0 from counts
        union all select operation_id, 'message_queued', 1, 0 from messages
        union all select operation_id, type, 0, 1 from events where type in
          ('message_queued', 'transfer_sent', 'count_started', 'order_placed', 'payment_added', 'credit_written', 'shipped', 'delivered', 'return_requested',
            'past_order_recorded', 'past_return_recorded')) as both_sides
      group by operation_id, type having sum(made) <> sum(logged)`.execute(tx);
    return [
      ...unfinished.map(({ id, command }) => `operation ${id} (${command}) does not say what it made`),
      ...unlogged.map(
        ({ operation_id, type, made, logged }) =>
          `operation ${operation_id}: ${made} of ${type} are in the books, ${logged} in the log`,
      ),
    ];
  },
};
