import { sql } from 'kysely';
import type { Check } from './check.ts';

/** A credit is the sum of its lines; goodwill is given on the order as a whole and may have none. */
export const creditSums: Check = {
  name: 'credit_sums',
  law: 'a credit is the sum of its lines',
  async breaches({ tx }) {
    const { rows } = await sql<{ id: number; number: number | null; gross: number; lines: number }>`
      select c.id, o.number, c.gross, coalesce(l.gross, 0) as lines
      from credits c left join orders o on o.id = c.order_id
      left join (select credit_id, sum(net) as net, sum(tax) as tax, sum(gross) as gross
        from credit_lines group by credit_id) l on l.credit_id = c.id
      where (l.credit_id is not null or c.kind <> 'goodwill')
        and (c.net <> coalesce(l.net, 0) or c.tax <> coalesce(l.tax, 0) or c.gross <> coalesce(l.gross, 0))`.execute(
      tx,
    );
    return rows.map(
      ({ id, number, gross, lines }) =>
        `credit ${id}${number === null ? '' : ` of #${number}`} says ${gross}, its lines ${lines}`,
    );
  },
};
