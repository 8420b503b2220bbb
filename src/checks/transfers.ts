import { sql } from 'kysely';
import type { Check } from './check.ts';

/** A line of a transfer says of its goods what their moves say; of one that was taken back nothing is left. */
export const transferCounters: Check = {
  name: 'transfer_counters',
  law: 'what a transfer says was sent, received, lost and found is what its moves say',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; line: number; sku: string }>`
      select * from (
        select t.number, l.line, p.sku, t.undone_by, l.quantity, l.received, l.found, l.lost, l.value,
          coalesce(m.sent, 0) as sent, coalesce(m.arrived, 0) as arrived, coalesce(m.gone, 0) as gone,
          coalesce(m.turned_up, 0) as turned_up, coalesce(m.worth, 0) as worth
        from transfer_lines l join transfers t on t.id = l.transfer_id join products p on p.id = l.product_id
        left join (${perLine}) m on m.id = l.id) as lines
      where case when undone_by is null
        then sent <> quantity or arrived <> received - found or gone <> lost or turned_up <> found or worth <> value
        else sent <> 0 or arrived <> 0 or gone <> 0 or turned_up <> 0 or worth <> 0 or value <> 0 end`.execute(
      tx,
    );
    return rows.map(
      ({ number, line, sku }) => `transfer ${number} line ${line} (${sku}) does not say what its moves say`,
    );
  },
};

/** Where goods are that are on their way; a shop may have real places of that kind beside it. */
const virtual = sql`select id from locations where kind = 'transit' and stocked = 0`;

/** By where a move begins and ends; a reversal goes the other way round and is taken off. */
const perLine = sql`
  select l.id,
    sum(case when f.id = t.from_location_id and g.id in (${virtual}) then m.quantity
      when f.id in (${virtual}) and g.id = t.from_location_id then -m.quantity else 0 end) as sent,
    sum(case when f.id in (${virtual}) and g.id = t.to_location_id then m.quantity
      when f.id = t.to_location_id and g.id in (${virtual}) then -m.quantity else 0 end) as arrived,
    sum(case when f.id in (${virtual}) and g.kind in ('adjustment', 'scrap') then m.quantity
      when f.kind in ('adjustment', 'scrap') and g.id in (${virtual}) then -m.quantity else 0 end) as gone,
    sum(case when f.kind = 'adjustment' and g.id = t.to_location_id then m.quantity
      when f.id = t.to_location_id and g.kind = 'adjustment' then -m.quantity else 0 end) as turned_up,
    sum(case when g.id in (${virtual}) then m.value else 0 end)
      - sum(case when f.id in (${virtual}) then m.value else 0 end) as worth
  from transfer_lines l join transfers t on t.id = l.transfer_id
  join stock_moves m on m.transfer_line_id = l.id
  join locations f on f.id = m.from_location_id join locations g on g.id = m.to_location_id
  group by l.id`;

/** Only goods of transfers are on their way between places. */
export const transit: Check = {
  name: 'transit',
  law: 'everything on its way between places belongs to a transfer',
  async breaches({ tx }) {
    const { rows } = await sql<{ id: number; sku: string }>`
      select m.id, p.sku from stock_moves m join products p on p.id = m.product_id
      where m.transfer_line_id is null and (m.from_location_id in (${virtual}) or m.to_location_id in (${virtual}))`.execute(
      tx,
    );
    return rows.map(({ id, sku }) => `move ${id} of ${sku} is of no transfer`);
  },
};
