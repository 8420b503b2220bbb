import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export type Listing = RowOf<'listings'>;

/** A listing with the codes by which people know it. */
export interface NamedListing extends Listing {
  readonly channel: string;
  readonly sku: string;
}

function named({ tx }: Pick<Reading, 'tx'>) {
  return tx
    .selectFrom('listings as g')
    .innerJoin('channels as c', 'c.id', 'g.channel_id')
    .innerJoin('products as p', 'p.id', 'g.product_id')
    .selectAll('g')
    .select(['c.code as channel', 'p.sku'])
    .orderBy('c.id')
    .orderBy('g.id');
}

/** What channels call these products, channel by channel. */
export async function listingsOf(
  reading: Pick<Reading, 'tx'>,
  products: readonly number[],
): Promise<NamedListing[]> {
  const found: NamedListing[] = [];
  for (const chunk of chunks([...new Set(products)]))
    found.push(...(await named(reading).where('g.product_id', 'in', chunk).execute()));
  return found;
}

/** What these codes stand for, whichever channel uses them. */
export async function listingsCalled(
  reading: Pick<Reading, 'tx'>,
  codes: readonly string[],
): Promise<NamedListing[]> {
  const found: NamedListing[] = [];
  for (const chunk of chunks([...new Set(codes)]))
    found.push(...(await named(reading).where('g.code', 'in', chunk).execute()));
  return found;
}

/** Whether any channel has codes of its own. */
export async function hasListings({ tx }: Pick<Reading, 'tx'>): Promise<boolean> {
  return (await tx.selectFrom('listings').select('id').limit(1).execute()).length > 0;
}
