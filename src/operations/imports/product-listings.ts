import { Refusal } from '../../base/refusal.ts';
import { formatListings, type WrittenListing } from '../../domain/catalog/listing.ts';
import type { DocketEvent } from '../../domain/events.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import type { ProductRecord } from '../../domain/imports/records.ts';
import type { Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import { cellListings, listingChanges, listingEvents, loadListingBooks } from '../products/listings.ts';
import type { NewPlaces } from './new-places.ts';
import type { Change } from './outcome.ts';

/** What a file says that channels call a product: what changes, and how that is told. */
export interface SaidListings {
  readonly changes: ReturnType<typeof listingChanges>;
  readonly told: readonly Change[];
}

interface Known {
  readonly products: ReadonlyMap<string, Product>;
}

interface Saying {
  readonly catalogue: Known;
  readonly issues: Issues;
  /** Makes channels that nobody knows, where that may be. */
  readonly channels: NewPlaces;
}

const FINEST = 3;

/** Reads and decides on the listings of the products of a batch; what cannot be is an issue of its row. */
export async function listingsSaid(
  work: Work,
  records: readonly ProductRecord[],
  { catalogue: { products }, issues, channels }: Saying,
): Promise<ReadonlyMap<ProductRecord, SaidListings>> {
  const said = records.flatMap((record) => {
    const decimals = record.decimals ?? products.get(record.sku)?.decimals ?? 0;
    const wanted = orIssue(record, issues, () => cellListings(record.channel_skus ?? '', Math.min(decimals, FINEST)));
    return wanted === undefined || wanted.length === 0 ? [] : [{ record, wanted }];
  }); // prettier-ignore
  if (said.length === 0) return new Map();
  await channels.make(said.flatMap(({ wanted }) => wanted.map(({ channel }) => channel)));
  const ids = said.flatMap(({ record }) => products.get(record.sku)?.id ?? []);
  const books = await loadListingBooks(work, said.flatMap(({ wanted }) => wanted), ids); // prettier-ignore
  return new Map(
    said.flatMap(({ record, wanted }) => {
      const { sku } = record;
      const id = products.get(sku)?.id ?? null;
      const changes = orIssue(record, issues, () => listingChanges({ id, sku }, wanted, books));
      const before = books.own.filter(({ product_id }) => product_id === id);
      return changes === undefined
        ? []
        : [[record, { changes, told: tell(changes, before, wanted) }] as const];
    }),
  );
}

function orIssue<T>({ rows, channel_skus }: ProductRecord, issues: Issues, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const value = channel_skus ?? '';
    issues.add(rows[0] ?? 0, error.code, error.message, { column: 'channel_skus', value });
    return undefined;
  }
}

function tell(
  changes: SaidListings['changes'],
  before: readonly WrittenListing[],
  wanted: readonly WrittenListing[],
): Change[] {
  if (changes.length === 0) return [];
  const after = wanted.filter(({ code }) => code !== null);
  return [{ field: 'channel_skus', before: formatListings(before), after: formatListings(after) }];
}

/** The events of the listings of products that stand by now: those that were known, and those that were made. */
export function listingsWritten(
  decided: readonly { readonly product: ProductRecord; readonly event: unknown }[],
  {
    listings,
    catalogue: { products },
    made,
  }: {
    readonly listings: ReadonlyMap<ProductRecord, SaidListings>;
    readonly catalogue: Known;
    readonly made: ReadonlyMap<string, number>;
  },
): DocketEvent<'listing_set'>[] {
  return decided.flatMap(({ product, event }) => {
    const id = products.get(product.sku)?.id ?? made.get(product.sku) ?? 0;
    return event === 'left_out' ? [] : listingEvents(id, listings.get(product)?.changes ?? []);
  });
}
