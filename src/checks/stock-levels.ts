import { sql } from 'kysely';
import type { Check } from './check.ts';

/** Every level is the sum of what came to its place less what left it, in units and in value. */
export const stockLevels: Check = {
  name: 'stock_levels',
  law: 'what lies at a place is what came less what left, in units and in value',
  async breaches({ tx }) {
    const { rows } = await sql<{
      sku: string;
      location: string;
      quantity: number;
      moved: number;
      value: number;
      moved_value: number;
    }>`
      select p.sku, l.code as location, coalesce(s.quantity, 0) as quantity, coalesce(m.quantity, 0) as moved,
        coalesce(s.value, 0) as value, coalesce(m.value, 0) as moved_value
      from (
        select product_id, location_id, lot, sum(quantity) as quantity, sum(value) as value from (
          select product_id, to_location_id as location_id, lot, quantity, value from stock_moves
          union all
          select product_id, from_location_id, lot, -quantity, -value from stock_moves) as both_ways
        join locations on locations.id = location_id and locations.stocked = 1
        group by product_id, location_id, lot) m
      full join stock_levels s on s.product_id = m.product_id and s.location_id = m.location_id and s.lot = m.lot
      join products p on p.id = coalesce(s.product_id, m.product_id)
      join locations l on l.id = coalesce(s.location_id, m.location_id)
      where coalesce(s.quantity, 0) <> coalesce(m.quantity, 0) or coalesce(s.value, 0) <> coalesce(m.value, 0)`.execute(
      tx,
    );
    return rows.map(
      (row) =>
        `${row.sku} at ${row.location}: the level says ${row.quantity / 1000} worth ${row.value}, its moves say ${row.moved / 1000} worth ${row.moved_value}`,
    );
  },
};
