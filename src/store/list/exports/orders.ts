import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Day, Instant } from '../../../base/days.ts';
import { asSold } from '../../../domain/orders/kits.ts';
import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { groupedBy, pagesOf, WHOLES_A_PAGE } from './pages.ts';
import { touchedSince } from './touched.ts';

type Address = Pick<RowOf<'parties'>, 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'>;

/** An order with all that stands on it, in stored units. */
export interface ExportedOrder {
  readonly order: RowOf<'orders'>;
  readonly channel: string;
  readonly location: string | null;
  readonly customer: Pick<RowOf<'parties'>, 'code' | 'name' | 'email' | 'phone'> | null;
  readonly ship_to: Address | null;
  /** As they were sold: a kit is one, and has the counters of whole kits. */
  readonly lines: readonly RowOf<'order_lines'>[];
  /** What it costs besides its lines; `amount` in the order's price basis. */
  readonly charges: readonly Pick<RowOf<'order_charges'>, 'kind' | 'amount' | 'tax' | 'gross'>[];
  /** How the first payment came in, and when. */
  readonly payment: Pick<RowOf<'payments'>, 'method' | 'paid_at'> | null;
  /** The latest parcel that left. */
  readonly parcel: Pick<RowOf<'shipments'>, 'shipped_at' | 'carrier' | 'tracking'> | null;
}

export interface OrderWishes {
  readonly lifecycle?: RowOf<'orders'>['lifecycle'] | undefined;
  /** A channel's id. */
  readonly channel?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly since?: Instant | undefined;
  /** Only what may be sent now: promised, not on hold, and whole unless it may be sent in parts. */
  readonly ready?: boolean | undefined;
}

/** Orders in the order of their placing in the books, without those that were taken back. */
export async function* orderPages(
  reading: Pick<Reading, 'tx'>,
  wishes: OrderWishes,
): AsyncIterable<readonly ExportedOrder[]> {
  const pages = pagesOf(
    (after, size) => headers(reading, wishes, { after, size }),
    ({ id }) => id,
    { size: WHOLES_A_PAGE },
  );
  for await (const page of pages) yield await withParts(reading, page);
}

type Header = Awaited<ReturnType<typeof headers>>[number];

function headers(
  { tx }: Pick<Reading, 'tx'>,
  wishes: OrderWishes,
  { after, size }: { readonly after: number; readonly size: number },
) {
  return tx
    .selectFrom('orders as o')
    .innerJoin('channels as h', 'h.id', 'o.channel_id')
    .leftJoin('locations as l', 'l.id', 'o.location_id')
    .leftJoin('parties as c', 'c.id', 'o.customer_id')
    .leftJoin('parties as s', 's.id', 'o.ship_to_id')
    .selectAll('o')
    .select(['h.code as channel', 'l.code as location'])
    .select(['c.code as c_code', 'c.name as c_name', 'c.email as c_email', 'c.phone as c_phone'])
    .select(['s.name as s_name', 's.line1', 's.line2', 's.city', 's.postcode', 's.country as s_country'])
    .where('o.id', '>', after)
    .where('o.undone_by', 'is', null)
    .where(ordersWhere(wishes))
    .orderBy('o.id')
    .limit(size)
    .execute();
}

function ordersWhere({ lifecycle, channel, from, to, since, ready }: OrderWishes): RawBuilder<SqlBool> {
  return sql.join<SqlBool>(
    [
      touchedSince('order', sql`o.id`, since),
      ...(lifecycle === undefined ? [] : [sql<SqlBool>`o.lifecycle = ${lifecycle}`]),
      ...(channel === undefined ? [] : [sql<SqlBool>`o.channel_id = ${channel}`]),
      ...(from === undefined ? [] : [sql<SqlBool>`o.placed_on >= ${from}`]),
      ...(to === undefined ? [] : [sql<SqlBool>`o.placed_on <= ${to}`]),
      ...(ready === true ? [mayBeSent] : []),
    ],
    sql` and `,
  );
}

const mayBeSent = sql<SqlBool>`o.lifecycle = 'open' and o.hold_reason is null and o.allocated > 0
  and (o.ship_policy = 'partial' or o.allocated = o.ordered - o.cancelled - o.shipped)`;

async function withParts({ tx }: Pick<Reading, 'tx'>, page: readonly Header[]): Promise<ExportedOrder[]> {
  const ids = page.map(({ id }) => id);
  const lines = groupedBy(await linesOf(tx, ids), ({ order_id }) => order_id);
  const sold = (order: number) => asSold(lines.get(order) ?? []);
  const charges = groupedBy(await chargesOf(tx, ids), ({ order_id }) => order_id);
  const payments = await paymentsOf(tx, ids);
  const parcels = await parcelsOf(tx, ids);
  return page.map((header) => ({
    ...peopleOf(header),
    lines: sold(header.id),
    charges: charges.get(header.id) ?? [],
    payment: payments.get(header.id) ?? null,
    parcel: parcels.get(header.id) ?? null,
  }));
}

function linesOf(tx: Reading['tx'], orders: readonly number[]) {
  return tx
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', 'in', orders)
    .orderBy('order_id')
    .orderBy('line')
    .execute();
}

function chargesOf(tx: Reading['tx'], orders: readonly number[]) {
  return tx
    .selectFrom('order_charges')
    .select(['order_id', 'kind', 'amount', 'tax', 'gross'])
    .where('order_id', 'in', orders)
    .where('cancelled_by', 'is', null)
    .orderBy('id')
    .execute();
}

/** The first of each order: a map keeps the last that it is given. */
async function paymentsOf(tx: Reading['tx'], orders: readonly number[]) {
  const rows = await tx
    .selectFrom('payments')
    .select(['order_id', 'method', 'paid_at'])
    .where('order_id', 'in', orders)
    .where('kind', '=', 'payment')
    .where('voided_by', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ order_id, ...payment }) => [order_id, payment]));
}

async function parcelsOf(tx: Reading['tx'], orders: readonly number[]) {
  const rows = await tx
    .selectFrom('shipments')
    .select(['order_id', 'shipped_at', 'carrier', 'tracking'])
    .where('order_id', 'in', orders)
    .where('voided_by', 'is', null)
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ order_id, ...parcel }) => [order_id, parcel]));
}

function peopleOf(header: Header): Pick<ExportedOrder, 'order' | 'channel' | 'location' | 'customer' | 'ship_to'> {
  const { channel, location, c_code, c_name, c_email, c_phone, s_name, line1, line2, city, postcode, s_country, ...order } = header;
  return {
    order,
    channel,
    location,
    customer: c_name === null ? null : { code: c_code, name: c_name, email: c_email, phone: c_phone },
    ship_to: s_name === null ? null : { name: s_name, line1, line2, city, postcode, country: s_country },
  };
} // prettier-ignore
