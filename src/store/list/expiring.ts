import { sql } from 'kysely';
import { addDays, dayOf, daysBetween, type Day } from '../../base/days.ts';
import { loadShop } from '../load/shop.ts';
import type { Dated } from '../work.ts';

/** What lies of a lot at a place and expires soon, or has; in stored units. */
export interface ExpiringRecord {
  readonly sku: string;
  readonly name: string;
  readonly lot: string;
  readonly expires_on: Day;
  /** Until the last good day, itself not counted; negative after it. */
  readonly days_left: number;
  readonly location: string;
  readonly sellable: boolean;
  readonly on_hand: number;
  readonly allocated: number;
  /** The numbers of the orders that hold some of it. */
  readonly orders: readonly number[];
  /** At cost, in minor units. */
  readonly value: number;
  readonly currency: string;
}

/** Goods whose last good day is within so many days of today or past, what has expired longest first. */
export async function listExpiring({ tx, now }: Dated, within: number): Promise<ExpiringRecord[]> {
  const { currency, timezone } = await loadShop(tx);
  const today = dayOf(now, timezone);
  const until = addDays(today, within);
  type Found = Omit<ExpiringRecord, 'days_left' | 'sellable' | 'orders' | 'currency'> & Place;
  const { rows } = await sql<Found>`
    select p.id as product_id, l.id as location_id, p.sku, p.name, x.lot, x.expires_on, l.code as location, l.sellable,
      s.quantity as on_hand, s.allocated, s.value
    from lots x join products p on p.id = x.product_id
    join stock_levels s on s.product_id = x.product_id and s.lot = x.lot
    join locations l on l.id = s.location_id
    where x.expires_on <= ${until} and x.undone_by is null and s.quantity > 0
    order by x.expires_on, p.sku, x.id, l.priority, l.id`.execute(tx);
  const orders = await holders(tx, until);
  return rows.map(({ product_id, location_id, sellable, ...row }) => ({
    ...row,
    days_left: daysBetween(today, row.expires_on),
    sellable: sellable === 1,
    orders: (orders.get(placeKey({ product_id, location_id, lot: row.lot })) ?? []).map(
      ({ number }) => number,
    ),
    currency,
  }));
}

interface Place {
  readonly product_id: number;
  readonly location_id: number;
  readonly sellable: 0 | 1;
}

function placeKey({ product_id, location_id, lot }: Omit<Place, 'sellable'> & { readonly lot: string }) {
  return `${product_id} ${location_id} ${lot}`;
}

/** Which orders hold some of what expires until a day. */
async function holders(tx: Dated['tx'], until: Day) {
  const { rows } = await sql<Omit<Place, 'sellable'> & { lot: string; number: number }>`
    select distinct n.product_id, a.location_id, a.lot, o.number from lots x
    join order_lines n on n.product_id = x.product_id join orders o on o.id = n.order_id
    join allocations a on a.order_line_id = n.id and a.lot = x.lot
    where x.expires_on <= ${until} and x.undone_by is null and n.allocated > 0 order by o.number`.execute(tx);
  return Map.groupBy(rows, placeKey);
}
