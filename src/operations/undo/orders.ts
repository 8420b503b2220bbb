import { formatQuantity } from '../../base/quantity.ts';
import type { DocketEvent, Promised } from '../../domain/events.ts';
import { cancelUnits } from '../../domain/orders/cancel.ts';
import { loadAllocations, loadOrderById, type LoadedOrder } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';
import { recordCancellation } from '../orders/cancel.ts';
import { refuseSameReference } from '../orders/duplicates.ts';
import { changedSince, dependent, impossible, type Final, type Reversal } from './reversal.ts';

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
  if (changed)
    throw changedSince(
      `${changed[0].replaceAll('_', ' ')} of order #${order.number}`,
      `docket orders show ${order.number}`,
    );
  const external_ref = before['external_ref'];
  if (typeof external_ref === 'string')
    await refuseSameReference(work, { channel_id: order.channel_id, external_ref });
  return [{ type: 'order_edited', order_id, changes: before, before: changes }];
};

/** What was added is cancelled again; the lines keep their numbers. Refuses (4) what has shipped or was cancelled since. */
export const linesAdded: Reversal<'lines_added'> = async (work, { payload }) => {
  const loaded = await loadOrderById(work, payload.order_id);
  const { order, lines } = loaded;
  const sold = payload.lines.filter(({ parent_line }) => (parent_line ?? null) === null);
  const added = new Map(sold.map(({ line, ordered }) => [line, ordered]));
  const cancellation = cancelUnits(order, lines, added);
  const lifecycle = cancellation.ends ? 'cancelled' : null;
  await recordCancellation(work, loaded, { cancellation, reason: 'undo', lifecycle });
  return [];
};

/** Cancelled units stay so: what was promised to them may be promised to others. The same is ordered once more. */
export const unitsCancelled: Final<'units_cancelled'> = async (work, { payload: { order_id, units } }) => {
  const { order, lines } = await loadOrderById(work, order_id);
  const whole = new Set(units.map(({ order_line_id }) => order_line_id));
  const again = units.flatMap(({ order_line_id, kit_line_id = 0, quantity }) => {
    if (whole.has(kit_line_id)) return [];
    const line = lines.find(({ id }) => id === order_line_id);
    return line ? [`--line ${line.sku}=${formatQuantity(quantity)}`] : [];
  });
  const open = order.lifecycle === 'open' || order.lifecycle === 'draft';
  const verb = open ? `edit ${order.number}` : 'place';
  return impossible(
    `What was cancelled of order #${order.number} stays cancelled: its goods may be promised to others by now.`,
    `docket orders ${verb} ${again.join(' ')}      orders the same once more`,
  );
};

/** An order that was closed with nothing left to cancel is open again. */
export const lifecycleChanged: Reversal<'lifecycle_changed'> = async (work, { payload }) => {
  const { order_id, lifecycle, before } = payload;
  const { order } = await loadOrderById(work, order_id);
  if (order.lifecycle !== lifecycle)
    throw changedSince(`order #${order.number}`, `docket orders timeline ${order.number}`);
  return [
    {
      type: 'lifecycle_changed', order_id, lifecycle: before as typeof lifecycle, before: lifecycle, reason: 'undo',
    },
  ]; // prettier-ignore
};

function holdChanged({ number }: LoadedOrder['order']) {
  return changedSince(`the hold of order #${number}`, `docket orders show ${number}`);
}

export const orderHeld: Reversal<'order_held'> = async (work, { payload }) => {
  const { order } = await loadOrderById(work, payload.order_id);
  if (order.hold_reason !== payload.reason) throw holdChanged(order);
  return [{ type: 'order_released', ...payload }];
};

export const orderReleased: Reversal<'order_released'> = async (work, { payload }) => {
  const { order } = await loadOrderById(work, payload.order_id);
  if (order.hold_reason !== null) throw holdChanged(order);
  return [{ type: 'order_held', ...payload }];
};
