import { sql } from 'kysely';
import type { Quantity } from '../../../base/quantity.ts';
import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { groupedBy, pagesOf, WHOLES_A_PAGE } from './pages.ts';
import type { Days } from './payments.ts';

/** A parcel with what is in it, in stored units. */
export interface ExportedShipment extends Pick<
  RowOf<'shipments'>,
  'id' | 'number' | 'kind' | 'carrier' | 'tracking' | 'shipped_at' | 'shipped_on'
> {
  readonly order: number;
  readonly external_ref: string | null;
  readonly channel: string;
  readonly delivered_on: string | null;
  readonly units: readonly Units[];
}

interface Units {
  readonly shipment_id: number;
  readonly line: number;
  readonly sku: string;
  readonly quantity: Quantity;
}

/** Every parcel and collection that stands, in the order in which they left. */
export async function* shipmentPages(
  reading: Pick<Reading, 'tx'>,
  wishes: Days,
): AsyncIterable<readonly ExportedShipment[]> {
  const pages = pagesOf(
    (after, size) => headers(reading, wishes, { after, size }),
    ({ id }) => id,
    { size: WHOLES_A_PAGE },
  );
  for await (const page of pages) {
    const between = { first: page[0]?.id ?? 0, last: page.at(-1)?.id ?? 0 };
    const units = groupedBy(await unitsOf(reading, between), ({ shipment_id }) => shipment_id);
    yield page.map((shipment) => ({ ...shipment, units: units.get(shipment.id) ?? [] }));
  }
}

function headers(
  { tx }: Pick<Reading, 'tx'>,
  { from, to }: Days,
  { after, size }: { readonly after: number; readonly size: number },
) {
  return tx
    .selectFrom('shipments as s')
    .innerJoin('orders as o', 'o.id', 's.order_id')
    .innerJoin('channels as h', 'h.id', 'o.channel_id')
    .leftJoin('deliveries as d', (join) =>
      join.onRef('d.shipment_id', '=', 's.id').on('d.voided_by', 'is', null),
    )
    .select(['s.id', 's.number', 's.kind', 's.carrier', 's.tracking', 's.shipped_at', 's.shipped_on'])
    .select(['o.number as order', 'o.external_ref', 'h.code as channel', 'd.delivered_on'])
    .where('s.voided_by', 'is', null)
    .where('s.id', '>', after)
    .$if(from !== undefined, (query) => query.where('s.shipped_on', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('s.shipped_on', '<=', to ?? ''))
    .orderBy('s.id')
    .limit(size)
    .execute(); // prettier-ignore
}

async function unitsOf(
  { tx }: Pick<Reading, 'tx'>,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<Units[]> {
  const rows = await tx
    .selectFrom('stock_moves as m')
    .innerJoin('order_lines as l', 'l.id', 'm.order_line_id')
    .select(['m.shipment_id', 'l.line', 'l.sku'])
    .select(sql<number>`sum(m.quantity)`.as('quantity'))
    .where('m.shipment_id', '>=', first)
    .where('m.shipment_id', '<=', last)
    .where('m.reverses', 'is', null)
    .groupBy(['m.shipment_id', 'l.line', 'l.sku'])
    .orderBy('m.shipment_id')
    .orderBy('l.line')
    .execute();
  return rows.map((row) => ({ ...row, shipment_id: row.shipment_id ?? 0 }));
}
