import { sql } from 'kysely';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** One move of goods, in stored units. */
export interface MoveRecord extends Pick<
  RowOf<'stock_moves'>,
  'id' | 'moved_at' | 'moved_on' | 'lot' | 'quantity' | 'value' | 'kind' | 'reason'
> {
  readonly sku: string;
  readonly name: string;
  /** Codes; those of virtual places stand in brackets. */
  readonly from: string;
  readonly to: string;
  readonly order: number | null;
  /** Whose order it is. */
  readonly customer: string | null;
  readonly shipment: number | null;
  readonly return: number | null;
  readonly transfer: number | null;
  /** The purchase order that the goods came with, or went back of. */
  readonly purchase: number | null;
  readonly supplier_return: number | null;
  readonly actor: string;
  readonly currency: string;
}

export interface MoveFilter {
  readonly product?: number | undefined;
  /** A place's id: moves that leave or reach it. */
  readonly location?: number | undefined;
  readonly kind?: MoveRecord['kind'] | undefined;
  readonly lot?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** At most so many. */
  readonly limit?: number | undefined;
}

/** Moves of goods, the newest first. */
export async function listMoves({ tx }: Pick<Reading, 'tx'>, filter: MoveFilter): Promise<MoveRecord[]> {
  const { product, location, kind, lot, from, to, limit } = filter;
  const { currency } = await loadShop(tx);
  const rows = await tx
    .selectFrom('stock_moves as m')
    .innerJoin('products as p', 'p.id', 'm.product_id')
    .innerJoin('locations as f', 'f.id', 'm.from_location_id')
    .innerJoin('locations as t', 't.id', 'm.to_location_id')
    .innerJoin('operations as x', 'x.id', 'm.operation_id')
    .leftJoin('order_lines as l', 'l.id', 'm.order_line_id')
    .leftJoin('orders as o', 'o.id', 'l.order_id')
    .leftJoin('parties as c', 'c.id', 'o.customer_id')
    .leftJoin('shipments as s', 's.id', 'm.shipment_id')
    .leftJoin('return_lines as k', 'k.id', 'm.return_line_id')
    .leftJoin('returns as r', 'r.id', 'k.return_id')
    .leftJoin('transfer_lines as n', 'n.id', 'm.transfer_line_id')
    .leftJoin('transfers as v', 'v.id', 'n.transfer_id')
    .leftJoin('supplier_return_lines as y', 'y.id', 'm.supplier_return_line_id')
    .leftJoin('supplier_returns as z', 'z.id', 'y.supplier_return_id')
    .leftJoin('purchase_lines as q', (join) =>
      join.on((eb) => eb('q.id', '=', eb.fn.coalesce('m.purchase_line_id', 'y.purchase_line_id'))),
    )
    .leftJoin('purchases as u', 'u.id', 'q.purchase_id')
    .select(['m.id', 'm.moved_at', 'm.moved_on', 'm.lot', 'm.quantity', 'm.value', 'm.kind', 'm.reason'])
    .select(['p.sku', 'p.name', 'f.code as from', 't.code as to', 'x.actor'])
    .select(['o.number as order', 's.number as shipment', 'r.number as return', 'v.number as transfer'])
    .select(['u.number as purchase', 'z.number as supplier_return', 'c.name as customer'])
    .$if(product !== undefined, (query) => query.where('m.product_id', '=', product ?? 0))
    .$if(kind !== undefined, (query) => query.where('m.kind', '=', kind ?? 'receipt'))
    // The first condition is word for word that of the partial index.
    .$if(lot !== undefined, (query) => query.where('m.lot', '<>', sql.lit('')).where('m.lot', '=', lot ?? ''))
    .$if(from !== undefined, (query) => query.where('m.moved_on', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('m.moved_on', '<=', to ?? ''))
    .$if(location !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('m.from_location_id', '=', location ?? 0), eb('m.to_location_id', '=', location ?? 0)]),
      ),
    )
    .orderBy('m.moved_at', 'desc')
    .orderBy('m.id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map((row) => ({ ...row, currency }));
}
