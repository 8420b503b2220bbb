import { sql } from 'kysely';
import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import type { ReturnCounters } from '../../domain/returns/status.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { listExceptions, type OpenException } from './exceptions.ts';

type Address = Pick<RowOf<'parties'>, 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'>;

/** Everything that is shown of one order, in stored units. */
export interface OrderRecord {
  readonly order: RowOf<'orders'>;
  readonly channel: string;
  readonly customer: Pick<RowOf<'parties'>, 'code' | 'name' | 'email'> | null;
  readonly ship_to: Address | null;
  readonly lines: readonly RowOf<'order_lines'>[];
  readonly shipments: readonly (RowOf<'shipments'> & {
    readonly delivered_on: string | null;
    readonly units: readonly ShippedUnits[];
  })[];
  /** What lines hold and have sent of goods that are kept by lots. */
  readonly lots: readonly LotOfLine[];
  readonly payments: readonly RowOf<'payments'>[];
  readonly returns: readonly (RowOf<'returns'> & { readonly lines: readonly ReturnCounters[] })[];
  /** What a person has to look at. */
  readonly exceptions: readonly OpenException[];
}

export interface ShippedUnits {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
}

/** What a line of an order holds, or has sent, of a lot at a place. */
export interface LotOfLine {
  readonly line: number;
  readonly lot: string;
  readonly expires_on: Day | null;
  readonly location: string;
  readonly bin: string | null;
  readonly allocated: number;
  readonly shipped: number;
}

/** One order by number; refuses (3) a number that none has. */
export async function showOrder({ tx }: Pick<Reading, 'tx'>, number: number): Promise<OrderRecord> {
  const order = await tx.selectFrom('orders').selectAll().where('number', '=', number).executeTakeFirst();
  if (!order) throw new Refusal('not_found', `There is no order #${number}.`, { hint: 'docket orders list' });
  const { code: channel } = await tx
    .selectFrom('channels')
    .select('code')
    .where('id', '=', order.channel_id)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('order_lines as l')
    .innerJoin('products as p', 'p.id', 'l.product_id')
    .selectAll('l')
    .select('p.lot_tracked')
    .where('l.order_id', '=', order.id)
    .orderBy('l.line')
    .execute();
  const lines = rows.map(({ lot_tracked: _, ...line }) => line);
  const tracked = rows.some(({ lot_tracked }) => lot_tracked === 1);
  return {
    order,
    channel,
    customer: await party(tx, order.customer_id),
    ship_to: await party(tx, order.ship_to_id),
    lines,
    lots: tracked ? await lotsHeld(tx, order.id) : [],
    shipments: await shipmentsOf(tx, order.id),
    payments: await tx
      .selectFrom('payments')
      .selectAll()
      .where('order_id', '=', order.id)
      .orderBy('number')
      .execute(),
    returns: await returnsOf(tx, order.id),
    exceptions: await listExceptions({ tx }, order.id),
  };
}

/** Line by line, what expires first first. */
async function lotsHeld(tx: Reading['tx'], order_id: number): Promise<LotOfLine[]> {
  const { rows } = await sql<LotOfLine>`
    select l.line, h.lot, x.expires_on, c.code as location, s.bin, sum(h.allocated) as allocated, sum(h.shipped) as shipped
    from (select order_line_id, location_id, lot, quantity as allocated, 0 as shipped from allocations
        where order_line_id in (select id from order_lines where order_id = ${order_id})
      union all select m.order_line_id, m.from_location_id, m.lot, 0, m.quantity from stock_moves m
        join shipments k on k.id = m.shipment_id
        where k.order_id = ${order_id} and k.voided_by is null and m.reverses is null) h
    join order_lines l on l.id = h.order_line_id join locations c on c.id = h.location_id
    left join stock_levels s on s.product_id = l.product_id and s.location_id = h.location_id and s.lot = h.lot
    left join lots x on x.product_id = l.product_id and x.lot = h.lot and x.undone_by is null
    where h.lot <> '' group by l.line, h.lot, x.expires_on, c.code, s.bin
    order by l.line, coalesce(x.expires_on, '9'), h.lot, c.code`.execute(tx);
  return rows;
}

async function party(tx: Reading['tx'], id: number | null): Promise<RowOf<'parties'> | null> {
  if (id === null) return null;
  return tx.selectFrom('parties').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function shipmentsOf(tx: Reading['tx'], order_id: number): Promise<OrderRecord['shipments']> {
  const shipments = await tx
    .selectFrom('shipments as s')
    .leftJoin('deliveries as d', (join) =>
      join.onRef('d.shipment_id', '=', 's.id').on('d.voided_by', 'is', null),
    )
    .selectAll('s')
    .select('d.delivered_on')
    .where('s.order_id', '=', order_id)
    .orderBy('s.number')
    .execute();
  if (shipments.length === 0) return [];
  const units = await tx
    .selectFrom('stock_moves as m')
    .innerJoin('order_lines as l', 'l.id', 'm.order_line_id')
    .select(['m.shipment_id', 'l.line', 'l.sku', 'm.quantity'])
    .where(
      'm.shipment_id',
      'in',
      shipments.map(({ id }) => id),
    )
    .where('m.reverses', 'is', null)
    .orderBy('l.line')
    .orderBy('m.id')
    .execute();
  return shipments.map((shipment) => ({
    ...shipment,
    units: units.filter(({ shipment_id }) => shipment_id === shipment.id),
  }));
}

async function returnsOf(tx: Reading['tx'], order_id: number): Promise<OrderRecord['returns']> {
  const returns = await tx
    .selectFrom('returns')
    .selectAll()
    .where('order_id', '=', order_id)
    .where('undone_by', 'is', null)
    .orderBy('number')
    .execute();
  if (returns.length === 0) return [];
  const lines = await tx
    .selectFrom('return_lines')
    .selectAll()
    .where(
      'return_id',
      'in',
      returns.map(({ id }) => id),
    )
    .execute();
  return returns.map((one) => ({ ...one, lines: lines.filter(({ return_id }) => return_id === one.id) }));
}
