import { sql } from 'kysely';
import type { Check } from './check.ts';

/** Goods that are kept by lots lie in lots that are known, and no others do. */
export const lotsOfLevels: Check = {
  name: 'lots',
  law: 'what is kept by lots lies in known lots, and nothing else does',
  async breaches({ tx }) {
    const { rows } = await sql<{ sku: string; location: string; lot: string; quantity: number }>`
      select p.sku, l.code as location, s.lot, s.quantity from stock_levels s
      join products p on p.id = s.product_id join locations l on l.id = s.location_id
      left join lots x on x.product_id = s.product_id and x.lot = s.lot and x.undone_by is null
      where (s.quantity <> 0 or s.allocated <> 0)
        and (p.lot_tracked = 1 or s.lot <> '') and (p.lot_tracked = 0 or x.id is null)`.execute(tx);
    return rows.map(
      ({ sku, location, lot, quantity }) =>
        `${quantity / 1000} of ${sku} at ${location} lie in ${lot === '' ? 'no lot' : `lot ${lot}, which is not known`}`,
    );
  },
};

/** What a transfer or a return to a supplier says of lots is what its goods are of. */
export const lotsOfLines: Check = {
  name: 'lots_of_lines',
  law: 'goods of a transfer, or that went back to a supplier, are of the lot that its line says',
  async breaches({ tx }) {
    const { rows } = await sql<{ id: number; sku: string; lot: string; said: string }>`
      select m.id, p.sku, m.lot, l.lot as said from stock_moves m
      join (select id, lot from transfer_lines union all select id, lot from supplier_return_lines) l
        on l.id = coalesce(m.transfer_line_id, m.supplier_return_line_id)
      join products p on p.id = m.product_id where m.lot <> l.lot`.execute(tx);
    return rows.map(
      ({ id, sku, lot, said }) =>
        `move ${id} of ${sku} is of lot ${lot || '(none)'}, its line says ${said || '(none)'}`,
    );
  },
};

/** Customers bring back what they got; of goods that left before lots were tracked nobody knows. */
export const lotsReturned: Check = {
  name: 'lots_returned',
  law: 'no more of a lot comes back of an order line than left with it',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; line: number; lot: string; back: number }>`
      select o.number, l.line, b.lot, b.back from (
        select m.order_line_id, m.lot, sum(case when m.reverses is null then m.quantity else -m.quantity end) as back
        from stock_moves m where m.return_line_id is not null and m.order_line_id is not null and m.lot <> ''
        group by m.order_line_id, m.lot) b
      join order_lines l on l.id = b.order_line_id join orders o on o.id = l.order_id
      where b.back > (select coalesce(sum(case when s.reverses is null then s.quantity else -s.quantity end), 0)
        from stock_moves s where s.order_line_id = b.order_line_id and s.shipment_id is not null
          and (s.lot = b.lot or s.lot = ''))`.execute(tx);
    return rows.map(
      ({ number, line, lot, back }) =>
        `#${number} line ${line}: ${back / 1000} of lot ${lot} came back that had not left`,
    );
  },
};
