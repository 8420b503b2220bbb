import { sql } from 'kysely';
import type { Check } from './check.ts';

/** What went back to a supplier left the place that the return names; of one that was undone nothing is away. */
export const supplierReturns: Check = {
  name: 'supplier_returns',
  law: 'what a return to a supplier says went back has left its place, and its order is with that supplier',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; line: number; sku: string }>`
      select r.number, l.line, l.sku from supplier_return_lines l
      join supplier_returns r on r.id = l.supplier_return_id
      left join purchase_lines n on n.id = l.purchase_line_id left join purchases p on p.id = n.purchase_id
      left join (select b.id, sum(case when m.from_location_id = r.location_id then m.quantity
            when m.to_location_id = r.location_id then -m.quantity else 0 end) as away
          from supplier_return_lines b join supplier_returns r on r.id = b.supplier_return_id
          join stock_moves m on m.supplier_return_line_id = b.id group by b.id) m on m.id = l.id
      where coalesce(m.away, 0) <> case when r.undone_by is null then l.quantity else 0 end
        or coalesce(p.id, r.purchase_id, 0) <> coalesce(r.purchase_id, 0)
        or coalesce(n.product_id, l.product_id) <> l.product_id or coalesce(p.supplier_id, r.supplier_id) <> r.supplier_id
      order by r.number, l.line`.execute(tx);
    return rows.map(
      ({ number, line, sku }) => `return ${number} to a supplier, line ${line} (${sku}): not what left`,
    );
  },
};
