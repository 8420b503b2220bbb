import { sql } from 'kysely';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { loadProduct } from '../load/products.ts';
import { chunks } from '../rows.ts';

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
  readonly projected: number;
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

/** The stock of products, in their order; everything is read in three set queries, whatever the number of products. */
export async function stockOf(
  { tx }: Pick<Reading, 'tx'>,
  products: readonly RowOf<'products'>[],
): Promise<StockRecord[]> {
  const ids = products.map(({ id }) => id);
  const [levels, waiting, currency] = [
    await levelsOf(tx, ids),
    await waitingOf(tx, ids),
    await currencyOf(tx),
  ];
  return products.map((product) =>
    stockRecord(product, levels.get(product.id) ?? [], waiting.get(product.id) ?? 0, currency),
  );
}

type LevelRow = StockAt & { readonly product_id: number; readonly value: number };

function stockRecord(
  product: RowOf<'products'>,
  levels: readonly LevelRow[],
  waiting: number,
  currency: string,
): StockRecord {
  const sellable = levels.filter((level) => level.sellable);
  const on_hand = sum(sellable, ({ on_hand: units }) => units);
  const allocated = sum(sellable, ({ allocated: units }) => units);
  const incoming = 0;
  return {
    product,
    currency,
    on_hand,
    allocated,
    available: on_hand - allocated,
    incoming,
    waiting,
    projected: on_hand - allocated + incoming - waiting,
    value: sum(levels, ({ value }) => value),
    locations: levels.map(({ location, sellable: sold, bin, on_hand: units, allocated: promised }) => ({
      location,
      sellable: sold,
      bin,
      on_hand: units,
      allocated: promised,
    })),
  };
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((total, thing) => total + of(thing), 0);
}

async function levelsOf(tx: Reading['tx'], ids: readonly number[]): Promise<Map<number, LevelRow[]>> {
  const byProduct = new Map<number, LevelRow[]>();
  for (const chunk of chunks(ids)) {
    const rows = await tx
      .selectFrom('stock_levels as s')
      .innerJoin('locations as l', 'l.id', 's.location_id')
      .select(['s.product_id', 's.quantity', 's.allocated', 's.value', 's.bin', 'l.code', 'l.sellable'])
      .where('s.product_id', 'in', chunk)
      .orderBy('l.priority')
      .orderBy('l.id')
      .orderBy('s.lot')
      .execute();
    for (const { product_id, quantity, allocated, value, bin, code, sellable } of rows) {
      const level = {
        product_id,
        location: code,
        sellable: sellable === 1,
        bin,
        on_hand: quantity,
        allocated,
        value,
      };
      const known = byProduct.get(product_id);
      if (known) known.push(level);
      else byProduct.set(product_id, [level]);
    }
  }
  return byProduct;
}

async function waitingOf(tx: Reading['tx'], ids: readonly number[]): Promise<Map<number, number>> {
  const waiting = new Map<number, number>();
  for (const chunk of chunks(ids)) {
    const rows = await tx
      .selectFrom('order_lines as l')
      .innerJoin('orders as o', 'o.id', 'l.order_id')
      .select('l.product_id')
      .select(sql<number>`sum(l.ordered - l.cancelled - l.shipped - l.allocated)`.as('waiting'))
      .where('l.product_id', 'in', chunk)
      // Word for word the predicate of the partial index, so that the engines use it.
      .where(sql<boolean>`l.stocked = 1 and l.ordered - l.cancelled - l.shipped - l.allocated > 0`)
      .where('o.lifecycle', '=', 'open')
      .where('o.undone_by', 'is', null)
      .groupBy('l.product_id')
      .execute();
    for (const row of rows) waiting.set(row.product_id, row.waiting);
  }
  return waiting;
}

async function currencyOf(tx: Reading['tx']): Promise<string> {
  const row = await tx
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'currency')
    .executeTakeFirst();
  return row?.value ?? 'GBP';
}

/** The stock of one product by SKU or barcode; refuses (3) what is unknown. */
export async function showStock(reading: Reading, sku: string): Promise<StockRecord> {
  const [record] = await stockOf(reading, [await loadProduct(reading, sku)]);
  if (!record) throw new TypeError(`no stock record of ${sku}`);
  return record;
}
