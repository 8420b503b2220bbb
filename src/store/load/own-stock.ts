import { sql } from 'kysely';
import type { Reading } from '../work.ts';

const NAMED = 5;

/**
 * What there still is of a product by itself, in words, the first few of each: goods that lie somewhere or are on their
 * way, orders that want it as it lies, returns of it that have not come.
 */
export async function ownStockOf({ tx }: Pick<Reading, 'tx'>, product_id: number): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'some lie at ' || c.code as what from stock_levels s join locations c on c.id = s.location_id
      where s.product_id = ${product_id} and s.quantity <> 0
    union select 'transfer ' || t.number || ' brings some' from transfer_lines l join transfers t on t.id = l.transfer_id
      where l.product_id = ${product_id} and l.quantity - l.received + l.found - l.lost > 0 and t.undone_by is null
    union select 'purchase order ' || p.number || ' is for it' from purchase_lines l join purchases p on p.id = l.purchase_id
      where l.product_id = ${product_id} and l.ordered - l.closed - l.received > 0 and p.lifecycle <> 'cancelled'
        and p.undone_by is null
    union select case o.lifecycle when 'draft' then 'draft #' else 'order #' end || o.number || ' waits for it'
      from order_lines l join orders o on o.id = l.order_id
      where l.product_id = ${product_id} and l.stocked = 1 and l.parent_line is null
        and l.ordered - l.cancelled - l.shipped > 0 and o.lifecycle in ('draft', 'open') and o.undone_by is null
    union select 'return ' || r.number || ' brings some back' from return_lines l join returns r on r.id = l.return_id
      where l.product_id = ${product_id} and l.quantity - l.cancelled - l.received > 0
        and r.lifecycle in ('requested', 'approved') and r.undone_by is null
    order by what limit ${NAMED}`.execute(tx);
  return rows.map(({ what }) => what);
}
