import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { pagesOf } from './pages.ts';
import type { Days } from './payments.ts';

/** A move of goods with what it belongs to, in stored units. */
export interface ExportedMove extends Pick<
  RowOf<'stock_moves'>,
  'id' | 'moved_at' | 'moved_on' | 'lot' | 'quantity' | 'value' | 'kind' | 'reason' | 'reverses'
> {
  readonly sku: string;
  readonly from: string;
  readonly to: string;
  readonly order: number | null;
  readonly shipment: number | null;
  readonly return: number | null;
  readonly actor: string;
}

export interface MoveWishes extends Days {
  /** A place's id: moves that leave or reach it. */
  readonly location?: number | undefined;
}

/** Every move of goods, in the order in which they were written. */
export function movePages(
  { tx }: Pick<Reading, 'tx'>,
  { from, to, location }: MoveWishes,
): AsyncIterable<readonly ExportedMove[]> {
  return pagesOf(
    (after, size) =>
      tx
        .selectFrom('stock_moves as m')
        .innerJoin('products as p', 'p.id', 'm.product_id')
        .innerJoin('locations as f', 'f.id', 'm.from_location_id')
        .innerJoin('locations as t', 't.id', 'm.to_location_id')
        .innerJoin('operations as x', 'x.id', 'm.operation_id')
        .leftJoin('order_lines as l', 'l.id', 'm.order_line_id')
        .leftJoin('orders as o', 'o.id', 'l.order_id')
        .leftJoin('shipments as s', 's.id', 'm.shipment_id')
        .leftJoin('return_lines as k', 'k.id', 'm.return_line_id')
        .leftJoin('returns as r', 'r.id', 'k.return_id')
        .select(['m.id', 'm.moved_at', 'm.moved_on', 'm.lot', 'm.quantity', 'm.value', 'm.kind', 'm.reason'])
        .select(['m.reverses', 'p.sku', 'f.code as from', 't.code as to', 'x.actor'])
        .select(['o.number as order', 's.number as shipment', 'r.number as return'])
        .where('m.id', '>', after)
        .$if(from !== undefined, (query) => query.where('m.moved_on', '>=', from ?? ''))
        .$if(to !== undefined, (query) => query.where('m.moved_on', '<=', to ?? ''))
        .$if(location !== undefined, (query) =>
          query.where((eb) =>
            eb.or([eb('m.from_location_id', '=', location ?? 0), eb('m.to_location_id', '=', location ?? 0)]),
          ),
        )
        .orderBy('m.id')
        .limit(size)
        .execute(),
    ({ id }) => id,
  );
}
