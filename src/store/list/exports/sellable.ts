import { sql } from 'kysely';
import type { Day, Instant } from '../../../base/days.ts';
import { ONE } from '../../../base/quantity.ts';
import type { RowOf } from '../../schema.ts';
import type { Dated, Reading } from '../../work.ts';
import { businessDay, freeOf } from '../available.ts';
import { pagesOf } from './pages.ts';
import { stockTouchedSince } from './touched.ts';

/** A product that is sold, with what there is of it, in stored units. */
export interface SellableProduct extends Pick<
  RowOf<'products'>,
  'id' | 'sku' | 'name' | 'kind' | 'price' | 'tax' | 'category' | 'barcode'
> {
  /** On hand where it is sold from, less what is promised and what has expired; 0 for a service. */
  readonly available: number;
  /** What open orders of the channel want and have not got; 0 where no channel was named. */
  readonly open: number;
  /** What it is offered as: the codes of the channel that was named, else its own. */
  readonly listings: readonly Listed[];
}

/** A code, and how many of ours one of it is. */
interface Listed {
  readonly code: string;
  readonly units: number;
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
export async function* sellablePages(
  reading: Pick<Dated, 'tx' | 'now'>,
  { location, channel, since, goods }: SellableWishes,
): AsyncIterable<readonly SellableProduct[]> {
  const today = await businessDay(reading);
  const pages = pagesOf(
    (after, size) =>
      reading.tx
        .selectFrom('products as p')
        .select(['p.id', 'p.sku', 'p.name', 'p.kind', 'p.price', 'p.tax', 'p.category', 'p.barcode'])
        .select(availableAt(today, location).as('available'))
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
  for await (const products of pages) yield await listed(reading.tx, channel, products);
}

/** A code stands for one product: one that is called what another one is listed as is offered by its own codes only. */
async function listed<P extends Pick<SellableProduct, 'id' | 'sku'>>(
  tx: Reading['tx'],
  channel: number | undefined,
  products: readonly P[],
): Promise<(P & Pick<SellableProduct, 'listings'>)[]> {
  const listings = channel === undefined ? [] : await listingsOn(tx, channel, products);
  const own = Map.groupBy(listings, ({ product_id }) => product_id);
  const codes = new Set(listings.map(({ code }) => code));
  return products.map((product) => {
    const { id, sku } = product;
    const itself = codes.has(sku) ? [] : [{ code: sku, units: ONE }];
    return { ...product, listings: own.get(id) ?? itself };
  });
}

async function listingsOn(
  tx: Reading['tx'],
  channel: number,
  products: readonly Pick<SellableProduct, 'id' | 'sku'>[],
) {
  if (products.length === 0) return [];
  const ids = products.map(({ id }) => id);
  const skus = products.map(({ sku }) => sku);
  return tx
    .selectFrom('listings')
    .select(['product_id', 'code', 'units'])
    .where('channel_id', '=', channel)
    .where((eb) => eb.or([eb('product_id', 'in', ids), eb('code', 'in', skus)]))
    .orderBy('id')
    .execute();
}

function availableAt(today: Day, location: number | undefined) {
  return sql<number>`coalesce(${freeOf(today, location === undefined ? undefined : sql`l.id = ${location}`)}, 0)`;
}

function openIn(channel: number | undefined) {
  if (channel === undefined) return sql<number>`0`;
  return sql<number>`(select coalesce(sum(k.ordered - k.cancelled - k.shipped), 0) from order_lines k
    join orders o on o.id = k.order_id where k.product_id = p.id and k.stocked = 1
      and o.channel_id = ${channel} and o.lifecycle = 'open' and o.undone_by is null)`;
}
