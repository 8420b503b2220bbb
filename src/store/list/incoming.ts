import { sql, type RawBuilder } from 'kysely';

/** Units of each product that were sent and have not arrived: the predicate is word for word that of the partial index. */
const onTheWay = sql`from transfer_lines l join transfers t on t.id = l.transfer_id
  where l.quantity - l.received + l.found - l.lost > 0 and t.undone_by is null`;

/** Units on the lines of purchase orders that have not come; again the predicate is that of the partial index. */
const ordered = sql`from purchase_lines l join purchases p on p.id = l.purchase_id
  where l.ordered - l.closed - l.received > 0 and p.undone_by is null
    and p.location_id in (select id from locations where sellable = 1)`;

/** What of each product stands on drafts of purchase orders. */
export function draftedGoods(): RawBuilder<{ product_id: number; drafted: number }> {
  return sql`(select l.product_id, sum(l.ordered - l.closed - l.received) as drafted ${ordered}
    and p.lifecycle = 'draft' group by l.product_id)`;
}

/** What of each product is on its way to where it may be sold from: sent from other places, or ordered from suppliers. */
export function incomingGoods(): RawBuilder<{ product_id: number; incoming: number }> {
  return sql`(select product_id, sum(quantity) as incoming from (
      select l.product_id, l.quantity - l.received + l.found - l.lost as quantity ${onTheWay}
        and t.to_location_id in (select id from locations where sellable = 1)
      union all
      select l.product_id, l.ordered - l.closed - l.received as quantity ${ordered} and p.lifecycle = 'open'
    ) as coming group by product_id)`;
}

/** What of each product is on its way between places, and what it is worth at cost. */
export function goodsInTransit(): RawBuilder<{ product_id: number; on_hand: number; value: number }> {
  return sql`(select l.product_id, sum(l.quantity - l.received + l.found - l.lost) as on_hand, sum(l.value) as value
    ${onTheWay} group by l.product_id)`;
}
