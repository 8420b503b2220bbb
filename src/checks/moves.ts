import { sql } from 'kysely';
import type { Check } from './check.ts';

/** A reversal takes the same goods back the same way; it is never reversed again. */
export const reversals: Check = {
  name: 'reversals',
  law: 'a reversal mirrors the move that it takes back',
  async breaches({ tx }) {
    const { rows } = await sql<{ id: number; reverses: number; sku: string }>`
      select r.id, r.reverses, p.sku from stock_moves r
      join stock_moves m on m.id = r.reverses join products p on p.id = r.product_id
      where r.reverses is not null and (r.product_id <> m.product_id or r.lot <> m.lot or r.quantity <> m.quantity or r.short <> m.short
        or r.from_location_id <> m.to_location_id or r.to_location_id <> m.from_location_id
        or r.kind <> 'reversal' or m.reverses is not null
        or coalesce(r.order_line_id, 0) <> coalesce(m.order_line_id, 0)
        or coalesce(r.shipment_id, 0) <> coalesce(m.shipment_id, 0)
        or coalesce(r.return_line_id, 0) <> coalesce(m.return_line_id, 0))`.execute(tx);
    return rows.map(({ id, reverses, sku }) => `move ${id} of ${sku} does not mirror move ${reverses}`);
  },
};

/** Only a difference of cost moves a value without goods, and goods lie at real places only. */
export const moveShapes: Check = {
  name: 'move_shapes',
  law: 'goods move with their value and lie at real places; only a difference of cost moves alone',
  async breaches({ tx }) {
    const { rows: moves } = await sql<{ id: number; kind: string; sku: string }>`
      select m.id, m.kind, p.sku from stock_moves m join products p on p.id = m.product_id
      where m.quantity = 0 and m.from_location_id not in (select id from locations where kind = 'cost_variance')
        and m.to_location_id not in (select id from locations where kind = 'cost_variance')`.execute(tx);
    const { rows: levels } = await sql<{ sku: string; location: string }>`
      select p.sku, l.code as location from stock_levels s
      join locations l on l.id = s.location_id join products p on p.id = s.product_id
      where l.stocked = 0 or p.kind = 'service'`.execute(tx);
    return [
      ...moves.map(({ id, kind, sku }) => `move ${id} (${kind}) of ${sku} moves nothing`),
      ...levels.map(({ sku, location }) => `${sku} at ${location}: nothing can lie there`),
    ];
  },
};

/** A voided parcel has brought back everything that left with it, and no other has. */
export const voidedShipments: Check = {
  name: 'voided_shipments',
  law: 'what left with a parcel is back exactly when the parcel was voided',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; voided_by: number | null; left: number; back: number }>`
      select * from (select s.number, s.voided_by,
          coalesce(sum(case when m.reverses is null then m.quantity else 0 end), 0) as "left",
          coalesce(sum(case when m.reverses is null then 0 else m.quantity end), 0) as back
        from shipments s left join stock_moves m on m.shipment_id = s.id
        group by s.id, s.number, s.voided_by) as parcels
      where "left" = 0 or back <> case when voided_by is null then 0 else "left" end`.execute(tx);
    return rows.map(
      ({ number, voided_by, left, back }) =>
        `shipment ${number}${voided_by === null ? '' : ' (voided)'}: ${left / 1000} left, ${back / 1000} came back`,
    );
  },
};
