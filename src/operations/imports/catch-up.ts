import { formatMoney } from '../../base/money.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal, Refusals } from '../../base/refusal.ts';
import { newsOf, type News, type StandingLine } from '../../domain/imports/news.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { cancelUnits } from '../../domain/orders/cancel.ts';
import { asSold, componentsByKit, inComponents } from '../../domain/orders/kits.ts';
import { orderNamed } from '../../domain/orders/named.ts';
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
import { reprice } from './reprice.ts';
import { recordSettlement } from './settle.ts';
import { shipReported } from './ship-reported.ts';

interface CatchingUp {
  readonly order: OrderRecord;
  readonly goods: Goods;
  readonly notes: OrderNotes;
  /** Seen for the first time: what has left did so before docket knew of it. */
  readonly first?: boolean;
  /** No report so far has named prices: the catalogue's stand in. */
  readonly unpriced?: boolean;
}

/**
 * Brings an order up to what its channel says of it: units called off, parcels that have left, money that came in and
 * went back. What the books do not allow is noted, and the rest goes on. Yields what has changed.
 */
export async function catchUp(
  work: Work,
  id: number,
  { order, goods, notes, first = false, unpriced = false }: CatchingUp,
): Promise<Change[]> {
  const standing = await loadOrderById(work, id);
  const repriced = unpriced ? await repricedBy(work, standing, { order, goods }) : [];
  const before = repriced.length > 0 ? await loadOrderById(work, id) : standing;
  const news = newsOf({ ...before.order, lines: soldOn(before) }, order, (sku) => goods.skuOf(sku));
  notes.refused.push(...sayBeyond(before, news));
  if (isNothing(news) && repriced.length === 0) return [];
  const placed = await placedIfDraft(work, before, { order, notes });
  if (placed === null) return [];
  await allowed(before, notes, () => cancel(work, placed, news));
  const shipping = await loadOrderById(work, id);
  const shipped = inComponents(shipping.lines, news.shipped, (line) => line.cancelled + line.shipped);
  const { short, raised } = await shipReported(work, shipping, { shipped, order, first });
  const named = orderNamed({ ...before.order, channel: order.channel });
  notes.oversold.push(...short.map((what) => `${named} ${what}`));
  const paying = await loadOrderById(work, id);
  await allowed(before, notes, () => recordSettlement(work, paying, { news, order }));
  const after = await loadOrderById(work, id);
  if (order.payment === 'voided' && after.order.shipped > 0 && after.order.due > 0) notes.unpaid.push(named);
  const oversold = raised.map((what) => ({ field: 'oversold', before: null, after: what }));
  const changes = [...repriced, ...changesBetween(standing, after), ...oversold];
  if (changes.length > 0 && !first)
    await record(work, [{ type: 'order_reported', order_id: id, ...reportOf(order) }]);
  return changes;
}

/** What the channel says that the order comes to, told like other changes. */
async function repricedBy(
  work: Work,
  { order: before, lines }: LoadedOrder,
  { order, goods }: Pick<CatchingUp, 'order' | 'goods'>,
): Promise<Change[]> {
  const skuOf = (spelling: string): string => goods.skuOf(spelling);
  if (!(await reprice(work, { order: before, lines }, { order, skuOf }))) return [];
  const { order: after } = await loadOrderById(work, before.id);
  const { currency } = after;
  return [changeOf('gross', formatMoney(before.gross, currency), formatMoney(after.gross, currency))];
}

/** A channel knows a kit and not what it is made of. */
function soldOn({ lines }: LoadedOrder): StandingLine[] {
  const kits = componentsByKit(lines);
  return asSold(lines).map((line) => (kits.has(line.line) ? { ...line, stocked: 1 } : line));
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
      `${orderNamed(order)}: its channel has shipped ${formatQuantity(units)} of ${sku} that are cancelled here. Look whether they have left: docket orders show ${order.number}`,
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
    notes.refused.push(`${orderNamed(order)} is not as its channel says: ${error.message}`);
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
