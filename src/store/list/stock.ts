import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { loadProduct } from '../load/products.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
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
 * The stock of goods, in the order of their SKUs; everything is read in three set queries, whatever the number of
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
  const records = products.map((product) =>
    stockRecord(product, { levels: levels.get(product.id) ?? [], waiting: waiting.get(product.id) ?? 0, currency, filter }),
  ); // prettier-ignore
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
  readonly currency: string;
  readonly filter: StockFilter;
}

function stockRecord(product: StockRecord['product'], known: Known): StockRecord {
  const { levels, waiting, currency, filter } = known;
  const onePlace = filter.location !== undefined;
  const counted = onePlace ? levels : levels.filter((level) => level.sellable);
  const on_hand = sum(counted, (level) => level.on_hand);
  const allocated = sum(counted, (level) => level.allocated);
  const available = sum(levels, (level) => (level.sellable ? level.on_hand - level.allocated : 0));
  const incoming = 0;
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
    .select(['s.product_id', 's.quantity as on_hand', 's.allocated', 's.value', 's.bin', 'l.code as location', 'l.sellable'])
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
function waitingDemand(): RawBuilder<{ product_id: number; waiting: number }> {
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

/** A product that is running low, in stored units. */
export interface LowRecord {
  readonly sku: string;
  readonly name: string;
  readonly available: number;
  readonly incoming: number;
  readonly projected: number;
  readonly reorder_point: number;
  readonly reorder_quantity: number | null;
  readonly supplier: string | null;
}

/** Goods whose projected stock has come down to the reorder point; one query, whatever the number of products. */
export async function listLow({ tx }: Pick<Reading, 'tx'>): Promise<LowRecord[]> {
  const { rows } = await sql<LowRecord>`
    select * from (
      select p.sku, p.name, p.reorder_point, p.reorder_quantity, u.code as supplier, 0 as incoming,
        coalesce(a.available, 0) as available, coalesce(a.available, 0) - coalesce(w.waiting, 0) as projected
      from products p
      left join (select s.product_id, sum(s.quantity - s.allocated) as available
        from stock_levels s join locations l on l.id = s.location_id and l.sellable = 1 group by s.product_id) a on a.product_id = p.id
      left join ${waitingDemand()} w on w.product_id = p.id
      left join parties u on u.id = p.supplier_id
      where p.reorder_point is not null and p.kind = 'goods' and p.archived_at is null and p.undone_by is null) as stock
    where projected <= reorder_point order by projected - reorder_point, sku`.execute(tx);
  return rows;
}

/** What lies at a place, and what it is worth. */
export interface ValueRecord {
  readonly location: string;
  readonly name: string;
  readonly sellable: boolean;
  /** Products of which some lie there. */
  readonly products: number;
  /** In minor units, at cost. */
  readonly value: number;
  readonly currency: string;
}

/** What the stock is worth at cost, place by place; places with nothing on them are left out. */
export async function stockValue({ tx }: Pick<Reading, 'tx'>): Promise<ValueRecord[]> {
  const { currency } = await loadShop(tx);
  const rows = await tx
    .selectFrom('stock_levels as s')
    .innerJoin('locations as l', 'l.id', 's.location_id')
    .select(['l.code as location', 'l.name', 'l.sellable', 'l.priority', 'l.id'])
    .select(sql<number>`count(distinct s.product_id)`.as('products'))
    .select(sql<number>`sum(s.value)`.as('value'))
    .where('s.quantity', '<>', 0)
    .groupBy(['l.code', 'l.name', 'l.sellable', 'l.priority', 'l.id'])
    .orderBy('l.priority')
    .orderBy('l.id')
    .execute();
  return rows.map(({ location, name, sellable, products, value }) => ({ location, name, sellable: sellable === 1, products, value, currency })); // prettier-ignore
}
