import { sql } from 'kysely';
import type { Instant } from '../../base/days.ts';
import type { Moment, Shift } from '../../domain/stock/history.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';
import { lotKey } from './lots.ts';

type OfLot<T> = T & { readonly product_id: number; readonly lot: string };

export interface Since {
  readonly products: readonly number[];
  readonly location_id: number;
  readonly at: Instant;
}

/** What came to a place and left it at a moment or later, by product and lot (`lotKey`), in order. */
export async function shiftsSince(
  { tx }: Pick<Reading, 'tx'>,
  { products, location_id, at }: Since,
): Promise<Map<string, Shift[]>> {
  const shifts: OfLot<Shift>[] = [];
  for (const chunk of chunks(products)) {
    const { rows } = await sql<OfLot<Shift>>`
      select product_id, lot, moved_at as at, operation_id as operation,
        case when to_location_id = ${location_id} then quantity else -quantity end as "by",
        case when reverses is null and ${standing} then 1 else 0 end as standing
      from stock_moves m
      where product_id in (${sql.join(chunk)}) and moved_at >= ${at} and quantity > 0
        and (from_location_id = ${location_id} or to_location_id = ${location_id})
      order by moved_at, id`.execute(tx);
    shifts.push(...rows);
  }
  return Map.groupBy(shifts, lotKey);
}

const standing = sql`not exists (select 1 from stock_moves r where r.reverses = m.id)`;

/** When levels of a place were set to what was counted or imported, at a moment or later, by product and lot. */
export async function countsSince(
  { tx }: Pick<Reading, 'tx'>,
  { products, location_id, at }: Since,
): Promise<Map<string, Moment[]>> {
  const counts: OfLot<Moment>[] = [];
  for (const chunk of chunks(products)) {
    const { rows } = await sql<OfLot<Moment>>`
      select product_id, lot, counted_at as at, operation_id as operation from count_results
      where product_id in (${sql.join(chunk)}) and location_id = ${location_id} and counted_at >= ${at}
        and voided_by is null
      union all
      select m.product_id, m.lot, m.moved_at, m.operation_id from stock_moves m
      where m.product_id in (${sql.join(chunk)}) and m.moved_at >= ${at} and m.kind = 'count'
        and (m.from_location_id = ${location_id} or m.to_location_id = ${location_id})
        and ${standing}`.execute(tx);
    counts.push(...rows);
  }
  return Map.groupBy(counts, lotKey);
}
