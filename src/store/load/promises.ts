import { sql } from 'kysely';
import type { Promised } from '../../domain/events.ts';
import type { PromisedHere } from '../../domain/stock/adjust.ts';
import { chunks } from '../rows.ts';
import type { Reading, Work } from '../work.ts';

/** What is promised of a product, or of a lot of it, at a place, the latest promise first: the reverse of the order in which stock is given. */
export async function promisesAt(
  work: Reading,
  { product_id, location_id, lot }: Shelf,
): Promise<PromisedHere[]> {
  return work.tx
    .selectFrom('order_lines as l')
    .innerJoin('allocations as a', 'a.order_line_id', 'l.id')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select(['a.order_line_id', 'l.order_id', 'a.lot', 'a.quantity'])
    .where('l.product_id', '=', product_id)
    .where('a.location_id', '=', location_id)
    .where('a.lot', '=', lot)
    .orderBy(sql`coalesce(o.promised_on, o.placed_on)`, 'desc')
    .orderBy('o.number', 'desc')
    .orderBy('l.line', 'desc')
    .execute();
}

interface Shelf {
  readonly product_id: number;
  readonly location_id: number;
  readonly lot: string;
}

/** The numbers of the orders that goods of a product at a place are promised to. */
export async function ordersPromisedAt(
  { tx }: Pick<Reading, 'tx'>,
  { product_id, location_id, lot }: Shelf,
): Promise<number[]> {
  const rows = await tx
    .selectFrom('allocations as a')
    .innerJoin('order_lines as l', 'l.id', 'a.order_line_id')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select('o.number')
    .distinct()
    .where('a.location_id', '=', location_id)
    .where('a.lot', '=', lot)
    .where('l.product_id', '=', product_id)
    .orderBy('o.number')
    .execute();
  return rows.map(({ number }) => number);
}

/** What open orders were promised, one of them or all, that has expired since. */
export async function expiredPromises(
  work: Pick<Work, 'tx' | 'today'>,
  order_id?: number,
): Promise<(Promised & { readonly order_id: number })[]> {
  const { rows } = await sql<Promised & { order_id: number }>`
    select l.order_id, a.order_line_id, l.product_id, a.location_id, a.lot, a.quantity
    from lots x join order_lines l on l.product_id = x.product_id
    join allocations a on a.order_line_id = l.id and a.lot = x.lot
    where x.expires_on < ${work.today} and x.undone_by is null and l.allocated > 0
      and ${order_id === undefined ? sql`1 = 1` : sql`l.order_id = ${order_id}`}
    order by a.order_line_id, a.location_id, a.lot`.execute(work.tx);
  return rows;
}

/** Everything that is promised to some orders. */
export async function promisesTo(
  work: Reading,
  orders: readonly number[],
): Promise<(Promised & { readonly order_id: number })[]> {
  const held: (Promised & { readonly order_id: number })[] = [];
  for (const chunk of chunks(orders)) {
    const rows = await work.tx
      .selectFrom('allocations as a')
      .innerJoin('order_lines as l', 'l.id', 'a.order_line_id')
      .select(['l.order_id', 'a.order_line_id', 'l.product_id', 'a.location_id', 'a.lot', 'a.quantity'])
      .where('l.order_id', 'in', chunk)
      .orderBy('a.order_line_id')
      .execute();
    held.push(...rows);
  }
  return held;
}
