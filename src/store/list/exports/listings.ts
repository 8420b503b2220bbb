import { formatListings } from '../../../domain/catalog/listing.ts';
import { listingsOf } from '../../load/listings.ts';
import type { Reading } from '../../work.ts';
import { groupedBy } from './pages.ts';

/** Products page by page, each with what channels call it as one cell; null where they call it by its SKU. */
export async function* withListings<P extends { readonly id: number }>(
  reading: Pick<Reading, 'tx'>,
  pages: AsyncIterable<readonly P[]>,
): AsyncIterable<readonly (P & { readonly channel_skus: string | null })[]> {
  for await (const products of pages) {
    const listings = await listingsOf(
      reading,
      products.map(({ id }) => id),
    );
    const own = groupedBy(listings, ({ product_id }) => product_id);
    yield products.map((product) => ({
      ...product,
      channel_skus: formatListings(own.get(product.id) ?? []),
    }));
  }
}
