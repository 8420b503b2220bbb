import type { DocketEvent, Promised } from '../../domain/events.ts';
import { loadAllocations, loadOrderById, type LoadedOrder } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';
import { changedSince, dependent, type Reversal } from './reversal.ts';

/** An order that was a mistake stands for nothing any more: its stock is free, its number stays taken. */
export const orderPlaced: Reversal<'order_placed'> = async (work, { entity_id }) => {
  const loaded = await loadOrderById(work, entity_id);
  await refuseDependents(work, loaded);
  return [...(await released(work, loaded)), { type: 'taken_back', table: 'orders', ids: [entity_id] }];
};

async function refuseDependents(work: Work, { order, lines }: LoadedOrder): Promise<void> {
  const hint = `docket orders show ${order.number}`;
  if (lines.some(({ shipped }) => shipped > 0))
    throw dependent(`goods of order #${order.number} were shipped`, hint);
  if (order.paid > 0)
    throw dependent(`order #${order.number} was paid`, `docket payments list ${order.number}`);
  if (order.credits > 0) throw dependent(`there are credits on order #${order.number}`, hint);
  if (order.lifecycle === 'cancelled' || order.lifecycle === 'closed')
    throw dependent(`order #${order.number} is ${order.lifecycle}`, hint);
  const returned = await work.tx
    .selectFrom('returns')
    .select('number')
    .where('order_id', '=', order.id)
    .where('undone_by', 'is', null)
    .where('lifecycle', 'not in', ['cancelled', 'declined'])
    .limit(1)
    .executeTakeFirst();
  if (returned) throw dependent(`there is return ${returned.number} of order #${order.number}`, hint);
}

async function released(work: Work, { order, lines }: LoadedOrder): Promise<DocketEvent[]> {
  const products = new Map(lines.map(({ id, product_id }) => [id, product_id]));
  const held = await loadAllocations(
    work,
    lines.map(({ id }) => id),
  );
  if (held.length === 0) return [];
  const promised: Promised[] = held.map((row) => ({
    ...row,
    product_id: products.get(row.order_line_id) ?? 0,
    quantity: -row.quantity,
  }));
  return [{ type: 'stock_allocated', order_id: order.id, promised }];
}

export const draftPlaced: Reversal<'draft_placed'> = async (work, { payload: { order_id } }) => {
  const loaded = await loadOrderById(work, order_id);
  await refuseDependents(work, loaded);
  return [
    ...(await released(work, loaded)),
    { type: 'lifecycle_changed', order_id, lifecycle: 'draft', before: loaded.order.lifecycle, reason: null },
  ];
};

export const orderEdited: Reversal<'order_edited'> = async (
  work,
  { payload: { order_id, changes, before } },
) => {
  const { order } = await loadOrderById(work, order_id);
  const now: Readonly<Record<string, unknown>> = { ...order };
  const changed = Object.entries(changes).find(([column, value]) => now[column] !== value);
  if (changed) throw changedSince(changed[0]);
  return [{ type: 'order_edited', order_id, changes: before, before: changes }];
};

/** Gives back what was promised, as far as it still is; takes again what was given free, where it still lies. */
export const stockAllocated: Reversal<'stock_allocated'> = async (
  work,
  { payload: { order_id, promised } },
) => {
  const held = await loadAllocations(
    work,
    promised.map(({ order_line_id }) => order_line_id),
  );
  const back = promised.map((promise) => ({ ...promise, quantity: -promise.quantity }));
  const gone = back.find((promise) => promise.quantity < 0 && stillHeld(held, promise) < -promise.quantity);
  if (gone) {
    const { order } = await loadOrderById(work, order_id);
    throw dependent(
      `what was promised to order #${order.number} has been shipped or given free`,
      `docket orders show ${order.number}`,
    );
  }
  return [{ type: 'stock_allocated', order_id, promised: back }];
};

function stillHeld(held: Awaited<ReturnType<typeof loadAllocations>>, promise: Promised): number {
  const { order_line_id, location_id, lot } = promise;
  const row = held.find(
    (one) => one.order_line_id === order_line_id && one.location_id === location_id && one.lot === lot,
  );
  return row?.quantity ?? 0;
}

export const orderHeld: Reversal<'order_held'> = async (work, { payload }) => {
  const { order } = await loadOrderById(work, payload.order_id);
  if (order.hold_reason !== payload.reason) throw changedSince(`the hold of order #${order.number}`);
  return [{ type: 'order_released', ...payload }];
};

export const orderReleased: Reversal<'order_released'> = async (work, { payload }) => {
  const { order } = await loadOrderById(work, payload.order_id);
  if (order.hold_reason !== null) throw changedSince(`the hold of order #${order.number}`);
  return [{ type: 'order_held', ...payload }];
};
