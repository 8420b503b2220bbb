import { priceTimes } from '../../base/money.ts';
import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import { typed } from '../../base/typed.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import { withLostZeros } from '../../domain/imports/lost-zeros.ts';
import { countInOurs } from '../../domain/imports/listed.ts';
import type { ImportOptions, StockRecord } from '../../domain/imports/records.ts';
import { orderNamed } from '../../domain/orders/named.ts';
import { adjust, type PromisedHere } from '../../domain/stock/adjust.ts';
import { keyOf } from '../../domain/stock/value.ts';
import { namesOfOrders } from '../../store/load/known.ts';
import { loadLevels, type Level } from '../../store/load/levels.ts';
import { loadLocations, type Location, type Locations } from '../../store/load/locations.ts';
import { findProducts, skusWithZeros, type Product } from '../../store/load/products.ts';
import { promisesAt } from '../../store/load/promises.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { Listings } from './as-listed.ts';
import { LotsOfRows } from './stock-lots.ts';
import { NewPlaces, placesCalled } from './new-places.ts';
import { mayWrite, sound, Tally, Twins, type Begin, type Told } from './outcome.ts';

/**
 * Sets levels to what was counted, so that the same file twice is once. What turned up is worth its `unit_cost`, else
 * what the rest is worth; a count below what is promised ends promises, the latest first, and names the orders.
 */
export const importStock: Begin<StockRecord> = async (work, importing) => {
  const { issues, options } = importing;
  const tally = new Tally(importing);
  const twins = new Twins();
  const listings = new Listings(work);
  const lots = new LotsOfRows(work);
  const places = await NewPlaces.of(work, 'location', options.create_locations);
  const released: PromisedHere[] = [];
  const moved = new Set<number>();
  return {
    async take(said) {
      const records = await inOurs(said, listings);
      const shelves = await shelvesFor(work, sound(records, issues), places);
      // Two listings of a channel may be of one product of ours.
      twins.refuse(sound(records, issues), issues, ({ sku, location, lot }) => {
        const at = location ?? work.shop.location;
        const what = `${sku} at ${at}`;
        return { key: `${what}\n${lot ?? ''}`, what: lot === null ? what : `Lot ${lot} of ${what}` };
      });
      for (const counted of sound(records, issues)) examine(counted, issues, shelves);
      const lotOf = await lots.read(sound(records, issues), { products: shelves.products, issues });
      const counts = sound(records, issues).flatMap(
        (counted) => countOf(counted, lotOf(counted), shelves) ?? [],
      );
      for (const count of counts) tally.count(toldOf(count, options.mode));
      const kept = counts.filter((count) => changes(count) && mayWrite(options.mode, count.existed));
      const decided = await decide(work, kept, shelves.locations);
      await record(work, [...lots.openedFor(kept), ...decided.events]);
      released.push(...decided.released);
      for (const { by, product } of kept) if (by !== 0) moved.add(product.id);
    },
    async end() {
      await fillWaiting(work, [...moved]);
      const broken = await brokenPromises(work, released);
      return tally.outcome({ locations: places.made.length }, [...places.warnings(), ...broken]);
    },
  };
};

/** What a channel counted in its own listings, by our own SKUs and in our own units. */
async function inOurs(said: readonly StockRecord[], listings: Listings): Promise<readonly StockRecord[]> {
  const theirs = said.filter(({ channel }) => channel !== null);
  if (theirs.length === 0) return said;
  const oursOf = await listings.look(theirs.map(({ sku }) => sku));
  return said.map((counted) => {
    const ours = counted.channel === null ? undefined : oursOf(counted.channel, counted.sku);
    return ours ? countInOurs(counted, ours) : counted;
  });
}

function changes({ by, bin }: Count): boolean {
  return by !== 0 || bin !== undefined;
}

function toldOf(count: Count, mode: ImportOptions['mode']): Told {
  const { counted, product, at, lot, level, existed, by, bin } = count;
  const of = lot === '' ? product.sku : `lot ${lot} of ${product.sku}`;
  const told = { line: counted.rows[0] ?? 0, what: `${of} at ${at.code}`, changes: [] };
  if (!changes(count)) return { ...told, becomes: 'unchanged' };
  if (!mayWrite(mode, existed)) return { ...told, becomes: 'left_out' };
  const on_hand = { before: formatQuantity(level.quantity), after: formatQuantity(counted.quantity) };
  const changed = [
    ...(by === 0 ? [] : [{ field: 'on_hand', ...on_hand }]),
    ...(bin === undefined ? [] : [{ field: 'bin', before: level.bin, after: bin }]),
  ];
  return { ...told, becomes: existed ? 'updated' : 'created', changes: existed ? changed : [] };
}

interface Shelves {
  readonly products: ReadonlyMap<string, Product>;
  readonly levels: ReadonlyMap<string, Level>;
  /** Where on the shelves products lie, by product and place. */
  readonly bins: ReadonlyMap<string, string | null>;
  readonly locations: Locations;
  /** SKUs that a spreadsheet would take the zeros from. */
  readonly zeros: readonly string[];
  /** Where a row lies that names no place, and every place by its code. */
  readonly placeOf: (code: string | null) => Location | undefined;
}

async function shelvesFor(work: Work, records: readonly StockRecord[], places: NewPlaces): Promise<Shelves> {
  const shelves = await loadShelves(work, records);
  const strange = records.flatMap(({ location }) =>
    location === null || shelves.placeOf(location) ? [] : [location],
  );
  return (await places.make(strange)) ? loadShelves(work, records) : shelves;
}

async function loadShelves(work: Work, records: readonly StockRecord[]): Promise<Shelves> {
  const products = await findProducts(
    work,
    records.map(({ sku }) => sku),
  );
  const levels = await loadLevels(
    work,
    [...products.values()].map(({ id }) => id),
  );
  const locations = await loadLocations(work);
  const placeCalled = placesCalled(locations);
  return {
    products,
    levels: new Map(levels.map((level) => [keyOf(level), level])),
    bins: new Map(levels.map((level) => [shelfKey(level), level.bin])),
    locations,
    zeros: await skusWithZeros(
      work,
      records.map(({ sku }) => sku),
    ),
    placeOf: (code) => placeCalled(code ?? work.shop.location),
  };
}

function shelfKey({ product_id, location_id }: Pick<Level, 'product_id' | 'location_id'>): string {
  return `${product_id} ${location_id}`;
}

function examine(counted: StockRecord, issues: Issues, { products, placeOf, zeros }: Shelves): void {
  const { sku, location, quantity, unit_cost, bin } = counted;
  const [line = 0] = counted.rows;
  const product = products.get(sku);
  if (!product) {
    const lost = withLostZeros(sku, zeros);
    const hint =
      lost === undefined
        ? `docket products add ${typed(sku)} …`
        : `did you mean ${lost}?: the leading zeros are lost`;
    issues.add(line, 'not_found', `There is no product “${sku}” (${hint}).`, {
      column: 'sku',
      value: sku,
    });
  }
  if (product?.kind === 'service')
    issues.add(line, 'state', `${sku} is a service and has no stock.`, { column: 'sku', value: sku });
  if (product?.kit === 1)
    issues.add(line, 'state', `${sku} is a kit and has no stock of its own: count its components.`, {
      column: 'sku',
      value: sku,
    });
  if (!placeOf(location))
    issues.add(
      line,
      'not_found',
      `There is no location “${location}” (docket locations add CODE --name …, or --create-locations).`,
      {
        column: 'location',
        ...(location && { value: location }),
      },
    );
  if (quantity < 0)
    issues.add(line, 'input.invalid', `The quantity ${formatQuantity(quantity)} is below zero.`, {
      column: 'quantity',
    });
  if (product && quantity % 10 ** (3 - product.decimals) !== 0)
    issues.add(line, 'input.invalid', tooFine(quantity, product), { column: 'quantity' });
  if (unit_cost !== null && unit_cost < 0)
    issues.add(line, 'input.invalid', 'The unit cost is below zero.', { column: 'unit_cost' });
  for (const { code, message } of optionalTextProblems({ bin })) issues.add(line, code, message);
}

/** More decimals than the product is sold in. */
export function tooFine(quantity: Quantity, { sku, decimals }: Pick<Product, 'sku' | 'decimals'>): string {
  const allowed = decimals === 0 ? 'whole pieces only' : `at most ${decimals} decimals`;
  return `The quantity of ${sku} is ${formatQuantity(quantity)}: ${allowed}.`;
}

interface Count {
  readonly counted: StockRecord;
  readonly product: Product;
  readonly at: Location;
  readonly lot: string;
  readonly level: Pick<Level, 'quantity' | 'allocated' | 'value' | 'bin'>;
  readonly existed: boolean;
  readonly by: Quantity;
  /** Only where it changes. */
  readonly bin: string | undefined;
}

function countOf(
  counted: StockRecord,
  lot: string,
  { products, levels, bins, placeOf }: Shelves,
): Count | undefined {
  const product = products.get(counted.sku);
  const at = placeOf(counted.location);
  if (!product || !at) return undefined;
  const shelf = { product_id: product.id, location_id: at.id };
  const known = levels.get(keyOf({ ...shelf, lot }));
  const bin = bins.get(shelfKey(shelf)) ?? null;
  const level = { quantity: 0, allocated: 0, value: 0, ...known, bin };
  return {
    counted,
    product,
    at,
    lot,
    level,
    existed: known !== undefined,
    by: counted.quantity - level.quantity,
    bin: counted.bin === null || counted.bin === bin ? undefined : counted.bin,
  };
}

async function decide(
  work: Work,
  counts: readonly Count[],
  locations: Locations,
): Promise<{ events: DocketEvent[]; released: PromisedHere[] }> {
  const releases: DocketEvent[] = [];
  const moves: DocketEvent[] = [];
  const bins = new Map<string, DocketEvent>();
  const released: PromisedHere[] = [];
  for (const count of counts) {
    const { product, at, lot, level, by, bin, counted } = count;
    const shelf = { product_id: product.id, location_id: at.id };
    const short = level.allocated > counted.quantity;
    const promises = short ? await promisesAt(work, { ...shelf, lot }) : [];
    const lying = { sku: product.sku, location: at.code, ...level };
    const decided = adjust(lying, by, { cost: product.cost, promises });
    released.push(...decided.released);
    releases.push(...decided.released.map((promise) => releaseOf(promise, count)));
    if (by !== 0) moves.push(moveOf(work, count, { value: valueOf(count, decided.value), locations }));
    if (bin !== undefined) bins.set(shelfKey(shelf), { type: 'bin_set', ...shelf, bin, before: level.bin });
  }
  return { events: [...releases, ...moves, ...bins.values()], released };
}

function valueOf({ by, counted: { unit_cost } }: Count, value: number): number {
  return by > 0 && unit_cost !== null ? priceTimes(unit_cost, by) : value;
}

function releaseOf(
  { order_id, order_line_id, lot, quantity }: PromisedHere,
  { product, at }: Count,
): DocketEvent {
  const promised = { order_line_id, product_id: product.id, location_id: at.id, lot, quantity: -quantity };
  return { type: 'stock_allocated', order_id, promised: [promised] };
}

function moveOf(
  work: Work,
  { product, at, lot, by }: Count,
  { value, locations }: { readonly value: number; readonly locations: Locations },
): DocketEvent {
  const nowhere = locations.virtual('adjustment').id;
  return {
    type: 'stock_moved',
    move: {
      product_id: product.id,
      from_location_id: by > 0 ? nowhere : at.id,
      to_location_id: by > 0 ? at.id : nowhere,
      lot,
      quantity: Math.abs(by),
      value,
      moved_at: work.now,
      moved_on: work.today,
      kind: 'count',
      reason: 'import',
      order_line_id: null,
      return_line_id: null,
      reverses: null,
    },
  };
}

async function brokenPromises(work: Work, released: readonly PromisedHere[]): Promise<string[]> {
  if (released.length === 0) return [];
  const ids = [...new Set(released.map(({ order_id }) => order_id))];
  const named = [...(await namesOfOrders(work, ids)).values()].map(orderNamed).join(', ');
  return [`Less was counted than is promised: what these orders hold was taken from them: ${named}.`];
}
