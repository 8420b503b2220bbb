import { dayOf } from '../../base/days.ts';
import { typed } from '../../base/typed.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import { lineInOurs, type Ours } from '../../domain/imports/listed.ts';
import type { OrderedLine, OrderRecord } from '../../domain/imports/records.ts';
import { priceLines } from '../../domain/pricing/price.ts';
import { loadChannels } from '../../store/load/channels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { takenNumbers, type KnownOrder } from '../../store/load/known.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { channelName } from '../places/channels.ts';
import { Listings } from './as-listed.ts';
import { Customers } from './known-customers.ts';
import { loadKnownOrders } from './known-orders.ts';
import { Goods } from './known-products.ts';
import { NewPlaces, placesCalled } from './new-places.ts';
import { sound, type Importing } from './outcome.ts';
import { tooFine } from './stock.ts';

/** What an importer of orders looks up once for the whole file. */
export interface OrderBooks {
  readonly channels: Map<string, number>;
  readonly goods: Goods;
  readonly customers: Customers;
  readonly listings: Listings;
  readonly newChannels: NewPlaces;
  readonly newLocations: NewPlaces;
}

export async function openBooks(work: Work, importing: Importing): Promise<OrderBooks> {
  return {
    channels: await channelsOf(work, importing),
    goods: new Goods(work, importing),
    customers: new Customers(work, importing),
    listings: new Listings(work),
    newChannels: await NewPlaces.of(work, 'channel', importing.options.create_channels),
    newLocations: await NewPlaces.of(work, 'location', importing.options.create_locations),
  };
}

/** How many places the file made, to be said with what else it made. */
export function placesMade({
  newChannels,
  newLocations,
}: OrderBooks): Record<'channels' | 'locations', number> {
  return { channels: newChannels.made.length, locations: newLocations.made.length };
}

export function placeWarnings({ newChannels, newLocations }: OrderBooks): string[] {
  return [...newChannels.warnings(), ...newLocations.warnings()];
}

/** The channel of a platform is made with its first file: nobody has to name it before. */
async function channelsOf(work: Work, { channel }: Importing): Promise<Map<string, number>> {
  const channels = await loadChannels(work);
  if (channel === null || channels.has(channel)) return channels;
  await record(work, [{ type: 'channel_added', code: channel, name: channelName(channel) }]);
  return loadChannels(work);
}

/** The orders of a batch, once everything that they speak of was looked up and examined. */
export interface Ready {
  /** Not known yet, and without fault. */
  readonly fresh: readonly OrderRecord[];
  readonly known: readonly { readonly order: OrderRecord; readonly earlier: KnownOrder }[];
  readonly channelOf: (order: OrderRecord) => number;
  /** Where alone it is served from; nothing that a platform says. */
  readonly placeOf: (order: OrderRecord) => number | null;
  readonly dayOf: (order: OrderRecord) => string;
  readonly skuOf: (spelling: string) => string;
  /** Order numbers of the file that are given out already. */
  readonly taken: ReadonlySet<number>;
}

interface Laws {
  /** A price may be an adjustment (below zero), and goods that are no longer sold may have been. */
  readonly past: boolean;
  /** A channel tells what has happened already: goods came back, lines are empty, products are no longer sold. */
  readonly reported: boolean;
}

/** Resolves channels, earlier imports, products and customers in a few set queries, and examines every order. */
export async function makeReady(
  work: Work,
  said: readonly OrderRecord[],
  {
    importing,
    books,
    laws,
  }: { readonly importing: Importing; readonly books: OrderBooks; readonly laws: Laws },
): Promise<Ready> {
  const { issues } = importing;
  const { channels, goods, customers } = books;
  const records = await inOurs(said, books.listings);
  const readable = sound(records, issues);
  const faulty = records.filter((order) => !readable.includes(order));
  const placeOf = await openPlaces(work, readable, { importing, books });
  for (const order of readable) examineHeader(work, order, { channels, issues, laws });
  const channelOf = ({ channel }: OrderRecord): number => channels.get(channel ?? 'direct') ?? 0;
  const standing = await loadKnownOrders(work, readable);
  const checked = sound(readable, issues).map((order) => ({
    order,
    earlier: standing(order, channelOf(order)),
  }));
  const fresh = checked.flatMap(({ order, earlier }) => (earlier ? [] : [order]));
  // Whatever else is wrong with an order, its lines are examined, so that everything is said at once.
  const lines = [...fresh, ...faulty].flatMap((order) => order.lines);
  await goods.look(lines);
  await customers.look(fresh);
  for (const line of lines) examineLine(line, { goods, issues, laws });
  return {
    fresh: sound(fresh, issues),
    known: checked.flatMap(({ order, earlier }) => (earlier ? [{ order, earlier }] : [])),
    channelOf,
    placeOf,
    dayOf: (order) => placedOn(work, order),
    skuOf: (spelling) => goods.skuOf(spelling),
    taken: await takenNumbers(
      work,
      fresh.flatMap(({ number }) => number ?? []),
    ),
  };
}

/** Makes the channels and locations that are new and may be; a location that nobody knows then is an issue. */
async function openPlaces(
  work: Work,
  orders: readonly OrderRecord[],
  { importing, books }: { readonly importing: Importing; readonly books: OrderBooks },
): Promise<Ready['placeOf']> {
  const { channels, newChannels, newLocations } = books;
  const strange = orders.flatMap(({ channel }) =>
    channel === null || channels.has(channel) ? [] : [channel],
  );
  if (await newChannels.make(strange))
    for (const [code, id] of await loadChannels(work)) channels.set(code, id);
  if (importing.channel !== null) return () => null;
  const known = placesCalled(await loadLocations(work));
  await newLocations.make(
    orders.flatMap(({ location }) => (location === null || known(location) ? [] : [location])),
  );
  const placeCalled = placesCalled(await loadLocations(work));
  for (const { location, rows } of orders)
    if (location !== null && !placeCalled(location))
      importing.issues.add(
        rows[0] ?? 0,
        'not_found',
        `There is no location “${location}” (docket locations add CODE --name …, or --create-locations).`,
        { column: 'location', value: location },
      );
  return ({ location }) => (location === null ? null : (placeCalled(location)?.id ?? null));
}

/** The lines by our own SKUs and in our own units, whatever their channel calls them. */
async function inOurs(said: readonly OrderRecord[], listings: Listings): Promise<readonly OrderRecord[]> {
  const oursOf = await listings.look(said.flatMap(({ lines }) => lines.map(({ sku }) => sku)));
  return said.map((order) => {
    const known = (sku: string): Ours | undefined => oursOf(order.channel ?? 'direct', sku);
    if (!order.lines.some(({ sku }) => known(sku))) return order;
    const ours = order.lines.map((line) => {
      const listed = known(line.sku);
      return listed ? lineInOurs(line, listed) : line;
    });
    return { ...order, lines: ours };
  });
}

function placedOn({ today, shop }: Work, { placed_on, placed_at }: OrderRecord): string {
  return placed_at === null ? (placed_on ?? today) : dayOf(placed_at, shop.timezone);
}

interface Examining {
  readonly issues: Issues;
  readonly laws: Laws;
}

function examineHeader(
  work: Work,
  order: OrderRecord,
  { channels, issues, laws }: Examining & { readonly channels: ReadonlyMap<string, number> },
): void {
  const { channel, note, ref, customer, shipping, rows } = order;
  const [line = 0] = rows;
  if (channel !== null && !channels.has(channel))
    issues.add(
      line,
      'not_found',
      `There is no channel “${channel}”; known are ${[...channels.keys()].join(', ')} (--create-channels makes it).`,
      {
        column: 'channel',
        value: channel,
      },
    );
  const day = placedOn(work, order);
  if (day > work.today)
    issues.add(line, 'input.invalid', `The day ${day} has not come yet (today is ${work.today}).`, {
      column: 'placed_on',
    });
  if (laws.past && order.placed_at === null && order.placed_on === null)
    issues.add(line, 'input.missing', 'The day of the order is missing.', { column: 'placed_on' });
  if (shipping !== null && shipping < 0)
    issues.add(line, 'input.invalid', 'The shipping is below zero.', { column: 'shipping' });
  const { currency } = order;
  if (currency !== null && currency.toUpperCase() !== work.shop.currency)
    issues.add(
      line,
      'input.invalid',
      `The order is in ${currency}, and this shop sells in ${work.shop.currency}.`,
      {
        column: 'currency',
      },
    );
  for (const problem of optionalTextProblems({ note, external_ref: ref, customer_name: customer?.name }))
    issues.add(line, problem.code, problem.message);
}

function examineLine(
  line: OrderedLine,
  { goods, issues, laws }: Examining & { readonly goods: Goods },
): void {
  const { at, sku, quantity, unit_price } = line;
  const product = goods.find(sku);
  const complain = (column: string, message: string): void =>
    issues.add(at, 'input.invalid', message, { column });
  if (quantity === 0 && !laws.reported) complain('quantity', `The quantity of ${sku} is 0.`);
  if (quantity < 0 && !laws.past && !laws.reported)
    complain('quantity', `The quantity of ${sku} is ${quantity / 1000}, and must be more than 0.`);
  if (unit_price !== null && unit_price < 0 && !laws.past)
    complain('unit_price', `The price of ${sku} is below zero.`);
  if (!product) return;
  if (quantity % 10 ** (3 - product.decimals) !== 0) complain('quantity', tooFine(quantity, product));
  if (!laws.past && !laws.reported && 'archived_at' in product && product.archived_at !== null)
    issues.add(
      at,
      'state',
      `${sku} is archived and no longer sold (docket products edit ${typed(sku)} --restore).`,
      {
        column: 'sku',
        value: sku,
      },
    );
  if (!laws.reported && discountTooLarge(line, product.price))
    complain('discount', `The discount is more than ${sku} costs.`);
}

function discountTooLarge({ quantity, unit_price, discount }: OrderedLine, price: number): boolean {
  if (discount === null || !('amount' in discount)) return false;
  const line = { unit_price: unit_price ?? price, quantity: Math.abs(quantity), tax_rate: 0, discount: null };
  const [priced] = priceLines([line], 'with_tax', null);
  return discount.amount > (priced?.list ?? 0);
}
