import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../base/days.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { Reading } from '../work.ts';

/** Something about an order that a person has to look at, as long as it stands. */
export interface OpenException {
  readonly order_id: number;
  readonly kind: 'oversold';
  readonly order_line_id: number;
  readonly line: number;
  readonly sku: string;
  /** Units of it that were not put right yet. */
  readonly quantity: Quantity;
  readonly raised_on: Day;
}

/**
 * Facts are not edited: an exception is settled by what happens to its line. What left without being there stands until as
 * many units were shipped or cancelled; of several about a line the last one counts, and none of an import that was
 * taken back.
 */
const standing: RawBuilder<unknown> = sql`(select e.*, l.line, l.sku, l.ordered - l.cancelled - l.shipped as open
  from exceptions e join order_lines l on l.id = e.order_line_id join orders o on o.id = e.order_id
  where l.ordered - l.cancelled - l.shipped > 0 and o.undone_by is null and o.lifecycle = 'open'
    and not exists (select 1 from import_batches b where b.operation_id = e.operation_id and b.undone_by is not null)
    and not exists (select 1 from exceptions x where x.order_line_id = e.order_line_id and x.id > e.id
      and not exists (select 1 from import_batches b where b.operation_id = x.operation_id and b.undone_by is not null)))`;

/** The exceptions that stand, of one order or of all, the oldest first. */
export async function listExceptions(
  { tx }: Pick<Reading, 'tx'>,
  order_id?: number,
): Promise<readonly OpenException[]> {
  const which = order_id === undefined ? sql`1 = 1` : sql`s.order_id = ${order_id}`;
  const { rows } = await sql<OpenException>`
    select s.order_id, s.kind, s.order_line_id, s.line, s.sku, s.raised_on,
      case when s.quantity < s.open then s.quantity else s.open end as quantity
    from ${standing} s where ${which} order by s.id`.execute(tx);
  return rows;
}

/** The word for what a person has to look at, of `orders as o`; null where there is nothing. */
export const exceptionOfOrder: RawBuilder<string | null> =
  sql`case when o.id in (select s.order_id from ${standing} s) then 'oversold' end`;
