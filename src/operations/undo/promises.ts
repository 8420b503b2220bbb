import type { Promised } from '../../domain/events.ts';
import { loadFree } from '../../store/load/levels.ts';
import { loadAllocations, loadOrderById, type AllocationRow } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';
import { dependent, type Reversal } from './reversal.ts';

/**
 * Gives free what was promised, and promises again what was given free as far as the order still waits for it and it
 * lies there. Refuses (4) where what was promised has been shipped or given free since.
 */
export const stockAllocated: Reversal<'stock_allocated'> = async (
  work,
  { payload: { order_id, promised } },
) => {
  const back = promised.map((promise) => ({ ...promise, quantity: -promise.quantity }));
  const freed = back.filter(({ quantity }) => quantity < 0);
  await refuseGone(work, order_id, freed);
  const renewed = await stillWanted(
    work,
    order_id,
    back.filter(({ quantity }) => quantity > 0),
  );
  const both = [...freed, ...renewed];
  return both.length === 0 ? [] : [{ type: 'stock_allocated', order_id, promised: both }];
};

async function refuseGone(work: Work, order_id: number, freed: readonly Promised[]): Promise<void> {
  const held = await loadAllocations(
    work,
    freed.map(({ order_line_id }) => order_line_id),
  );
  if (freed.every((promise) => stillHeld(held, promise) >= -promise.quantity)) return;
  const { number } = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('id', '=', order_id)
    .executeTakeFirstOrThrow();
  throw dependent(
    `what was promised to order #${number} has been shipped or given free`,
    `docket orders timeline ${number}`,
  );
}

function stillHeld(held: readonly AllocationRow[], promise: Promised): number {
  return held.find((row) => placeOf(row) === placeOf(promise))?.quantity ?? 0;
}

type OfLine = Pick<Promised, 'order_line_id' | 'location_id' | 'lot'>;

function placeOf({ order_line_id, location_id, lot }: OfLine): string {
  return `${order_line_id} ${location_id} ${lot}`;
}

async function stillWanted(work: Work, order_id: number, wanted: readonly Promised[]): Promise<Promised[]> {
  if (wanted.length === 0 || !(await isOpen(work, order_id))) return [];
  const { lines } = await loadOrderById(work, order_id);
  const free = await loadFree(
    work,
    wanted.map(({ product_id }) => product_id),
  );
  const open = new Map(
    lines.map((line) => [line.id, line.ordered - line.cancelled - line.shipped - line.allocated]),
  );
  const left = new Map(free.map((level) => [levelOf(level), level.free]));
  return wanted.flatMap((promise) => {
    const [line, level] = [open.get(promise.order_line_id) ?? 0, left.get(levelOf(promise)) ?? 0];
    const quantity = Math.min(promise.quantity, line, level);
    open.set(promise.order_line_id, line - quantity);
    left.set(levelOf(promise), level - quantity);
    return quantity > 0 ? [{ ...promise, quantity }] : [];
  });
}

async function isOpen({ tx }: Work, order_id: number): Promise<boolean> {
  const order = await tx
    .selectFrom('orders')
    .select('id')
    .where('id', '=', order_id)
    .where('lifecycle', '=', 'open')
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  return order !== undefined;
}

function levelOf({ product_id, location_id, lot }: Omit<Promised, 'order_line_id' | 'quantity'>): string {
  return `${product_id} ${location_id} ${lot}`;
}
