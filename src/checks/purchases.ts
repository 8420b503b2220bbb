import { sql } from 'kysely';
import { priceTimes } from '../base/money.ts';
import type { Check } from './check.ts';

/** A line of a purchase order says what its receipts, closings and returns say; of one that is no order nothing has come. */
export const purchaseCounters: Check = {
  name: 'purchase_counters',
  law: 'what a purchase order says has come, was closed and went back is what its receipts, closings and returns say',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; line: number; sku: string }>`
      select p.number, l.line, l.sku from purchase_lines l join purchases p on p.id = l.purchase_id
      left join (select purchase_line_id, sum(case when reverses is null then quantity else -quantity end) as came
        from stock_moves where purchase_line_id is not null group by purchase_line_id) m on m.purchase_line_id = l.id
      left join (select purchase_line_id, sum(quantity) as ended
        from purchase_closings where voided_by is null group by purchase_line_id) c on c.purchase_line_id = l.id
      left join (select b.purchase_line_id, sum(b.quantity) as back from supplier_return_lines b
        join supplier_returns r on r.id = b.supplier_return_id and r.undone_by is null
        where b.purchase_line_id is not null group by b.purchase_line_id) b on b.purchase_line_id = l.id
      where l.received <> coalesce(m.came, 0) or l.closed <> coalesce(c.ended, 0) or l.returned <> coalesce(b.back, 0)
        or (l.received + l.closed > 0 and (p.lifecycle <> 'open' or p.undone_by is not null))
      order by p.number, l.line`.execute(tx);
    return rows.map(
      ({ number, line, sku }) =>
        `purchase order ${number} line ${line} (${sku}) does not say what came, was closed and went back`,
    );
  },
};

/** Of the goods of one line of a purchase order that stand as received. */
interface Worth {
  readonly number: number;
  readonly unit_cost: number;
  readonly came: number;
  readonly worth: number;
  /** Receipts that were taken back: those before and after them were rounded without each other. */
  readonly reversed: number;
  /** Freight and duty of the whole order. */
  readonly charged: number;
}

export const purchaseValues: Check = {
  name: 'purchase_values',
  law: 'goods of a purchase order came in at what they cost, with freight and duty',
  async breaches({ tx }) {
    const { rows } = await sql<Worth>`
      select p.number, l.unit_cost, m.came, m.worth, m.reversed,
        coalesce(c.charged, 0) as charged
      from purchase_lines l join purchases p on p.id = l.purchase_id
      join (select m.purchase_line_id, sum(case when r.id is null then m.quantity else 0 end) as came,
          sum(case when r.id is null then m.value else 0 end) as worth, count(r.id) as reversed
        from stock_moves m left join stock_moves r on r.reverses = m.id
        where m.purchase_line_id is not null and m.kind = 'receipt' group by m.purchase_line_id) m on m.purchase_line_id = l.id
      left join (select purchase_id, sum(amount) as charged from purchase_charges where voided_by is null group by purchase_id) c
        on c.purchase_id = p.id
      order by p.number`.execute(tx);
    return [...Map.groupBy(rows, ({ number }) => number)].flatMap(([number, lines]) =>
      offBy(lines) > lines.reduce((most, { reversed }) => most + reversed, 0)
        ? [`goods of purchase order ${number} are not worth what they cost, with freight and duty`]
        : [],
    );
  },
};

/** By how many minor units the goods of one order are worth something else than they cost. */
function offBy(lines: readonly Worth[]): number {
  const cost = lines.reduce((sum, { unit_cost, came }) => sum + priceTimes(unit_cost, came), 0);
  const worth = lines.reduce((sum, line) => sum + line.worth, 0);
  return Math.abs(worth - cost - (lines[0]?.charged ?? 0));
}
