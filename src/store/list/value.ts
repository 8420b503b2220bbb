import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../base/days.ts';
import { loadShop } from '../load/shop.ts';
import type { Reading } from '../work.ts';
import { goodsInTransit } from './incoming.ts';

/** What lies at a place, and what it is worth. */
export interface ValueRecord {
  readonly location: string;
  readonly name: string;
  readonly sellable: boolean;
  /** Products of which some lie there. */
  readonly products: number;
  /** In minor units, at cost. */
  readonly value: number;
  readonly currency: string;
}

/**
 * What the stock is worth at cost, place by place, and what is on its way between them: now, or at the end of a past
 * day. Places with nothing on them are left out.
 */
export async function stockValue({ tx }: Pick<Reading, 'tx'>, at?: Day): Promise<ValueRecord[]> {
  const { currency } = await loadShop(tx);
  const lying = at === undefined ? lyingNow() : lyingAtEndOf(at);
  const { rows } = await sql<Omit<ValueRecord, 'sellable' | 'currency'> & { sellable: 0 | 1 }>`
    select l.code as location, l.name, l.sellable, x.products, x.value from (
      select location_id, sum(case when quantity <> 0 then 1 else 0 end) as products, sum(value) as value
      from (${lying}) as lying where quantity <> 0 or value <> 0 group by location_id) as x
    join locations l on l.id = x.location_id
    where l.stocked = 1 or l.kind = 'transit'
    order by l.priority, l.id`.execute(tx);
  return rows.map(({ sellable, ...row }) => ({ ...row, sellable: sellable === 1, currency }));
}

type Lying = RawBuilder<{ location_id: number; product_id: number; quantity: number; value: number }>;

function lyingNow(): Lying {
  return sql`select location_id, product_id, sum(quantity) as quantity, sum(value) as value
    from stock_levels group by location_id, product_id
    union all select l.id, t.product_id, t.on_hand, t.value from ${goodsInTransit()} t
    join locations l on l.kind = 'transit' and l.stocked = 0`;
}

/**
 * Adds up what moved until then by the days on which it happened, whenever it was written down; costs are as frozen. The
 * moves are added up once, in the order of their covering index, and only the sums are looked at from both ends.
 */
function lyingAtEndOf(day: Day): Lying {
  return sql`
    with moved as materialized (
      select product_id, from_location_id, to_location_id, sum(quantity) as quantity, sum(value) as value
      from stock_moves where moved_on <= ${day} group by product_id, from_location_id, to_location_id)
    select location_id, product_id, sum(quantity) as quantity, sum(value) as value from (
      select to_location_id as location_id, product_id, quantity, value from moved
      union all select from_location_id, product_id, -quantity, -value from moved) as both_ends
    group by location_id, product_id`;
}
