import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { dayOf, daysBetween, type Day } from '../../base/days.ts';
import { byExpiry } from '../../domain/stock/lots.ts';
import { loadLocations } from '../load/locations.ts';
import { loadProduct } from '../load/products.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import type { Dated, Reading } from '../work.ts';
import { goodLevels } from './available.ts';
import { goodsInTransit, incomingGoods } from './incoming.ts';
import { stockOfKit, type StockOfPart } from './kit-stock.ts';
import { partsOfKits } from './kits.ts';
import { productsWhere, type ProductFilter } from './products.ts';

/** What there is of one product, in stored units. */
export interface StockRecord {
  readonly product: RowOf<'products'>;
  readonly currency: string;
  readonly on_hand: number;
  readonly allocated: number;
  /** At sellable places, and neither promised nor to be promised any more. */
  readonly expired: number;
  readonly available: number;
  readonly incoming: number;
  /** Wanted by open orders and not promised yet. */
  readonly waiting: number;
  /** Of the whole shop: null where one place was asked for. */
  readonly projected: number | null;
  /** At cost, in minor units, of all places. */
  readonly value: number;
  readonly locations: readonly StockAt[];
  /** Place by place, in the order in which they leave; none where lots are not tracked. */
  readonly lots: readonly StockOfLot[];
  /** Of a kit: what it is made of. */
  readonly components: readonly StockOfPart[];
}

/** What lies of a lot at a place. */
export interface StockOfLot {
  readonly lot: string;
  readonly expires_on: Day | null;
  /** Until the last good day, itself not counted; negative after it. */
  readonly days_left: number | null;
  readonly location: string;
  readonly on_hand: number;
  readonly allocated: number;
  readonly available: number;
}

export interface StockAt {
  readonly location: string;
  readonly sellable: boolean;
  readonly bin: string | null;
  /** Lower ones are picked first. */
  readonly pick_sequence: number | null;
  readonly on_hand: number;
  readonly allocated: number;
  readonly available: number;
}

export interface StockFilter extends Pick<ProductFilter, 'id' | 'category' | 'search'> {
  /** A place's code: only what lies there. */
  readonly location?: string | undefined;
  /** Only what is at or below its reorder point. */
  readonly low?: boolean | undefined;
}

/**
 * The stock of goods, in the order of their SKUs; everything is read in a few set queries, whatever the number of
 * products. Archived ones are among them as long as some are there.
 */
export async function listStock(reading: Dated, filter: StockFilter = {}): Promise<StockRecord[]> {
  const records = await withKits(reading, await recordsOf(reading, stockWhere(filter), filter), filter);
  return filter.low ? records.filter(isLow) : records;
}

/** Kits have no stock of their own: they are as many as their components make up. */
async function withKits(
  reading: Dated,
  records: readonly StockRecord[],
  { location }: StockFilter,
): Promise<StockRecord[]> {
  const kits = records.filter(({ product }) => product.kit === 1);
  if (kits.length === 0) return [...records];
  const parts = await recordsOf(reading, sql`p.id in (select product_id from recipes)`, { location });
  const components = new Map(parts.map((record) => [record.product.id, record]));
  const recipes = await partsOfKits(
    reading,
    kits.map(({ product }) => product.id),
  );
  return records
    .map((record) => {
      const recipe = recipes.get(record.product.id);
      if (!recipe) return record;
      const made = stockOfKit(recipe, components);
      return { ...record, ...made, projected: record.projected === null ? null : made.projected };
    })
    .filter(({ product, on_hand }) => location === undefined || product.kit === 0 || on_hand > 0);
}

async function recordsOf(
  reading: Dated,
  where: RawBuilder<SqlBool>,
  filter: StockFilter,
): Promise<StockRecord[]> {
  const { tx } = reading;
  const { currency, timezone } = await loadShop(tx);
  const today = dayOf(reading.now, timezone);
  const products = await tx
    .selectFrom('products as p')
    .selectAll('p')
    .where(where)
    .orderBy('p.sku')
    .execute();
  const levels = await levelsOf(tx, where, { location: filter.location, today });
  const waiting = await waitingOf(tx, where);
  const transit =
    filter.location === undefined ? await transitOf(reading, where) : new Map<number, LevelRow>();
  const incoming = await incomingOf(tx, where);
  return products.map((product) =>
    stockRecord(product, {
      levels: [levels.get(product.id) ?? [], transit.get(product.id) ?? []].flat(),
      waiting: waiting.get(product.id) ?? 0,
      incoming: incoming.get(product.id) ?? 0,
      currency,
      filter,
      today,
    }),
  );
}

/** Whether more should be bought. */
function isLow({ product: { reorder_point, archived_at, kit }, projected }: StockRecord): boolean {
  return (
    reorder_point !== null &&
    archived_at === null &&
    kit === 0 &&
    projected !== null &&
    projected <= reorder_point
  );
}

function stockWhere({ id, category, search, location }: StockFilter): RawBuilder<SqlBool> {
  const chosen = productsWhere({ id, category, search, archived: null });
  if (id !== undefined) return chosen;
  const there = sql<SqlBool>`exists (select 1 from stock_levels s where s.product_id = p.id and s.quantity <> 0)`;
  const here = sql<SqlBool>`exists (select 1 from stock_levels s join locations c on c.id = s.location_id
    where s.product_id = p.id and s.quantity <> 0 and c.code = ${location ?? ''})`;
  return location === undefined
    ? sql<SqlBool>`p.kind = 'goods' and ${chosen} and (p.archived_at is null or ${there})`
    : sql<SqlBool>`p.kind = 'goods' and ${chosen} and (${here} or (p.kit = 1 and p.archived_at is null))`;
}

type LevelRow = StockAt & Omit<StockOfLot, 'days_left'> & { readonly lot_id: number; readonly value: number };

interface Known {
  readonly levels: readonly LevelRow[];
  readonly waiting: number;
  readonly incoming: number;
  readonly currency: string;
  readonly filter: StockFilter;
  readonly today: Day;
}

function stockRecord(product: StockRecord['product'], known: Known): StockRecord {
  const { levels, waiting, incoming, currency, filter, today } = known;
  const onePlace = filter.location !== undefined;
  const counted = onePlace ? levels : levels.filter((level) => level.sellable);
  const on_hand = sum(counted, (level) => level.on_hand);
  const allocated = sum(counted, (level) => level.allocated);
  const free = sum(levels, (level) => (level.sellable ? level.on_hand - level.allocated : 0));
  const available = sum(levels, (level) => level.available);
  return {
    product,
    currency,
    on_hand,
    allocated,
    expired: free - available,
    available,
    incoming,
    waiting,
    projected: onePlace ? null : available + incoming - waiting,
    value: sum(levels, ({ value }) => value),
    locations: placesOf(levels),
    lots: lotsOf(levels, today),
    components: [],
  };
}

/** A place once, however many lots lie there. */
function placesOf(levels: readonly LevelRow[]): StockAt[] {
  return [...Map.groupBy(levels, ({ location }) => location).values()].flatMap((here) =>
    here.slice(0, 1).map(({ location, sellable, bin, pick_sequence }) => ({
      location,
      sellable,
      bin,
      pick_sequence,
      on_hand: sum(here, (level) => level.on_hand),
      allocated: sum(here, (level) => level.allocated),
      available: sum(here, (level) => level.available),
    })),
  );
}

function lotsOf(levels: readonly LevelRow[], today: Day): StockOfLot[] {
  const lots = levels.filter(({ lot, on_hand }) => lot !== '' && on_hand !== 0);
  return [...Map.groupBy(lots, ({ location }) => location).values()].flatMap((here) =>
    here
      .toSorted((a, b) => byExpiry({ ...a, id: a.lot_id }, { ...b, id: b.lot_id }))
      .map(({ lot, expires_on, location, on_hand, allocated, available }) => {
        const days_left = expires_on === null ? null : daysBetween(today, expires_on);
        return { lot, expires_on, days_left, location, on_hand, allocated, available };
      }),
  );
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((total, thing) => total + of(thing), 0);
}

async function levelsOf(
  tx: Reading['tx'],
  where: RawBuilder<SqlBool>,
  { location, today }: { readonly location: string | undefined; readonly today: Day },
): Promise<Map<number, LevelRow[]>> {
  const rows = await tx
    .selectFrom('stock_levels as s')
    .innerJoin('locations as l', 'l.id', 's.location_id')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .leftJoin('lots as x', (join) =>
      join.onRef('x.product_id', '=', 's.product_id').onRef('x.lot', '=', 's.lot').on('x.undone_by', 'is', null),
    )
    .select(['s.lot', 'x.expires_on', 'x.id as lot_id'])
    .select(sql<number>`case when l.sellable = 1 and ${goodLevels(today)} then s.quantity - s.allocated else 0 end`.as('available'))
    .select(['s.product_id', 's.quantity as on_hand', 's.allocated', 's.value', 's.bin', 's.pick_sequence', 'l.code as location', 'l.sellable'])
    .where(where)
    .$if(location !== undefined, (query) => query.where('l.code', '=', location ?? ''))
    .orderBy('l.priority')
    .orderBy('l.id')
    .orderBy('s.lot')
    .execute(); // prettier-ignore
  const byProduct = new Map<number, LevelRow[]>();
  for (const { product_id, sellable, lot_id, ...level } of rows) {
    const known = byProduct.get(product_id) ?? [];
    byProduct.set(product_id, known);
    known.push({ ...level, sellable: sellable === 1, lot_id: lot_id ?? 0 });
  }
  return byProduct;
}

/** Goods on their way between places lie at none of them. */
async function transitOf(reading: Reading, where: RawBuilder<SqlBool>): Promise<Map<number, LevelRow>> {
  const { code } = (await loadLocations(reading)).virtual('transit');
  const rows = await reading.tx
    .selectFrom(goodsInTransit().as('t'))
    .innerJoin('products as p', 'p.id', 't.product_id')
    .select(['t.product_id', 't.on_hand', 't.value'])
    .where(where)
    .execute();
  return new Map(
    rows.map(({ product_id, ...goods }) => [product_id, { ...nowhere, location: code, ...goods }]),
  );
}

const nowhere = {
  sellable: false, bin: null, pick_sequence: null, allocated: 0, available: 0, lot: '', expires_on: null, lot_id: 0,
} as const; // prettier-ignore

async function incomingOf(tx: Reading['tx'], where: RawBuilder<SqlBool>): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom(incomingGoods().as('i'))
    .innerJoin('products as p', 'p.id', 'i.product_id')
    .select(['i.product_id', 'i.incoming'])
    .where(where)
    .execute();
  return new Map(rows.map((row) => [row.product_id, row.incoming]));
}

async function waitingOf(tx: Reading['tx'], where: RawBuilder<SqlBool>): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom(waitingDemand().as('w'))
    .innerJoin('products as p', 'p.id', 'w.product_id')
    .select(['w.product_id', 'w.waiting'])
    .where(where)
    .execute();
  return new Map(rows.map((row) => [row.product_id, row.waiting]));
}

/** What open orders want of each product and have no promise of yet. */
export function waitingDemand(): RawBuilder<{ product_id: number; waiting: number }> {
  // The first condition is word for word the predicate of the partial index, so that the engines use it.
  return sql`(select l.product_id, sum(l.ordered - l.cancelled - l.shipped - l.allocated) as waiting
    from order_lines l join orders o on o.id = l.order_id
    where l.stocked = 1 and l.ordered - l.cancelled - l.shipped - l.allocated > 0
      and o.lifecycle = 'open' and o.undone_by is null
    group by l.product_id)`;
}

/** The stock of one product by SKU or barcode; refuses (3) what is unknown. */
export async function showStock(reading: Dated, sku: string): Promise<StockRecord> {
  const { id } = await loadProduct(reading, sku);
  const [record] = await listStock(reading, { id });
  if (!record) throw new TypeError(`no stock record of ${sku}`);
  return record;
}
