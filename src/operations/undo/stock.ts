import type { Refusal } from '../../base/refusal.ts';
import type { NewMove } from '../../domain/events.ts';
import { after, refuseBelowZeroLater } from '../../domain/stock/history.ts';
import { reverseMove, type Reached } from '../../domain/stock/reverse.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { lotKey } from '../../store/load/lots.ts';
import { shiftsSince } from '../../store/load/since.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { changedSince, nextStanding, type Reversal } from './reversal.ts';

export const stockMoved: Reversal<'stock_moved'> = async (work, { payload: { move }, operation }) => {
  const rows = await work.tx
    .selectFrom('stock_moves as m')
    .innerJoin('products as p', 'p.id', 'm.product_id')
    .leftJoin('stock_moves as r', 'r.reverses', 'm.id')
    .selectAll('m')
    .select(['p.sku', 'r.operation_id as voided_by'])
    .where('m.operation_id', '=', operation)
    .where('m.product_id', '=', move.product_id)
    .where('m.shipment_id', 'is', null)
    .where('m.transfer_line_id', 'is', null)
    .where('m.purchase_line_id', 'is', null)
    .where('m.return_line_id', 'is', null)
    // What a place below zero passes on goes by itself with what comes and leaves.
    .where('m.kind', '<>', 'cost_variance')
    .orderBy('m.id', 'desc')
    .execute();
  const row = await nextStanding(work, rows, {
    named: ({ sku }) => `The move of ${sku}`,
    hint: `docket stock moves ${rows[0]?.sku ?? ''}`,
  });
  const reached = await reachedBy(work, row);
  if (row.kind === 'count' && reached !== null) await refuseNeededSince(work, row, reached);
  const moves = reverseMove(row, reached, { ...(await reverseAs(work, 'undo')), ...momentOf(row) });
  return moves.map((move) => ({ type: 'stock_moved', move }) as const);
};

/** A count speaks of its own moment: taken back, it is as if nothing had been counted then. */
function momentOf({ kind, moved_at, moved_on }: RowOf<'stock_moves'>) {
  return kind === 'count' ? { moved_at, moved_on } : {};
}

/** What was counted more than expected may have left since. */
async function refuseNeededSince(
  work: Work,
  { product_id, lot, to_location_id, quantity, moved_at: at }: RowOf<'stock_moves'>,
  reached: Reached,
): Promise<void> {
  const about = { products: [product_id], location_id: to_location_id, at };
  const shifts = (await shiftsSince(work, about)).get(lotKey({ product_id, lot })) ?? [];
  const since = after({ at, operation: work.operation }, shifts);
  const hint = `docket stock moves ${reached.sku} --location ${reached.location}`;
  refuseBelowZeroLater(reached, { by: -quantity, at, since }, hint);
}

/** What lies now where a move went; null where it went to a virtual place. */
export async function reachedBy(work: Work, move: RowOf<'stock_moves'>): Promise<Reached | null> {
  const locations = await loadLocations(work);
  if (!locations.isStocked(move.to_location_id)) return null;
  const levels = await loadLevels(work, [move.product_id]);
  const level = levels.find(
    ({ location_id, lot }) => location_id === move.to_location_id && lot === move.lot,
  );
  const sku = await skuOf(work, move.product_id);
  const { quantity = 0, allocated = 0, value = 0 } = level ?? {};
  return { sku, location: locations.byId(move.to_location_id).code, quantity, allocated, value };
}

/** What lies there once the moves before this one are taken back as well. */
export function without(reached: Reached, move: RowOf<'stock_moves'>, back: readonly NewMove[]): Reached {
  const gone = back.filter(
    ({ product_id, lot, from_location_id }) =>
      product_id === move.product_id && lot === move.lot && from_location_id === move.to_location_id,
  );
  return {
    ...reached,
    quantity: gone.reduce((left, { quantity }) => left - quantity, reached.quantity),
    value: gone.reduce((left, { value }) => left - value, reached.value),
  };
}

async function skuOf(work: Work, product_id: number): Promise<string> {
  const { sku } = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('id', '=', product_id)
    .executeTakeFirstOrThrow();
  return sku;
}

export async function reverseAs(work: Work, reason: string) {
  const { id } = (await loadLocations(work)).virtual('cost_variance');
  return { moved_at: work.now, moved_on: work.today, reason, cost_variance: id };
}

export const binSet: Reversal<'bin_set'> = async (work, { payload }) => {
  const { product_id, location_id, bin, before } = payload;
  const level = (await loadLevels(work, [product_id])).find((one) => one.location_id === location_id);
  if ((level?.bin ?? null) !== bin) throw await movedSince(work, product_id, 'bin');
  return [{ type: 'bin_set', product_id, location_id, bin: before, before: bin }];
};

export const pickSequenceSet: Reversal<'pick_sequence_set'> = async (work, { payload }) => {
  const { product_id, location_id, pick_sequence, before } = payload;
  const level = (await loadLevels(work, [product_id])).find((one) => one.location_id === location_id);
  if ((level?.pick_sequence ?? null) !== pick_sequence)
    throw await movedSince(work, product_id, 'pick sequence');
  const shelf = { product_id, location_id };
  return [{ type: 'pick_sequence_set', ...shelf, pick_sequence: before, before: pick_sequence }];
};

async function movedSince(work: Work, product_id: number, what: string): Promise<Refusal> {
  const sku = await skuOf(work, product_id);
  return changedSince(`the ${what} of ${sku}`, `docket stock show ${sku}`);
}
