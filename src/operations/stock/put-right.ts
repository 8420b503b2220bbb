import type { Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { adjust, type Lying, type PromisedHere } from '../../domain/stock/adjust.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import type { Product } from '../../store/load/products.ts';
import { promisesAt } from '../../store/load/promises.ts';
import type { Work } from '../../store/work.ts';
import type { Happened } from '../days.ts';

export interface Difference {
  readonly product: Product;
  readonly at: Location;
  readonly lot: string;
  readonly level: Lying;
  /** More (positive) or fewer than the books say; not 0. */
  readonly by: Quantity;
  readonly kind: 'adjustment' | 'count';
  readonly reason: string;
  readonly happened: Happened;
  /** More may go than lies there. */
  readonly force?: boolean | undefined;
}

/**
 * The events that put right what lies at a place: promises that can no longer be kept end, the latest first, and the
 * goods move with their value. Refuses (4) fewer than nothing, unless that is forced.
 */
export async function putRight(work: Work, difference: Difference): Promise<DocketEvent[]> {
  const { product, at, lot, level, by, force } = difference;
  const tooMany = level.allocated > level.quantity + by;
  const promises = tooMany ? await promisesAt(work, { product_id: product.id, location_id: at.id, lot }) : [];
  const { value, released, short } = adjust(level, by, { cost: product.cost, promises, force });
  const nowhere = (await loadLocations(work)).virtual('adjustment');
  return [...releases(difference, released), moved(difference, { value, short }, nowhere)];
}

/** One event an order, since its line of time shows it. */
function releases({ product, at }: Difference, promises: readonly PromisedHere[]): DocketEvent[] {
  return [...Map.groupBy(promises, ({ order_id }) => order_id)].map(([order_id, broken]) => ({
    type: 'stock_allocated',
    order_id,
    promised: broken.map(({ order_line_id, lot, quantity }) => ({
      order_line_id,
      product_id: product.id,
      location_id: at.id,
      lot,
      quantity: -quantity,
    })),
  }));
}

function moved(
  { product, at, lot, by, kind, reason, happened }: Difference,
  { value, short }: { readonly value: Minor; readonly short: Quantity },
  nowhere: Location,
): DocketEvent {
  return {
    type: 'stock_moved',
    move: {
      product_id: product.id,
      from_location_id: by > 0 ? nowhere.id : at.id,
      to_location_id: by > 0 ? at.id : nowhere.id,
      lot,
      quantity: Math.abs(by),
      value,
      moved_at: happened.at,
      moved_on: happened.day,
      kind,
      reason,
      order_line_id: null,
      return_line_id: null,
      reverses: null,
      short,
    },
  };
}
