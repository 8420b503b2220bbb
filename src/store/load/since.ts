import { sql } from 'kysely';
import type { Instant } from '../../base/days.ts';
import type { Moment, Shift } from '../../domain/stock/history.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

export interface Since {
  readonly products: readonly number[];
  readonly location_id: number;
  readonly at: Instant;
}

/**
 * What came to a place and left it at a moment or later, by product, in order. A move that was taken back and what took
 * it back are left out, whenever each was: it is as if neither had been.
 */
export async function shiftsSince(
  { tx }: Pick<Reading, 'tx'>,
  { products, location_id, at }: Since,
): Promise<Map<number, Shift[]>> {
  const shifts: (Shift & { product_id: number })[] = [];
  for (const chunk of chunks(products)) {
    const { rows } = await sql<Shift & { product_id: number }>`
      select product_id, moved_at as at, operation_id as operation,
        case when to_location_id = ${location_id} then quantity else -quantity end as "by"
      from stock_moves m
      where product_id in (${sql.join(chunk)}) and moved_at >= ${at} and quantity > 0
        and (from_location_id = ${location_id} or to_location_id = ${location_id})
        and reverses is null and ${standing}
      order by moved_at, id`.execute(tx);
    shifts.push(...rows);
  }
  return Map.groupBy(shifts, ({ product_id }) => product_id);
}

const standing = sql`not exists (select 1 from stock_moves r where r.reverses = m.id)`;

/** When levels of a place were set to what was counted or imported, at a moment or later, by product. */
export async function countsSince(
  { tx }: Pick<Reading, 'tx'>,
  { products, location_id, at }: Since,
): Promise<Map<number, Moment[]>> {
  const counts: (Moment & { product_id: number })[] = [];
  for (const chunk of chunks(products)) {
    const { rows } = await sql<Moment & { product_id: number }>`
      select product_id, counted_at as at, operation_id as operation from count_results
      where product_id in (${sql.join(chunk)}) and location_id = ${location_id} and counted_at >= ${at}
        and voided_by is null
      union all
      select m.product_id, m.moved_at, m.operation_id from stock_moves m
      where m.product_id in (${sql.join(chunk)}) and m.moved_at >= ${at} and m.kind = 'count'
        and (m.from_location_id = ${location_id} or m.to_location_id = ${location_id})
        and ${standing}`.execute(tx);
    counts.push(...rows);
  }
  return Map.groupBy(counts, ({ product_id }) => product_id);
}
