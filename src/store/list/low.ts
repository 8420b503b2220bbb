import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { refuseAll } from '../../base/refusal.ts';
import type { AlertState, PriceBreak } from '../../domain/events.ts';
import { loadParty } from '../load/parties.ts';
import { loadProducts } from '../load/products.ts';
import { breaksOf } from '../load/supplier-items.ts';
import type { Dated } from '../work.ts';
import { businessDay, freeGoods } from './available.ts';
import { draftedGoods, incomingGoods } from './incoming.ts';
import { waitingDemand } from './stock.ts';

/** A product that is running low, and what its supplier asks for it; in stored units. */
export interface LowRecord {
  readonly product_id: number;
  readonly sku: string;
  readonly name: string;
  readonly available: number;
  readonly incoming: number;
  /** On drafts of purchase orders. */
  readonly drafted: number;
  readonly waiting: number;
  readonly projected: number;
  readonly reorder_point: number | null;
  readonly reorder_quantity: number | null;
  readonly order_up_to: number | null;
  readonly alert: AlertState;
  readonly supplier_id: number | null;
  readonly supplier: string | null;
  readonly item_id: number | null;
  readonly code: string | null;
  readonly moq: number | null;
  readonly multiple: number | null;
  readonly pack_size: number | null;
  readonly cost: number | null;
}

const everything = sql<SqlBool>`1 = 1`;

/** Goods whose projected stock has come down to the reorder point, the most urgent first; all, or of these. */
export async function listLow(
  reading: Pick<Dated, 'tx' | 'now'>,
  products?: readonly number[],
): Promise<LowRecord[]> {
  return lowAmong(
    reading,
    products === undefined ? everything : sql<SqlBool>`product_id in (${sql.join(products)})`,
  );
}

/** What fired in a round of telling and is low, the most urgent first. */
export async function listFired(reading: Pick<Dated, 'tx' | 'now'>, operation: number): Promise<LowRecord[]> {
  return lowAmong(
    reading,
    sql<SqlBool>`product_id in (select product_id from alerts where operation_id = ${operation} and state = 'fired')`,
  );
}

function lowAmong(reading: Pick<Dated, 'tx' | 'now'>, among: RawBuilder<SqlBool>): Promise<LowRecord[]> {
  return lowWhere(reading, {
    projected: sql`available + incoming - waiting`,
    low: sql`reorder_point is not null and projected <= reorder_point and ${among}`,
  });
}

/**
 * Goods to be bought: the same, with what stands on drafts as if it were coming, and what is promised and not there
 * where no reorder point was set. With breaks of their supplier's costs. Refuses (3) unknown products and suppliers.
 */
export async function listToBuy(
  reading: Dated,
  { sku = [], supplier }: BuyFilter = {},
): Promise<ToBuyRecord[]> {
  const { products, problems } = await loadProducts(reading, sku);
  refuseAll(problems);
  if (supplier !== undefined) await loadParty(reading, 'supplier', supplier);
  const ids = [...products.values()].map(({ id }) => id);
  const among = sku.length === 0 ? everything : sql`product_id in (${sql.join(ids)})`;
  const from = supplier === undefined ? everything : sql`supplier = ${supplier}`;
  const rows = await lowWhere(reading, {
    projected: sql`available + incoming + drafted - waiting`,
    low: sql`case when reorder_point is null then projected < 0 else projected <= reorder_point end
      and not ${enough} and ${among} and ${from}`,
  });
  const breaks = await breaksOf(
    reading,
    rows.flatMap(({ item_id }) => item_id ?? []),
  );
  return rows.map((row) => ({ ...row, breaks: breaks.get(row.item_id ?? 0) ?? [] }));
}

/** What comes up to its target by what is on its way is not ordered again, even where the target is the reorder point. */
const enough = sql<SqlBool>`(incoming + drafted > 0
  and projected >= coalesce(order_up_to, coalesce(reorder_point, 0) + coalesce(reorder_quantity, 0)))`;

export interface BuyFilter {
  /** Only these products. */
  readonly sku?: readonly string[] | undefined;
  /** A supplier's code. */
  readonly supplier?: string | undefined;
}

export type ToBuyRecord = LowRecord & { readonly breaks: readonly PriceBreak[] };

interface Rule {
  readonly projected: RawBuilder<number>;
  readonly low: RawBuilder<SqlBool>;
}

/** One query, whatever the number of products. */
async function lowWhere(reading: Pick<Dated, 'tx' | 'now'>, { projected, low }: Rule): Promise<LowRecord[]> {
  const { rows } = await sql<LowRecord>`
    select * from (select *, ${projected} as projected from (
      select p.id as product_id, p.sku, p.name, p.reorder_point, p.reorder_quantity, p.order_up_to,
        coalesce(x.state, 'armed') as alert, u.id as supplier_id, u.code as supplier, s.id as item_id, s.code,
        s.moq, s.multiple, s.pack_size, coalesce(s.cost, p.cost) as cost,
        coalesce(a.available, 0) as available, coalesce(i.incoming, 0) as incoming,
        coalesce(d.drafted, 0) as drafted, coalesce(w.waiting, 0) as waiting
      from products p
      left join ${freeGoods(await businessDay(reading))} a on a.product_id = p.id
      left join ${incomingGoods()} i on i.product_id = p.id
      left join ${draftedGoods()} d on d.product_id = p.id
      left join ${waitingDemand()} w on w.product_id = p.id
      left join alerts x on x.product_id = p.id
      left join parties u on u.id = p.supplier_id and u.archived_at is null
      left join supplier_items s on s.supplier_id = u.id and s.product_id = p.id
      where p.kind = 'goods' and p.kit = 0 and p.archived_at is null and p.undone_by is null) as known) as stock
    where ${low} order by projected - coalesce(reorder_point, 0), sku`.execute(reading.tx);
  return rows;
}
