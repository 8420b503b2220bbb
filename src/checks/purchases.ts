import { sql } from 'kysely';
import type { Check } from './check.ts';

/** A line of a purchase order says what its receipts and closings say; of one that is no order nothing has come. */
export const purchaseCounters: Check = {
  name: 'purchase_counters',
  law: 'what a purchase order says has come and was closed is what its receipts and closings say',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; line: number; sku: string }>`
      select p.number, l.line, l.sku from purchase_lines l join purchases p on p.id = l.purchase_id
      left join (select purchase_line_id, sum(case when reverses is null then quantity else -quantity end) as came
        from stock_moves where purchase_line_id is not null group by purchase_line_id) m on m.purchase_line_id = l.id
      left join (select purchase_line_id, sum(quantity) as ended
        from purchase_closings where voided_by is null group by purchase_line_id) c on c.purchase_line_id = l.id
      where l.received <> coalesce(m.came, 0) or l.closed <> coalesce(c.ended, 0)
        or (l.received + l.closed > 0 and (p.lifecycle <> 'open' or p.undone_by is not null))
      order by p.number, l.line`.execute(tx);
    return rows.map(
      ({ number, line, sku }) =>
        `purchase order ${number} line ${line} (${sku}) does not say what came and was closed`,
    );
  },
};
