import { Refusal } from '../../base/refusal.ts';
import { listingsIn, readListing, type WrittenListing } from '../../domain/catalog/listing.ts';
import type { DocketEvent, Listed } from '../../domain/events.ts';
import { loadChannels } from '../../store/load/channels.ts';
import { listingsCalled, listingsOf, type NamedListing } from '../../store/load/listings.ts';
import { findProducts, type Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import type { Problems } from '../collect.ts';

const FINEST = 3;

/** What some products shall be called on channels, and everything that decides whether they may be. */
export interface ListingBooks {
  /** Ids by code; only those that orders come in through. */
  readonly channels: ReadonlyMap<string, number>;
  /** Who has these codes on which channel. */
  readonly called: readonly NamedListing[];
  /** What the products are called so far. */
  readonly own: readonly NamedListing[];
  /** Products whose SKUs are these codes. */
  readonly skus: ReadonlyMap<string, Product>;
  /** Codes that were given away since, by channel and code. */
  readonly given: Map<string, string>;
}

/** Looks up in a few set queries what deciding on listings takes. */
export async function loadListingBooks(
  work: Work,
  wanted: readonly WrittenListing[],
  products: readonly number[],
): Promise<ListingBooks> {
  const codes = wanted.flatMap(({ code }) => code ?? []);
  return {
    channels: await loadChannels(work),
    called: await listingsCalled(work, codes),
    own: await listingsOf(work, products),
    skus: await findProducts(work, codes),
    given: new Map(),
  };
}

/** Who shall be called something; a product that is only being added has no id yet. */
export interface Called {
  readonly id: number | null;
  readonly sku: string;
}

type Change = Omit<DocketEvent<'listing_set'>, 'type' | 'listed'> & { readonly units: number | null };

/**
 * The changes that give a product the codes that are wanted, in their order: one without a code takes all of its
 * channel away first. Refuses (3) an unknown channel, (4) a code that stands for another product there, or that is
 * another product's SKU. Call `listingEvents` with them once the product has an id.
 */
export function listingChanges(product: Called, wanted: readonly WrittenListing[], books: ListingBooks): Change[] {
  const own = books.own.filter(({ product_id }) => product_id === product.id);
  const standing = new Map(own.map((one) => [keyOf(one.channel, one.code), one] as const));
  const left = new Map([...standing].map(([key, { units }]) => [key, units] as const));
  for (const { channel, code, units } of wanted) {
    channelNamed(books, channel);
    if (code === null) for (const key of [...left.keys()].filter((one) => one.startsWith(keyOf(channel, '')))) left.delete(key);
    else {
      claim(product, { channel, code, units }, books);
      left.set(keyOf(channel, code), units);
    }
  }
  return [...new Set([...standing.keys(), ...left.keys()])].flatMap((key) => changeOf(key, { standing, left, books }));
} // prettier-ignore

interface Asking {
  readonly typed: readonly string[] | undefined;
  readonly problems: Problems;
}

/** The changes that were typed in flags; what is wrong with them joins the other problems. */
export async function listingsAsked(
  work: Work,
  product: (Called & { readonly decimals: number }) | undefined,
  { typed = [], problems }: Asking,
): Promise<Change[]> {
  const written = typed.flatMap((text) =>
    problems.attempt(() => [readListing(text, product?.decimals ?? FINEST)], []),
  );
  if (product === undefined || written.length === 0) return [];
  const books = await loadListingBooks(work, written, product.id === null ? [] : [product.id]);
  return problems.attempt(() => listingChanges(product, written, books), []);
}

interface Sides {
  readonly standing: ReadonlyMap<string, NamedListing>;
  readonly left: ReadonlyMap<string, number>;
  readonly books: ListingBooks;
}

function changeOf(key: string, { standing, left, books }: Sides): Change[] {
  const was = standing.get(key);
  const units = left.get(key) ?? null;
  if ((was?.units ?? null) === units) return [];
  const [channel = '', code = ''] = key.split('\n');
  const before: Listed | null = was ? { product_id: was.product_id, units: was.units } : null;
  return [{ channel_id: was?.channel_id ?? channelNamed(books, channel), code, units, before }];
}

/** The changes as events of the product, which has its id by now. */
export function listingEvents(product_id: number, changes: readonly Change[]): DocketEvent<'listing_set'>[] {
  return changes.map(({ units, ...change }) => ({
    type: 'listing_set',
    ...change,
    listed: units === null ? null : { product_id, units },
  }));
}

function keyOf(channel: string, code: string): string {
  return `${channel}\n${code}`;
}

function channelNamed({ channels }: ListingBooks, code: string): number {
  const id = channels.get(code);
  if (id !== undefined) return id;
  throw new Refusal('not_found', `There is no channel “${code}”.`, {
    hint: `Known are ${[...channels.keys()].join(', ')}.      docket channels add ${code}`,
    details: { channel: code, known: [...channels.keys()] },
  });
}

/** Refuses (4) a code that means something else already. */
function claim(
  { sku }: Called,
  { channel, code }: WrittenListing & { readonly code: string },
  { called, skus, given }: ListingBooks,
): void {
  const holder =
    given.get(keyOf(channel, code)) ??
    called.find((one) => one.channel === channel && one.code === code)?.sku;
  if (holder !== undefined && holder !== sku)
    throw new Refusal('exists', `${code} stands for ${holder} on ${channel} already.`, {
      hint: `docket products edit ${holder} --channel-sku ${channel}=      takes its codes there away`,
      details: { channel, code, sku: holder },
    });
  if (code !== sku && skus.has(code))
    throw new Refusal('exists', `${code} is the SKU of another product, and would be read as it.`, {
      hint: `docket products show ${code}`,
      details: { channel, code, sku: code },
    });
  given.set(keyOf(channel, code), sku);
}

/** What a cell of docket's own file says: all the codes of the channels that it names. */
export function cellListings(cell: string, decimals: number): WrittenListing[] {
  const said = listingsIn(cell).map((part) => readListing(part, decimals));
  const emptied = [...new Set(said.map(({ channel }) => channel))];
  return [...emptied.map((channel) => ({ channel, code: null, units: 0 })), ...said];
}
