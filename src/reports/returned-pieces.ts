import type { RawBuilder } from 'kysely';
import type { Day } from '../base/days.ts';
import { portion } from '../base/money.ts';
import type { Question } from './report.ts';

/** Units that came back, and the day on which they count. */
export interface Piece {
  readonly sku: string;
  readonly name: string;
  readonly category: string | null;
  readonly reason: string;
  readonly day: Day;
  readonly units: number;
  /** What was paid for them, without tax, in minor units. */
  readonly value: number;
}

/** What came back of the goods that shipped in the period, and the imported returns of the period. */
export async function returnedPieces(question: Question<object>): Promise<Piece[]> {
  const { rows: matches } = await matchesQuery(question).execute(question.tx);
  const { rows: imported } = await importedQuery(question).execute(question.tx);
  return [...matches.map(pieceOf), ...imported];
}

/** A line of a return held against a parcel of its order line: both as stretches of the line's units. */
interface Match extends Omit<Piece, 'units' | 'value'> {
  readonly returned_from: number;
  readonly returned_to: number;
  readonly shipped_from: number;
  readonly shipped_to: number;
  readonly net: number;
  readonly ordered: number;
}

/** The unit that shipped first is taken to come back first, so that every unit is of one parcel. */
function matchesQuery({ sql, from, to }: Question<object>): RawBuilder<Match> {
  return sql`with returned as (
      select l.order_line_id, l.product_id, l.reason, l.received as units,
        sum(l.received) over (partition by l.order_line_id order by l.id) as upto
      from return_lines l join returns r on r.id = l.return_id
      where l.order_line_id is not null and l.received > 0 and r.undone_by is null),
    parcels as (
      select m.order_line_id, s.shipped_on, sum(m.quantity) as units,
        sum(sum(m.quantity)) over (partition by m.order_line_id order by s.shipped_on, s.id) as upto
      from stock_moves m join shipments s on s.id = m.shipment_id
      where m.reverses is null and s.voided_by is null and m.order_line_id in (select order_line_id from returned)
      group by m.order_line_id, s.shipped_on, s.id)
    select p.sku, p.name, p.category, b.reason, a.shipped_on as day, coalesce(o.share_net, o.net) as net, o.ordered,
      b.upto - b.units as returned_from, b.upto as returned_to, a.upto - a.units as shipped_from, a.upto as shipped_to
    from returned b join parcels a on a.order_line_id = b.order_line_id
      and a.upto > b.upto - b.units and b.upto > a.upto - a.units
    join order_lines o on o.id = b.order_line_id join products p on p.id = b.product_id
    where a.shipped_on between ${from} and ${to}`;
}

function pieceOf({
  returned_from,
  returned_to,
  shipped_from,
  shipped_to,
  net,
  ordered,
  ...piece
}: Match): Piece {
  const units = Math.min(returned_to, shipped_to) - Math.max(returned_from, shipped_from);
  return { ...piece, units, value: portion(net, units, ordered) };
}

/** Returns of the past name no order line; services among them were never shipped. */
function importedQuery({ sql, from, to }: Question<object>): RawBuilder<Piece> {
  return sql`select p.sku, p.name, p.category, l.reason, r.requested_on as day, l.received as units,
      coalesce((select sum(c.net) from credit_lines c join credits k on k.id = c.credit_id
        where c.return_line_id = l.id and k.voided_by is null), 0) as value
    from returns r join return_lines l on l.return_id = r.id join products p on p.id = l.product_id
    where l.order_line_id is null and l.received > 0 and r.undone_by is null and p.kind = 'goods'
      and r.requested_on between ${from} and ${to}`;
}
