import { formatMoney } from '../../base/money.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal, Refusals } from '../../base/refusal.ts';
import { newsOf, type News } from '../../domain/imports/news.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { cancelUnits } from '../../domain/orders/cancel.ts';
import { loadOrderById, type LoadedOrder } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { recordCancellation } from '../orders/cancel.ts';
import { placeDraft } from '../orders/place-draft.ts';
import { reportOf } from './fingerprint.ts';
import { hasBegun } from './header.ts';
import type { Goods } from './known-products.ts';
import type { OrderNotes } from './order-notes.ts';
import type { Change } from './outcome.ts';
import { recordSettlement } from './settle.ts';
import { shipReported } from './ship-reported.ts';

interface CatchingUp {
  readonly order: OrderRecord;
  readonly goods: Goods;
  readonly notes: OrderNotes;
  /** Seen for the first time: what has left did so before docket knew of it. */
  readonly first?: boolean;
}

/**
 * Brings an order up to what its channel says of it: units called off, parcels that have left, money that came in and
 * went back. What the books do not allow is noted, and the rest goes on. Yields what has changed.
 */
export async function catchUp(
  work: Work,
  id: number,
  { order, goods, notes, first = false }: CatchingUp,
): Promise<Change[]> {
  const before = await loadOrderById(work, id);
  const news = newsOf({ ...before.order, lines: before.lines }, order, (sku) => goods.skuOf(sku));
  notes.refused.push(...sayBeyond(before, news));
  if (isNothing(news)) return [];
  const placed = await placedIfDraft(work, before, { order, notes });
  if (placed === null) return [];
  await allowed(before, notes, () => cancel(work, placed, news));
  const shipping = await loadOrderById(work, id);
  const { short, raised } = await shipReported(work, shipping, { shipped: news.shipped, order, first });
  notes.oversold.push(...short.map((what) => `#${before.order.number} ${what}`));
  const paying = await loadOrderById(work, id);
  await allowed(before, notes, () => recordSettlement(work, paying, { news, order }));
  const after = await loadOrderById(work, id);
  const oversold = raised.map((what) => ({ field: 'oversold', before: null, after: what }));
  const changes = [...changesBetween(before, after), ...oversold];
  if (changes.length > 0 && !first)
    await record(work, [{ type: 'order_reported', order_id: id, ...reportOf(order) }]);
  return changes;
}

/** A draft that was paid or has left meanwhile is placed first; null where that is refused, since it stays a draft. */
async function placedIfDraft(
  work: Work,
  loaded: LoadedOrder,
  { order, notes }: Pick<CatchingUp, 'order' | 'notes'>,
): Promise<LoadedOrder | null> {
  const { id, number, lifecycle } = loaded.order;
  if (lifecycle !== 'draft' || !hasBegun(order)) return loaded;
  await allowed(loaded, notes, async () => {
    await placeDraft(work, { order: number, backorder: true, force: true });
  });
  const now = await loadOrderById(work, id);
  return now.order.lifecycle === 'draft' ? null : now;
}

function sayBeyond({ order, lines }: LoadedOrder, { beyond }: News): string[] {
  return lines.flatMap(({ line, sku }) => {
    const units = beyond.get(line);
    if (units === undefined) return [];
    return [
      `#${order.number}: its channel has shipped ${formatQuantity(units)} of ${sku} that are cancelled here. Look whether they have left: docket orders show ${order.number}`,
    ];
  });
}

function isNothing({ cancelled, shipped, paid, refunded }: News): boolean {
  return cancelled.size === 0 && shipped.size === 0 && paid === 0 && refunded === 0;
}

/** What the books do not allow is noted, and the rest of the file goes on. */
export async function allowed(
  { order }: LoadedOrder,
  notes: OrderNotes,
  doing: () => Promise<void>,
): Promise<void> {
  try {
    await doing();
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Refusals)) throw error;
    notes.refused.push(`#${order.number} is not as its channel says: ${error.message}`);
  }
}

async function cancel(work: Work, loaded: LoadedOrder, { cancelled }: News): Promise<void> {
  if (cancelled.size === 0) return;
  const cancellation = cancelUnits(loaded.order, loaded.lines, cancelled);
  const lifecycle = cancellation.ends ? 'cancelled' : null;
  await recordCancellation(work, loaded, { cancellation, reason: 'cancelled by the channel', lifecycle });
}

const units = ['cancelled', 'shipped'] as const;
const amounts = ['paid', 'refunded'] as const;

function changesBetween({ order: before }: LoadedOrder, { order: after }: LoadedOrder): Change[] {
  const { currency } = after;
  return [
    ...units.map((field) => changeOf(field, formatQuantity(before[field]), formatQuantity(after[field]))),
    ...amounts.map((field) =>
      changeOf(field, formatMoney(before[field], currency), formatMoney(after[field], currency)),
    ),
  ].filter(({ before: was, after: is }) => was !== is);
}

function changeOf(field: string, before: string, after: string) {
  return { field, before, after };
}
