import { reverseMove, type Reached } from '../../domain/stock/reverse.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
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
    .where('m.return_line_id', 'is', null)
    .orderBy('m.id', 'desc')
    .execute();
  const row = await nextStanding(work, rows, {
    named: ({ sku }) => `The move of ${sku}`,
    hint: `docket stock moves ${rows[0]?.sku ?? ''}`,
  });
  const moves = reverseMove(row, await reachedBy(work, row), await reverseAs(work, 'undo'));
  return moves.map((move) => ({ type: 'stock_moved', move }) as const);
};

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
  if ((level?.bin ?? null) !== bin) {
    const sku = await skuOf(work, product_id);
    throw changedSince(`the bin of ${sku}`, `docket stock show ${sku}`);
  }
  return [{ type: 'bin_set', product_id, location_id, bin: before, before: bin }];
};
