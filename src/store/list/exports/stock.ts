import { sql } from 'kysely';
import type { Day, Instant } from '../../../base/days.ts';
import type { Reading } from '../../work.ts';
import { pagesOf } from './pages.ts';
import { stockTouchedSince } from './touched.ts';

/** What lies of a product at a place, in stored units. */
export interface ExportedLevel {
  readonly sku: string;
  readonly location: string;
  readonly bin: string | null;
  /** `''` where lots are not tracked. */
  readonly lot: string;
  readonly expires_on: Day | null;
  readonly quantity: number;
  /** At cost, in minor units. */
  readonly value: number;
}

export interface LevelWishes {
  /** A place's id: only what lies there. */
  readonly location?: number | undefined;
  readonly since?: Instant | undefined;
}

/** A level that says something: there are goods, or they have their bin. */
const told = sql<boolean>`(s.quantity <> 0 or s.bin is not null)`;

/** Every level that says something, product by product, the places in their order. */
export async function* levelPages(
  reading: Pick<Reading, 'tx'>,
  wishes: LevelWishes,
): AsyncIterable<readonly ExportedLevel[]> {
  const products = pagesOf(
    (after, size) => productsWithLevels(reading, wishes, { after, size }),
    ({ id }) => id,
  );
  for await (const page of products) {
    const between = { first: page[0]?.id ?? 0, last: page.at(-1)?.id ?? 0 };
    yield await levelsOf(reading, wishes, between);
  }
}

function productsWithLevels(
  { tx }: Pick<Reading, 'tx'>,
  { since }: LevelWishes,
  { after, size }: { readonly after: number; readonly size: number },
): Promise<{ id: number }[]> {
  return tx
    .selectFrom('products as p')
    .select('p.id')
    .where('p.id', '>', after)
    .where('p.undone_by', 'is', null)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('stock_levels as s').select('s.lot').whereRef('s.product_id', '=', 'p.id').where(told),
      ),
    )
    .where(stockTouchedSince(sql`p.id`, since))
    .orderBy('p.id')
    .limit(size)
    .execute();
}

function levelsOf(
  { tx }: Pick<Reading, 'tx'>,
  { location, since }: LevelWishes,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<ExportedLevel[]> {
  return tx
    .selectFrom('stock_levels as s')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .innerJoin('locations as l', 'l.id', 's.location_id')
    .leftJoin('lots as x', (join) =>
      join
        .onRef('x.product_id', '=', 's.product_id')
        .onRef('x.lot', '=', 's.lot')
        .on('x.undone_by', 'is', null),
    )
    .select(['p.sku', 'l.code as location', 's.bin', 's.lot', 'x.expires_on', 's.quantity', 's.value'])
    .where('s.product_id', '>=', first)
    .where('s.product_id', '<=', last)
    .where('p.undone_by', 'is', null)
    .where('l.stocked', '=', 1)
    .where(told)
    .where(stockTouchedSince(sql`p.id`, since))
    .$if(location !== undefined, (query) => query.where('s.location_id', '=', location ?? 0))
    .orderBy('s.product_id')
    .orderBy('l.priority')
    .orderBy('l.id')
    .orderBy('s.lot')
    .execute();
}
