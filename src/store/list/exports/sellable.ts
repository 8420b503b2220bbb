import { sql } from 'kysely';
import type { Instant } from '../../../base/days.ts';
import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { pagesOf } from './pages.ts';
import { stockTouchedSince } from './touched.ts';

/** A product that is sold, with what there is of it, in stored units. */
export interface SellableProduct extends Pick<
  RowOf<'products'>,
  'id' | 'sku' | 'name' | 'kind' | 'price' | 'tax' | 'category' | 'barcode'
> {
  /** On hand where it is sold from, less what is promised; 0 for a service. */
  readonly available: number;
  /** What open orders of the channel want and have not got; 0 where no channel was named. */
  readonly open: number;
}

export interface SellableWishes {
  /** A place's id: only what lies there can be sold. */
  readonly location?: number | undefined;
  /** A channel's id. */
  readonly channel?: number | undefined;
  readonly since?: Instant | undefined;
  /** Only goods. */
  readonly goods?: boolean | undefined;
}

/** Every product that is sold now, in the order in which they were added. */
export function sellablePages(
  { tx }: Pick<Reading, 'tx'>,
  { location, channel, since, goods }: SellableWishes,
): AsyncIterable<readonly SellableProduct[]> {
  return pagesOf(
    (after, size) =>
      tx
        .selectFrom('products as p')
        .select(['p.id', 'p.sku', 'p.name', 'p.kind', 'p.price', 'p.tax', 'p.category', 'p.barcode'])
        .select(availableAt(location).as('available'))
        .select(openIn(channel).as('open'))
        .where('p.undone_by', 'is', null)
        .where('p.archived_at', 'is', null)
        .where(stockTouchedSince(sql`p.id`, since))
        .where('p.id', '>', after)
        .$if(goods === true, (query) => query.where('p.kind', '=', 'goods'))
        .orderBy('p.id')
        .limit(size)
        .execute(),
    ({ id }) => id,
  );
}

function availableAt(location: number | undefined) {
  const here = location === undefined ? sql`1 = 1` : sql`l.id = ${location}`;
  return sql<number>`(select coalesce(sum(s.quantity - s.allocated), 0) from stock_levels s
    join locations l on l.id = s.location_id where s.product_id = p.id and l.sellable = 1 and ${here})`;
}

function openIn(channel: number | undefined) {
  if (channel === undefined) return sql<number>`0`;
  return sql<number>`(select coalesce(sum(k.ordered - k.cancelled - k.shipped), 0) from order_lines k
    join orders o on o.id = k.order_id where k.product_id = p.id and k.stocked = 1
      and o.channel_id = ${channel} and o.lifecycle = 'open' and o.undone_by is null)`;
}
