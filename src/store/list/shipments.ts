import { sql } from 'kysely';
import { Refusal } from '../../base/refusal.ts';
import type { Day } from '../../base/days.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { orderId } from './payments.ts';

type Party = RowOf<'parties'>;

/** A parcel with what is shown of it, in stored units. */
export interface ShipmentRecord {
  readonly shipment: RowOf<'shipments'>;
  readonly order: number;
  readonly delivered_on: Day | null;
  readonly units: readonly ParcelUnits[];
}

export interface ParcelUnits {
  readonly line: number;
  /** The kit that it is a component of. */
  readonly kit?: Pick<ParcelUnits, 'line' | 'sku' | 'name'> | null;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Where they lay; of several places the first. */
  readonly bin?: string | null;
  /** Lower ones are picked first. */
  readonly pick_sequence?: number | null;
  /** Of goods that are kept by lots. */
  readonly lots?: readonly UnitsOfLot[];
}

export interface UnitsOfLot {
  readonly lot: string;
  readonly expires_on: Day | null;
  readonly quantity: number;
}

/** One parcel with where it goes to and what is still to come. */
export interface ShipmentDetails extends ShipmentRecord {
  readonly customer: Pick<Party, 'code' | 'name' | 'email'> | null;
  readonly ship_to: Pick<Party, 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'> | null;
  readonly note: string | null;
  /** Units of the order's goods that no parcel holds yet. */
  readonly open: readonly ParcelUnits[];
}

export interface ShipmentFilter {
  readonly order?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly carrier?: string | undefined;
  readonly limit?: number | undefined;
}

/** Parcels, the newest first, void ones too. Refuses (3) an order that does not exist. */
export async function listShipments(
  reading: Pick<Reading, 'tx'>,
  filter: ShipmentFilter,
): Promise<ShipmentRecord[]> {
  const { order, from, to, carrier, limit } = filter;
  let query = select(reading).orderBy('s.number', 'desc');
  if (order !== undefined) query = query.where('s.order_id', '=', await orderId(reading, order));
  if (from !== undefined) query = query.where('s.shipped_on', '>=', from);
  if (to !== undefined) query = query.where('s.shipped_on', '<=', to);
  if (carrier !== undefined) query = query.where('s.carrier', '=', carrier);
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.execute();
  const units = await unitsIn(
    reading,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => recordOf(row, units));
}

/** One parcel by number; refuses (3) a number that none has. */
export async function showShipment(reading: Pick<Reading, 'tx'>, number: number): Promise<ShipmentDetails> {
  const row = await select(reading).where('s.number', '=', number).executeTakeFirst();
  if (!row)
    throw new Refusal('not_found', `There is no shipment ${number}.`, { hint: 'docket shipments list' });
  const order = await reading.tx
    .selectFrom('orders')
    .select(['customer_id', 'ship_to_id', 'note'])
    .where('id', '=', row.order_id)
    .executeTakeFirstOrThrow();
  return {
    ...recordOf(row, await unitsIn(reading, [row.id])),
    customer: await party(reading, order.customer_id),
    ship_to: await party(reading, order.ship_to_id),
    note: order.note,
    open: await openUnits(reading, row.order_id),
  };
}

function select({ tx }: Pick<Reading, 'tx'>) {
  return tx
    .selectFrom('shipments as s')
    .innerJoin('orders as o', 'o.id', 's.order_id')
    .leftJoin('deliveries as d', (join) =>
      join.onRef('d.shipment_id', '=', 's.id').on('d.voided_by', 'is', null),
    )
    .selectAll('s')
    .select(['o.number as order_number', 'd.delivered_on']);
}

type Selected = RowOf<'shipments'> & { readonly order_number: number; readonly delivered_on: string | null };

function recordOf(
  { order_number, delivered_on, ...shipment }: Selected,
  units: ReadonlyMap<number, readonly ParcelUnits[]>,
): ShipmentRecord {
  return { shipment, order: order_number, delivered_on, units: units.get(shipment.id) ?? [] };
}

/** What is in parcels, a row a line however many places it came from. */
async function unitsIn(
  { tx }: Pick<Reading, 'tx'>,
  shipments: readonly number[],
): Promise<Map<number, ParcelUnits[]>> {
  const byShipment = new Map<number, ParcelUnits[]>();
  for (const chunk of chunks(shipments)) {
    const rows = await tx
      .selectFrom('stock_moves as m')
      .innerJoin('order_lines as l', 'l.id', 'm.order_line_id')
      .leftJoin('order_lines as k', (join) =>
        join.onRef('k.order_id', '=', 'l.order_id').onRef('k.line', '=', 'l.parent_line'),
      )
      .leftJoin('stock_levels as s', (join) =>
        join
          .onRef('s.product_id', '=', 'm.product_id')
          .onRef('s.location_id', '=', 'm.from_location_id')
          .onRef('s.lot', '=', 'm.lot'),
      )
      .leftJoin('lots as x', (join) =>
        join
          .onRef('x.product_id', '=', 'm.product_id')
          .onRef('x.lot', '=', 'm.lot')
          .on('x.undone_by', 'is', null),
      )
      .select(['m.shipment_id', 'l.line', 'l.sku', 'l.name', 'm.lot', 'x.expires_on', ...kitColumns])
      .select(sql<number>`sum(m.quantity)`.as('quantity'))
      .select(sql<string | null>`min(s.bin)`.as('bin'))
      .select(sql<number | null>`min(s.pick_sequence)`.as('pick_sequence'))
      .where('m.shipment_id', 'in', chunk)
      .where('m.reverses', 'is', null)
      .groupBy([
        'm.shipment_id',
        'l.line',
        'l.sku',
        'l.name',
        'm.lot',
        'x.expires_on',
        'k.line',
        'k.sku',
        'k.name',
      ])
      .orderBy('m.shipment_id')
      .orderBy('l.line')
      .orderBy('x.expires_on')
      .orderBy('m.lot')
      .execute();
    for (const { shipment_id, ...row } of rows) {
      if (shipment_id === null) continue;
      const known = byShipment.get(shipment_id) ?? [];
      byShipment.set(shipment_id, known);
      addLot(known, inKit(row));
    }
  }
  return byShipment;
}

type UnitsAndLot = ParcelUnits & Pick<UnitsOfLot, 'lot' | 'expires_on'>;

/** Lots of one line come one after the other, and are one row together. */
function addLot(known: ParcelUnits[], { lot, expires_on, ...units }: UnitsAndLot): void {
  const own = lot === '' ? [] : [{ lot, expires_on, quantity: units.quantity }];
  const last = known.at(-1);
  if (last?.line !== units.line) {
    known.push({ ...units, lots: own });
    return;
  }
  const together = { quantity: last.quantity + units.quantity, lots: [...(last.lots ?? []), ...own] };
  known.splice(-1, 1, { ...last, ...together });
}

async function openUnits({ tx }: Pick<Reading, 'tx'>, order_id: number): Promise<ParcelUnits[]> {
  const rows = await tx
    .selectFrom('order_lines as l')
    .leftJoin('order_lines as k', (join) =>
      join.onRef('k.order_id', '=', 'l.order_id').onRef('k.line', '=', 'l.parent_line'),
    )
    .select(['l.line', 'l.sku', 'l.name', ...kitColumns])
    .select(sql<number>`l.ordered - l.cancelled - l.shipped`.as('quantity'))
    .where('l.order_id', '=', order_id)
    .where('l.stocked', '=', 1)
    .where(sql<boolean>`l.ordered - l.cancelled - l.shipped > 0`)
    .orderBy('l.line')
    .execute();
  return rows.map(inKit);
}

const kitColumns = ['k.line as kit_line', 'k.sku as kit_sku', 'k.name as kit_name'] as const;

interface KitColumns {
  readonly kit_line: number | null;
  readonly kit_sku: string | null;
  readonly kit_name: string | null;
}

function inKit<T extends KitColumns>({ kit_line, kit_sku, kit_name, ...units }: T) {
  const kit = kit_line === null ? null : { line: kit_line, sku: kit_sku ?? '', name: kit_name ?? '' };
  return { ...units, kit };
}

async function party({ tx }: Pick<Reading, 'tx'>, id: number | null): Promise<Party | null> {
  if (id === null) return null;
  return tx.selectFrom('parties').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
