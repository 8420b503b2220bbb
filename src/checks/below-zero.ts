import { sql } from 'kysely';
import { formatQuantity } from '../base/quantity.ts';
import type { Check } from './check.ts';

/** What somebody forced below zero is no damage, and is told until goods come or are counted. */
export const belowZero: Check = {
  name: 'below_zero',
  law: 'nothing lies below zero',
  forced: true,
  async breaches({ tx }) {
    const { rows } = await sql<{ sku: string; location: string; lot: string; quantity: number; how: string | null }>`
      select p.sku, l.code as location, s.lot, s.quantity,
        (select 'forced on ' || m.moved_on || ' (operation ' || m.operation_id || ', ' || coalesce(m.reason, m.kind) || ')'
          from stock_moves m where m.product_id = s.product_id and m.from_location_id = s.location_id and m.lot = s.lot
            and m.short > 0 and m.reverses is null order by m.id desc limit 1) as how
      from stock_levels s join products p on p.id = s.product_id join locations l on l.id = s.location_id
      where s.quantity < 0 order by p.sku, l.code, s.lot`.execute(tx);
    return rows.map(
      ({ sku, location, lot, quantity, how }) =>
        `${sku} at ${location}${lot === '' ? '' : `, lot ${lot}`}: ${formatQuantity(quantity)} lie there, ${how ?? 'and nobody forced it'}; receive, count or adjust it`,
    );
  },
}; // prettier-ignore
