import { sql } from 'kysely';
import type { Check } from './check.ts';

/** A posted count has moved what it found to differ, and one that is not posted has moved nothing. */
export const countResults: Check = {
  name: 'count_results',
  law: 'a posted count has moved exactly what was counted more or less than expected',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; sku: string; found: number; moved: number }>`
      select c.number, p.sku, r.counted - r.expected as found, coalesce(m.moved, 0) as moved
      from count_results r join counts c on c.id = r.count_id join products p on p.id = r.product_id
      left join (
        select x.operation_id, x.product_id, x.lot,
          sum(case when t.stocked = 1 then x.quantity else -x.quantity end) as moved
        from stock_moves x join locations t on t.id = x.to_location_id
        where x.kind = 'count' and not exists (select 1 from stock_moves b where b.reverses = x.id)
        group by x.operation_id, x.product_id, x.lot) m
        on m.operation_id = r.operation_id and m.product_id = r.product_id and m.lot = r.lot
      where coalesce(m.moved, 0)
        <> case when r.voided_by is null and r.superseded = 0 then r.counted - r.expected else 0 end`.execute(
      tx,
    );
    const { rows: lifecycles } = await sql<{ number: number; lifecycle: string }>`
      select number, lifecycle from counts c where (lifecycle = 'posted')
        <> exists (select 1 from count_results r where r.count_id = c.id and r.voided_by is null)`.execute(
      tx,
    );
    return [
      ...rows.map(
        ({ number, sku, found, moved }) =>
          `count ${number} found a difference of ${found / 1000} of ${sku}, and ${moved / 1000} were moved`,
      ),
      ...lifecycles.map(
        ({ number, lifecycle }) => `count ${number} is ${lifecycle}, its results say otherwise`,
      ),
    ];
  },
};
