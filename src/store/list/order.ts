import { Refusal } from '../../base/refusal.ts';
import type { ReturnCounters } from '../../domain/returns/status.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

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
  readonly payments: readonly RowOf<'payments'>[];
  readonly returns: readonly (RowOf<'returns'> & { readonly lines: readonly ReturnCounters[] })[];
}

export interface ShippedUnits {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
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
  const lines = await tx
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', '=', order.id)
    .orderBy('line')
    .execute();
  return {
    order,
    channel,
    customer: await party(tx, order.customer_id),
    ship_to: await party(tx, order.ship_to_id),
    lines,
    shipments: await shipmentsOf(tx, order.id),
    payments: await tx
      .selectFrom('payments')
      .selectAll()
      .where('order_id', '=', order.id)
      .orderBy('number')
      .execute(),
    returns: await returnsOf(tx, order.id),
  };
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
