import { sql } from 'kysely';
import type { Check } from './check.ts';

const counters = ['received', 'restocked', 'scrapped', 'quarantined', 'credited'] as const;

type Counted = Record<(typeof counters)[number] | `fact_${(typeof counters)[number]}`, number>;

const verdicts = ['restocked', 'scrapped', 'quarantined'].map(
  (verdict) => `sum(case when verdict = '${verdict}' then quantity else 0 end) as ${verdict}`,
);

/** What came back, what was judged and what was credited of a return, by its facts. What was imported is back at once. */
export const returnCounters: Check = {
  name: 'return_counters',
  law: 'the counters of a return are the sums of its moves, inspections and credits',
  async breaches({ tx }) {
    const { rows } = await sql<Counted & { number: number; line: number }>`
      select * from (select h.number, n.line, ${sql.raw(counters.map((name) => `n.${name}`).join(', '))},
        case when h.lifecycle = 'imported' then n.quantity else coalesce(m.quantity, 0) end as fact_received,
        coalesce(i.restocked, 0) as fact_restocked, coalesce(i.scrapped, 0) as fact_scrapped,
        coalesce(i.quarantined, 0) as fact_quarantined, coalesce(k.quantity, 0) as fact_credited
      from return_lines n join returns h on h.id = n.return_id
      left join (select m.return_line_id, sum(case when m.reverses is null then m.quantity else -m.quantity end) as quantity
        from stock_moves m left join stock_moves b on b.id = m.reverses
        where m.return_line_id is not null and coalesce(b.kind, m.kind) in ('return', 'history')
        group by m.return_line_id) m on m.return_line_id = n.id
      left join (select return_line_id, ${sql.raw(verdicts.join(', '))}
        from inspections group by return_line_id) i on i.return_line_id = n.id
      left join (select n.return_line_id, sum(n.quantity) as quantity
        from credit_lines n join credits h on h.id = n.credit_id and h.voided_by is null
        where n.return_line_id is not null group by n.return_line_id) k on k.return_line_id = n.id) as both_sides
      where ${sql.raw(counters.map((name) => `${name} <> fact_${name}`).join(' or '))}`.execute(tx);
    return rows.map((row) => `return ${row.number} line ${row.line}: ${differences(row)}`);
  },
};

function differences(row: Counted): string {
  return counters
    .filter((name) => row[name] !== row[`fact_${name}`])
    .map((name) => `${name} ${row[name]}, its facts say ${row[`fact_${name}`]}`)
    .join('; ');
}
