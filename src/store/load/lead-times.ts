import { sql } from 'kysely';
import { daysBetween } from '../../base/days.ts';
import { learnLeadTime, type LeadTime } from '../../domain/purchasing/lead-time.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

/** Lead times by supplier and product. */
export type LeadTimes = (of: { readonly supplier_id: number; readonly product_id: number }) => LeadTime;

/**
 * How long suppliers took with products, from placing an order to receiving goods of it; what came on one day of one
 * order counts once, and what was taken back does not.
 */
export async function learnLeadTimes(
  { tx }: Pick<Reading, 'tx'>,
  products: readonly number[],
): Promise<LeadTimes> {
  const days = new Map<string, number[]>();
  for (const chunk of chunks([...new Set(products)])) {
    const { rows } = await sql<Delivery>`
      select distinct p.id, p.supplier_id, l.product_id, p.placed_on, m.moved_on
      from purchase_lines l join purchases p on p.id = l.purchase_id
      join stock_moves m on m.purchase_line_id = l.id
      where l.product_id in (${sql.join(chunk)}) and m.reverses is null and m.kind = 'receipt'
        and not exists (select 1 from stock_moves r where r.reverses = m.id)`.execute(tx);
    for (const row of rows)
      days.set(keyOf(row), [...(days.get(keyOf(row)) ?? []), daysBetween(row.placed_on, row.moved_on)]);
  }
  return (of) => learnLeadTime(days.get(keyOf(of)) ?? []);
}

interface Delivery {
  readonly supplier_id: number;
  readonly product_id: number;
  readonly placed_on: string;
  readonly moved_on: string;
}

function keyOf({ supplier_id, product_id }: Pick<Delivery, 'supplier_id' | 'product_id'>): string {
  return `${supplier_id} ${product_id}`;
}
