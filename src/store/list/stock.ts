import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { loadLocations } from '../load/locations.ts';
import { loadProduct } from '../load/products.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { goodsInTransit, incomingGoods } from './incoming.ts';
import { productsWhere, type ProductFilter } from './products.ts';

/** What there is of one product, in stored units. */
export interface StockRecord {
  readonly product: RowOf<'products'>;
  readonly currency: string;
  readonly on_hand: number;
  readonly allocated: number;
  readonly available: number;
  readonly incoming: number;
  /** Wanted by open orders and not promised yet. */
  readonly waiting: number;
  /** Of the whole shop: null where one place was asked for. */
  readonly projected: number | null;
  /** At cost, in minor units, of all places. */
  readonly value: number;
  readonly locations: readonly StockAt[];
}

export interface StockAt {
  readonly location: string;
  readonly sellable: boolean;
  readonly bin: string | null;
  /** Lower ones are picked first. */
  readonly pick_sequence: number | null;
  readonly on_hand: number;
  readonly allocated: number;
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
export async function listStock(reading: Reading, filter: StockFilter = {}): Promise<StockRecord[]> {
  const { tx } = reading;
  const where = stockWhere(filter);
  const { currency } = await loadShop(tx);
  const products = await tx
    .selectFrom('products as p')
    .selectAll('p')
    .where(where)
    .orderBy('p.sku')
    .execute();
  const levels = await levelsOf(tx, where, filter.location);
  const waiting = await waitingOf(tx, where);
  const transit =
    filter.location === undefined ? await transitOf(reading, where) : new Map<number, LevelRow>();
  const incoming = await incomingOf(tx, where);
  const records = products.map((product) =>
    stockRecord(product, {
      levels: [levels.get(product.id) ?? [], transit.get(product.id) ?? []].flat(),
      waiting: waiting.get(product.id) ?? 0,
      incoming: incoming.get(product.id) ?? 0,
      currency,
      filter,
    }),
  );
  return filter.low ? records.filter(isLow) : records;
}

/** Whether more should be bought. */
function isLow({ product: { reorder_point, archived_at }, projected }: StockRecord): boolean {
  return reorder_point !== null && archived_at === null && projected !== null && projected <= reorder_point;
}

function stockWhere({ id, category, search, location }: StockFilter): RawBuilder<SqlBool> {
  const chosen = productsWhere({ id, category, search, archived: null });
  if (id !== undefined) return chosen;
  const there = sql<SqlBool>`exists (select 1 from stock_levels s where s.product_id = p.id and s.quantity <> 0)`;
  const here = sql<SqlBool>`exists (select 1 from stock_levels s join locations c on c.id = s.location_id
    where s.product_id = p.id and s.quantity <> 0 and c.code = ${location ?? ''})`;
  return location === undefined
    ? sql<SqlBool>`p.kind = 'goods' and ${chosen} and (p.archived_at is null or ${there})`
    : sql<SqlBool>`p.kind = 'goods' and ${chosen} and ${here}`;
}

type LevelRow = StockAt & { readonly value: number };

interface Known {
  readonly levels: readonly LevelRow[];
  readonly waiting: number;
  readonly incoming: number;
  readonly currency: string;
  readonly filter: StockFilter;
}

function stockRecord(product: StockRecord['product'], known: Known): StockRecord {
  const { levels, waiting, incoming, currency, filter } = known;
  const onePlace = filter.location !== undefined;
  const counted = onePlace ? levels : levels.filter((level) => level.sellable);
  const on_hand = sum(counted, (level) => level.on_hand);
  const allocated = sum(counted, (level) => level.allocated);
  const available = sum(levels, (level) => (level.sellable ? level.on_hand - level.allocated : 0));
  return {
    product,
    currency,
    on_hand,
    allocated,
    available,
    incoming,
    waiting,
    projected: onePlace ? null : available + incoming - waiting,
    value: sum(levels, ({ value }) => value),
    locations: levels.map(({ value: _, ...level }) => level),
  };
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((total, thing) => total + of(thing), 0);
}

async function levelsOf(
  tx: Reading['tx'],
  where: RawBuilder<SqlBool>,
  location: string | undefined,
): Promise<Map<number, LevelRow[]>> {
  const rows = await tx
    .selectFrom('stock_levels as s')
    .innerJoin('locations as l', 'l.id', 's.location_id')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .select(['s.product_id', 's.quantity as on_hand', 's.allocated', 's.value', 's.bin', 's.pick_sequence', 'l.code as location', 'l.sellable'])
    .where(where)
    .$if(location !== undefined, (query) => query.where('l.code', '=', location ?? ''))
    .orderBy('l.priority')
    .orderBy('l.id')
    .orderBy('s.lot')
    .execute(); // prettier-ignore
  const byProduct = new Map<number, LevelRow[]>();
  for (const { product_id, sellable, ...level } of rows) {
    const known = byProduct.get(product_id) ?? [];
    byProduct.set(product_id, known);
    known.push({ ...level, sellable: sellable === 1 });
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
    rows.map(({ product_id, ...goods }) => [
      product_id,
      { location: code, sellable: false, bin: null, pick_sequence: null, allocated: 0, ...goods },
    ]),
  );
}

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
export async function showStock(reading: Reading, sku: string): Promise<StockRecord> {
  const { id } = await loadProduct(reading, sku);
  const [record] = await listStock(reading, { id });
  if (!record) throw new TypeError(`no stock record of ${sku}`);
  return record;
}
