import type { RawBuilder } from 'kysely';
import type { Sql } from './report.ts';

/** A row a product that was ever sold: `product_id`, and the day when units of it that still stand were last ordered. */
export function lastSold(sql: Sql): RawBuilder<unknown> {
  return sql`select l.product_id, max(o.placed_on) as last_sold_on
    from order_lines l join orders o on o.id = l.order_id
    where l.ordered > l.cancelled and o.lifecycle <> 'draft' and o.undone_by is null group by l.product_id`;
}
