import { sql, type RawBuilder } from 'kysely';
import { numberOfDay, type Day } from '../../base/days.ts';
import type { DayDemand } from '../../domain/forecast/demand.ts';
import type { OrderDays } from '../../domain/forecast/rhythm.ts';
import { daysOutOfStock, type FreeStock } from '../../domain/stock/out-of-stock.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { freeStockOf } from './free-stock.ts';

type Tx = Reading['tx'];
type Product = RowOf<'products'>;

/** What was ordered of one product, day by day. */
export interface DemandRecord {
  readonly product: Product;
  /** In the order of the days, without those on which nothing was ordered. */
  readonly days: readonly DayDemand[];
  /** Order lines that were read. */
  readonly lines: number;
  /** Days on which it could not be ordered, since there was none and it is not sold without; as `numberOfDay`. */
  readonly outOfStock: ReadonlySet<number>;
}

/** Orders that stand; units that the customer cancelled are no demand, those that the shop closed are. */
const standing = sql`o.lifecycle <> 'draft' and o.undone_by is null`;
const ordered = sql`l.ordered - l.cancelled + case when l.cancelled = 0 then 0 else coalesce((
  select sum(c.quantity) from cancellations c join operations p on p.id = c.operation_id
  where c.order_line_id = l.id and p.command = 'orders close'), 0) end`;

/** A kit's line of before docket took kits apart: it stands for what the kit is made of now. */
const whole = sql`not exists (select 1 from order_lines c where c.order_id = l.order_id and c.parent_line = l.line)`;

/**
 * What was ordered of products, each with its whole past, in the order given and a few set queries for every five
 * hundred of them. Kits are in it by their components. Days out of stock are looked for from `from` on.
 */
export async function* readDemand(
  { tx }: Pick<Reading, 'tx'>,
  products: readonly Product[],
  { from, today }: { readonly from?: Day | undefined; readonly today: Day },
): AsyncGenerator<DemandRecord> {
  for (const chunk of chunks(products)) {
    const demand = await demandOf(tx, chunk);
    const denied = chunk.filter(({ when_short }) => when_short === 'deny').map(({ id }) => id);
    const stock = await freeStockOf(tx, denied, from);
    for (const product of chunk) {
      const found = demand.get(product.id) ?? [];
      const days = found.filter(({ quantity }) => quantity > 0);
      const outOfStock = daysWithout(stock.get(product.id), days, { from, today });
      yield { product, days, outOfStock, lines: found.reduce((sum, { lines }) => sum + lines, 0) };
    }
  }
}

/** A day on which something was ordered was no day without, whatever there was. */
function daysWithout(
  stock: FreeStock | undefined,
  days: readonly DayDemand[],
  { from, today }: { readonly from?: Day | undefined; readonly today: Day },
): ReadonlySet<number> {
  const [first] = days;
  if (!stock || !first) return new Set();
  const since = from === undefined ? first.day : Math.max(first.day, numberOfDay(from));
  const out = daysOutOfStock(stock, { from: since, to: numberOfDay(today) });
  for (const { day } of days) out.delete(day);
  return out;
}

type Found = DayDemand & { readonly lines: number };

async function demandOf(tx: Tx, products: readonly Product[]): Promise<Map<number, Found[]>> {
  const ids = idsOf(products);
  const { rows } = await sql<{ product_id: number; day: Day; quantity: number; lines: number }>`
    select product_id, day, sum(quantity) as quantity, count(*) as lines from (
      select l.product_id, o.placed_on as day, ${ordered} as quantity
      from order_lines l join orders o on o.id = l.order_id where l.product_id in (${ids}) and ${standing}
      union all select r.product_id, o.placed_on, ${ordered} * r.quantity / 1000
      from recipes r join order_lines l on l.product_id = r.kit_id join orders o on o.id = l.order_id
      where r.product_id in (${ids}) and ${standing} and ${whole}
    ) as wanted group by product_id, day order by product_id, day`.execute(tx);
  return Map.groupBy(
    rows.map(({ day, ...row }) => ({ ...row, day: numberOfDay(day) })),
    ({ product_id }) => product_id,
  );
}

/** Goods that are still sold and were ever ordered, themselves or in a kit, in the order of their SKUs; no kits. */
export async function orderedProducts({ tx }: Pick<Reading, 'tx'>): Promise<Product[]> {
  return tx
    .selectFrom('products as p')
    .selectAll('p')
    .where('p.kind', '=', 'goods')
    .where('p.kit', '=', 0)
    .where('p.archived_at', 'is', null)
    .where('p.undone_by', 'is', null)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom('order_lines as l').select('l.id').whereRef('l.product_id', '=', 'p.id')),
        eb.exists(eb.selectFrom('recipes as r').select('r.kit_id').whereRef('r.product_id', '=', 'p.id')),
      ]),
    )
    .orderBy('p.sku')
    .execute();
}

/** How often products were ordered. */
export async function orderDaysOf(
  { tx }: Pick<Reading, 'tx'>,
  products: readonly Product[],
): Promise<OrderDays[]> {
  const found: OrderDays[] = [];
  for (const chunk of chunks(products)) {
    const { rows } = await sql<{ days: number; first: Day }>`
      select count(distinct o.placed_on) as days, min(o.placed_on) as first
      from order_lines l join orders o on o.id = l.order_id
      where l.product_id in (${idsOf(chunk)}) and ${standing} group by l.product_id`.execute(tx);
    found.push(...rows.map(({ days, first }) => ({ days, first: numberOfDay(first) })));
  }
  return found;
}

function idsOf(products: readonly Product[]): RawBuilder<unknown> {
  return sql.join(products.map(({ id }) => id));
}
