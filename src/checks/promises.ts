import { sql } from 'kysely';
import type { Check } from './check.ts';

/** A level promises exactly what its allocations say. */
export const levelPromises: Check = {
  name: 'level_promises',
  law: 'what a place has promised is the sum of its allocations',
  async breaches({ tx }) {
    const { rows } = await sql<{ sku: string; location: string; allocated: number; promised: number }>`
      select p.sku, l.code as location, coalesce(s.allocated, 0) as allocated, coalesce(a.quantity, 0) as promised
      from (select ol.product_id, x.location_id, x.lot, sum(x.quantity) as quantity
        from allocations x join order_lines ol on ol.id = x.order_line_id group by ol.product_id, x.location_id, x.lot) a
      full join stock_levels s on s.product_id = a.product_id and s.location_id = a.location_id and s.lot = a.lot
      join products p on p.id = coalesce(s.product_id, a.product_id)
      join locations l on l.id = coalesce(s.location_id, a.location_id)
      where coalesce(s.allocated, 0) <> coalesce(a.quantity, 0)`.execute(tx);
    return rows.map(
      (row) =>
        `${row.sku} at ${row.location}: ${row.allocated / 1000} promised, its allocations say ${row.promised / 1000}`,
    );
  },
};

/** Only open orders hold stock, and only at places that may be sold from. */
export const promisesToOpenOrders: Check = {
  name: 'promises_to_open_orders',
  law: 'only open orders hold stock, at sellable places',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; line: number; lifecycle: string; location: string }>`
      select o.number, l.line, o.lifecycle, c.code as location from allocations a
      join order_lines l on l.id = a.order_line_id join orders o on o.id = l.order_id join locations c on c.id = a.location_id
      where o.lifecycle <> 'open' or o.undone_by is not null or c.sellable = 0`.execute(tx);
    return rows.map(
      (row) => `#${row.number} (${row.lifecycle}) line ${row.line} holds stock at ${row.location}`,
    );
  },
};
