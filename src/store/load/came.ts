import { sql } from 'kysely';
import type { Valued } from '../../domain/stock/value.ts';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

/** What came of lines of purchase orders and stands, at cost with freight and duty, by the line's id. */
export async function cameOf(
  { tx }: Pick<Reading, 'tx'>,
  lines: readonly number[],
): Promise<Map<number, Valued>> {
  const found = new Map<number, Valued>();
  for (const chunk of chunks(lines)) {
    const { rows } = await sql<Valued & { readonly id: number }>`
      select m.purchase_line_id as id, sum(m.quantity) as quantity, sum(m.value) as value from stock_moves m
      where m.purchase_line_id in (${sql.join(chunk)}) and m.reverses is null and m.kind in ('receipt', 'history')
        and not exists (select 1 from stock_moves r where r.reverses = m.id)
      group by m.purchase_line_id`.execute(tx);
    for (const { id, ...came } of rows) found.set(id, came);
  }
  return found;
}
