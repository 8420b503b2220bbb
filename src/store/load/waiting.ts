import { sql } from 'kysely';
import type { Day } from '../../base/days.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

export interface WaitingLine {
  readonly id: number;
  /** By when it was promised, or else when it was placed. */
  readonly turn: Day;
  readonly order_id: number;
  readonly number: number;
  readonly product_id: number;
  readonly location_id: number | null;
  /** Units neither shipped, cancelled nor promised. */
  readonly waiting: number;
}

/** Lines of open orders that wait for stock, in the order in which it will be given: promised day, placed day, number. */
export async function waitingLines(work: Reading, products: readonly number[]): Promise<WaitingLine[]> {
  const lines: WaitingLine[] = [];
  for (const chunk of chunks(products)) {
    const query = work.tx
      .selectFrom('order_lines as l')
      .innerJoin('orders as o', 'o.id', 'l.order_id')
      .select(['l.id', 'l.order_id', 'o.number', 'l.product_id', 'o.location_id'])
      .select(sql<Day>`coalesce(o.promised_on, o.placed_on)`.as('turn'))
      .select(sql<number>`l.ordered - l.cancelled - l.shipped - l.allocated`.as('waiting'))
      .where('l.product_id', 'in', chunk)
      // Word for word the predicate of the partial index, so that the engines use it.
      .where(sql<boolean>`l.stocked = 1 and l.ordered - l.cancelled - l.shipped - l.allocated > 0`)
      .where('o.lifecycle', '=', 'open')
      .where('o.undone_by', 'is', null)
      // Always in one order, so that two writers never wait for each other crosswise.
      .orderBy('l.id');
    // Locked, so that what is promised to a line still holds when another writer has cancelled it meanwhile.
    lines.push(...(await (work.engine === 'postgres' ? query.forUpdate() : query).execute()));
  }
  return lines.toSorted((a, b) => compare(a.turn, b.turn) || a.number - b.number || a.id - b.id);
}

function compare(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Products that open orders wait for. */
export async function waitingProducts({ tx }: Pick<Reading, 'tx'>): Promise<number[]> {
  const rows = await tx
    .selectFrom('order_lines as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select('l.product_id')
    .distinct()
    // Word for word the predicate of the partial index, so that the engines use it.
    .where(sql<boolean>`l.stocked = 1 and l.ordered - l.cancelled - l.shipped - l.allocated > 0`)
    .where('o.lifecycle', '=', 'open')
    .where('o.undone_by', 'is', null)
    .orderBy('l.product_id')
    .execute();
  return rows.map(({ product_id }) => product_id);
}
