import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent, Promised } from '../../domain/events.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { cancelUnits, cancelWhole, type Cancellation } from '../../domain/orders/cancel.ts';
import { heldFor } from '../../domain/orders/hold.ts';
import { openCharges } from '../../store/load/charges.ts';
import {
  loadAllocations,
  loadOrder,
  type AllocationRow,
  type LoadedOrder,
  type Order,
} from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { inTurn } from '../stock/in-turn.ts';
import { fillWaiting } from './fill-waiting.ts';

export interface CancelRequest extends WrittenUnits {
  readonly order: number;
  readonly reason: string;
}

/**
 * Cancels an order, or the named units of it; what was promised to them goes to the orders that wait. Where nothing
 * is left and nothing was shipped, its charges go too and it is cancelled. Returns the order's number.
 */
export async function cancelOrder(work: Work, request: CancelRequest): Promise<number> {
  const problems = new Problems();
  const reason = problems.attempt(() => reasonOf(request.reason), '');
  const loaded = await problems.need(() => loadOrder(work, request.order));
  const { order, lines } = loaded;
  const wanted = await problems.attemptLater(() => unitsOf(work, request, lines), null);
  refuseAll(problems.found);
  const cancellation = wanted === null ? cancelWhole(order, lines) : cancelUnits(order, lines, wanted);
  await recordCancellation(work, loaded, {
    cancellation,
    reason,
    lifecycle: cancellation.ends ? 'cancelled' : null,
  });
  return order.number;
}

/** A reason as it is kept. Refuses (2) one that says nothing, or more than belongs there. */
export function reasonOf(reason: string): string {
  refuseAll(freeTextProblems({ reason }));
  return reason.trim();
}

interface Ending {
  readonly cancellation: Cancellation;
  readonly reason: string;
  readonly lifecycle: 'closed' | 'cancelled' | null;
}

/** Records cancelled units and what becomes of the order, and gives what is free again to those that wait. */
export async function recordCancellation(work: Work, loaded: LoadedOrder, ending: Ending): Promise<void> {
  const { order, lines } = loaded;
  const { cancellation, reason, lifecycle } = ending;
  const promised = await promisesEnded(work, loaded, cancellation.released);
  const charge_ids = cancellation.ends ? await openCharges(work, order.id) : [];
  const changed = lifecycle === null ? [] : endOf(order, lifecycle, reason);
  const cancelled: DocketEvent[] =
    cancellation.units.length === 0 && charge_ids.length === 0
      ? []
      : [
          {
            type: 'units_cancelled',
            order_id: order.id,
            units: cancellation.units,
            promised,
            charge_ids,
            reason,
            cancelled_at: work.now,
            cancelled_on: work.today,
          },
        ];
  await record(work, [...cancelled, ...changed]);
  const freed = new Set(promised.map(({ order_line_id }) => order_line_id));
  const products = lines.filter(({ id }) => freed.has(id)).map(({ product_id }) => product_id);
  if (products.length > 0) await fillWaiting(work, [...new Set(products)]);
}

/** With the order ends its hold: there is nothing left to hold back. */
function endOf(order: Order, lifecycle: 'closed' | 'cancelled', reason: string): DocketEvent[] {
  const released: DocketEvent[] =
    order.hold_reason === null ? [] : [{ type: 'order_released', order_id: order.id, ...heldFor(order) }];
  return [
    ...released,
    { type: 'lifecycle_changed', order_id: order.id, lifecycle, before: order.lifecycle, reason },
  ];
}

/** Promises that end with the cancelled units: those of the last places and lots first, since goods leave from the first. */
async function promisesEnded(
  work: Work,
  { lines }: LoadedOrder,
  released: Cancellation['released'],
): Promise<Promised[]> {
  const products = new Map(lines.map(({ id, product_id }) => [id, product_id]));
  const held = await loadAllocations(
    work,
    released.map(({ order_line_id }) => order_line_id),
  );
  const allocations = await inTurn(work, held, products);
  return released.flatMap(({ order_line_id, quantity }) =>
    taken(
      allocations.filter((allocation) => allocation.order_line_id === order_line_id).toReversed(),
      quantity,
    ).map((promise) => ({ ...promise, product_id: products.get(order_line_id) ?? 0 })),
  );
}

function taken(allocations: readonly AllocationRow[], quantity: number): Omit<Promised, 'product_id'>[] {
  let wanted = quantity;
  return allocations.flatMap(({ order_line_id, location_id, lot, quantity: held }) => {
    const units = Math.min(wanted, held);
    wanted -= units;
    return units === 0 ? [] : [{ order_line_id, location_id, lot, quantity: -units }];
  });
}
