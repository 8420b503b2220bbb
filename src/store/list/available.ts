import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { dayOf, type Day } from '../../base/days.ts';
import { loadShop } from '../load/shop.ts';
import type { Dated } from '../work.ts';

/** The shop's own day. */
export async function businessDay({ tx, now }: Pick<Dated, 'tx' | 'now'>): Promise<Day> {
  return dayOf(now, (await loadShop(tx)).timezone);
}

/** Of `stock_levels as s`: those of goods that may still be sold on a day; `loadFree` says the same of loaded ones. */
export function goodLevels(today: Day): RawBuilder<SqlBool> {
  return sql`(s.product_id, s.lot) not in (select x.product_id, x.lot from lots x
    where x.expires_on < ${today} and x.undone_by is null)`;
}

/**
 * What may be promised of each product: on hand at sellable places, not promised yet and not expired. Of a kit as many as
 * its components make up, the scarcest of them.
 */
export function freeGoods(
  today: Day,
  levels: RawBuilder<SqlBool> = sql`1 = 1`,
): RawBuilder<{ product_id: number; available: number }> {
  return sql`(with free as (select s.product_id, cast(sum(s.quantity - s.allocated) as bigint) as available from stock_levels s
      join locations l on l.id = s.location_id and l.sellable = 1
      where ${goodLevels(today)} and ${levels} group by s.product_id)
    select product_id, available from free where product_id not in (select kit_id from recipes)
    union all select r.kit_id, ${made(sql`f.available`)} from recipes r
      left join free f on f.product_id = r.product_id group by r.kit_id)`;
}

/** The same of one product of the outer query, `products as p`; null where nothing ever lay. */
export function freeOf(today: Day, levels: RawBuilder<SqlBool> = sql`1 = 1`): RawBuilder<number | null> {
  const free = (
    product: RawBuilder<number>,
  ) => sql`(select cast(sum(s.quantity - s.allocated) as bigint) from stock_levels s
    join locations l on l.id = s.location_id and l.sellable = 1
    where s.product_id = ${product} and ${goodLevels(today)} and ${levels})`;
  return sql`case when p.kit = 0 then ${free(sql`p.id`)} else (select ${made(sql`r.available`)} from
    (select x.quantity, ${free(sql`x.product_id`)} as available from recipes x where x.kit_id = p.id) r) end`;
}

/** Whole kits in thousandths, of `recipes as r`. */
function made(available: RawBuilder<unknown>): RawBuilder<number> {
  return sql`min(case when ${available} > 0 then ${available} / r.quantity else 0 end) * 1000`;
}
