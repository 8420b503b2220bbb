import { reverseMove, type Reached } from '../../domain/stock/reverse.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { changedSince, type Reversal } from './reversal.ts';

export const stockMoved: Reversal<'stock_moved'> = async (work, { payload: { move }, operation }) => {
  const posted = await work.tx
    .selectFrom('stock_moves')
    .selectAll()
    .where('operation_id', '=', operation)
    .where('product_id', '=', move.product_id)
    .where('from_location_id', '=', move.from_location_id)
    .where('to_location_id', '=', move.to_location_id)
    .where('lot', '=', move.lot)
    .where('quantity', '=', move.quantity)
    .where('value', '=', move.value)
    .orderBy('id')
    .execute();
  const [row] = await notYetReversed(work, posted);
  if (!row) return [];
  const moves = reverseMove(row, await reachedBy(work, row), await reverseAs(work, 'undo'));
  return moves.map((back) => ({ type: 'stock_moved', move: back }) as const);
};

async function notYetReversed(
  work: Work,
  moves: readonly RowOf<'stock_moves'>[],
): Promise<RowOf<'stock_moves'>[]> {
  if (moves.length === 0) return [];
  const ids = moves.map(({ id }) => id);
  const reversed = await work.tx
    .selectFrom('stock_moves')
    .select('reverses')
    .where('reverses', 'in', ids)
    .execute();
  const done = new Set(reversed.map(({ reverses }) => reverses));
  return moves.filter(({ id }) => !done.has(id));
}

/** What lies now where a move went; null where it went to a virtual place. */
export async function reachedBy(work: Work, move: RowOf<'stock_moves'>): Promise<Reached | null> {
  const locations = await loadLocations(work);
  if (!locations.isStocked(move.to_location_id)) return null;
  const levels = await loadLevels(work, [move.product_id]);
  const level = levels.find(
    ({ location_id, lot }) => location_id === move.to_location_id && lot === move.lot,
  );
  const { sku } = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('id', '=', move.product_id)
    .executeTakeFirstOrThrow();
  const { quantity = 0, allocated = 0, value = 0 } = level ?? {};
  return { sku, location: locations.byId(move.to_location_id).code, quantity, allocated, value };
}

export async function reverseAs(work: Work, reason: string) {
  const { id } = (await loadLocations(work)).virtual('cost_variance');
  return { moved_at: work.now, moved_on: work.today, reason, cost_variance: id };
}

export const binSet: Reversal<'bin_set'> = async (work, { payload }) => {
  const { product_id, location_id, bin, before } = payload;
  const level = (await loadLevels(work, [product_id])).find((one) => one.location_id === location_id);
  if ((level?.bin ?? null) !== bin) throw changedSince('the bin');
  return [{ type: 'bin_set', product_id, location_id, bin: before, before: bin }];
};
