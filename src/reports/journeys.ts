import type { RawBuilder } from 'kysely';
import type { Day, Instant } from '../base/days.ts';
import type { Question } from './report.ts';

/** An order that has wholly shipped. */
export interface Shipped {
  readonly channel: string;
  readonly placed_at: Instant;
  readonly shipped_at: Instant;
  readonly shipped_on: Day;
  readonly promised_on: Day | null;
  /** When the last payment of an order that owes nothing came in. */
  readonly paid_at: Instant | null;
  /** When the last parcel of an order that has wholly arrived came. */
  readonly delivered_at: Instant | null;
}

/** An order that should have shipped. */
export interface Due {
  readonly channel: string;
  readonly promised_on: Day;
  readonly on_time: 0 | 1;
}

/** Orders of which the last parcel left in the period. */
export function shippedQuery({ sql, from, to }: Question<object>): RawBuilder<Shipped> {
  return sql`select h.code as channel, o.placed_at, o.promised_on, s.shipped_at, s.shipped_on,
      case when o.due <= 0 then (select max(p.paid_at) from payments p
        where p.order_id = o.id and p.kind = 'payment' and p.voided_by is null) end as paid_at,
      case when o.delivery = 'delivered' then (select max(d.delivered_at) from deliveries d
        join shipments t on t.id = d.shipment_id
        where t.order_id = o.id and t.voided_by is null and d.voided_by is null) end as delivered_at
    from (select order_id, max(shipped_at) as shipped_at, max(shipped_on) as shipped_on from shipments
      where voided_by is null and order_id in (
        select order_id from shipments where shipped_on between ${from} and ${to} and voided_by is null)
      group by order_id having max(shipped_on) <= ${to}) s
    join orders o on o.id = s.order_id join channels h on h.id = o.channel_id
    where o.fulfilment = 'fulfilled' and o.imported = 0 and o.undone_by is null`;
}

/** What was promised for today or later can still be on time: it counts once it has shipped. */
export function dueQuery({ sql, from, to, today }: Question<object>): RawBuilder<Due> {
  return sql`select h.code as channel, o.promised_on,
      case when o.fulfilment = 'fulfilled' and (select max(s.shipped_on) from shipments s
        where s.order_id = o.id and s.voided_by is null) <= o.promised_on then 1 else 0 end as on_time
    from orders o join channels h on h.id = o.channel_id
    where o.promised_on between ${from} and ${to} and o.imported = 0 and o.undone_by is null
      and o.lifecycle in ('open', 'closed') and o.fulfilment <> 'none'
      and (o.fulfilment = 'fulfilled' or o.promised_on < ${today})`;
}
