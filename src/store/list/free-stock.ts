import { sql, type RawBuilder } from 'kysely';
import { numberOfDay, type Day } from '../../base/days.ts';
import type { FreeShift, FreeStock } from '../../domain/stock/out-of-stock.ts';
import type { Reading } from '../work.ts';
import { waitingDemand } from './stock.ts';

type Tx = Reading['tx'];

/**
 * The stock of products that is free to sell, and how that changed from a day on, else ever. Shifts of what was ordered
 * are those of the day on which the order was placed.
 */
export async function freeStockOf(
  tx: Tx,
  products: readonly number[],
  from: Day | undefined,
): Promise<Map<number, FreeStock>> {
  if (products.length === 0) return new Map();
  const ids = sql.join(products);
  const { rows } = await sql<{ id: number; free: number; since: Day | null }>`
    select p.id, coalesce(s.available, 0) - coalesce(w.waiting, 0) as free,
      (select m.moved_on from stock_moves m where m.product_id = p.id and m.kind <> 'history'
        order by m.moved_at limit 1) as since
    from products p
    left join (select v.product_id, sum(v.quantity - v.allocated) as available from stock_levels v
      join locations h on h.id = v.location_id and h.sellable = 1
      where v.product_id in (${ids}) group by v.product_id) s on s.product_id = p.id
    left join ${waitingDemand()} w on w.product_id = p.id
    where p.id in (${ids})`.execute(tx);
  const shifts = await shiftsOf(tx, ids, from);
  return new Map(
    rows.map(({ id, free, since }) => [
      id,
      { free, since: since === null ? null : numberOfDay(since), shifts: shifts.get(id) ?? [] },
    ]),
  );
}

/**
 * By how much what is free changed: what came and went at places that are sold from, less what was ordered. A parcel
 * takes away what its order had taken already: of what goes to customers and comes from them only returns count. So all
 * other moves are read from the index that covers them.
 */
async function shiftsOf(
  tx: Tx,
  ids: RawBuilder<unknown>,
  from: Day | undefined,
): Promise<Map<number, FreeShift[]>> {
  const day = from ?? '';
  const sellable = sql`(select id from locations where sellable = 1)`;
  const customer = sql`(select id from locations where kind = 'customer')`;
  const by = sql`case when m.to_location_id in ${sellable} then m.quantity else 0 end
    - case when m.from_location_id in ${sellable} then m.quantity else 0 end`;
  const promised = sql`join orders o on o.id = l.order_id
    where l.product_id in (${ids}) and l.stocked = 1 and o.imported = 0 and o.lifecycle <> 'draft' and o.undone_by is null`;
  const { rows } = await sql<{ product_id: number; day: Day; by: number }>`
    select product_id, day, sum(quantity) as "by" from (
      select m.product_id, m.moved_on as day, ${by} as quantity from stock_moves m
        where m.product_id in (${ids}) and m.moved_on >= ${day}
          and m.from_location_id not in ${customer} and m.to_location_id not in ${customer}
      union all select m.product_id, m.moved_on, ${by} from return_lines r join stock_moves m on m.return_line_id = r.id
        where r.product_id in (${ids}) and m.moved_on >= ${day}
          and (m.from_location_id in ${customer} or m.to_location_id in ${customer})
      union all select l.product_id, o.placed_on, -l.ordered from order_lines l ${promised} and o.placed_on >= ${day}
      union all select l.product_id, c.cancelled_on, c.quantity
        from cancellations c join order_lines l on l.id = c.order_line_id ${promised} and c.cancelled_on >= ${day}
    ) as shifts group by product_id, day`.execute(tx);
  return Map.groupBy(
    rows.map(({ day: on, ...row }) => ({ ...row, day: numberOfDay(on) })),
    ({ product_id }) => product_id,
  );
}
