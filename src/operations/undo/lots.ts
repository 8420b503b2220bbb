import type { Work } from '../../store/work.ts';
import { changedSince, type Reversal } from './reversal.ts';

/** A lot that only this write knew of is known no more; its code is free, for another day. */
export const lotOpened: Reversal<'lot_opened'> = async (work, { payload, entity_id, operation }) => {
  const { product_id, lot } = payload;
  if (await usedBeside(work, { product_id, lot, operation })) return [];
  return [{ type: 'taken_back', table: 'lots', ids: [entity_id] }];
};

interface Used {
  readonly product_id: number;
  readonly lot: string;
  readonly operation: number;
}

/** Whether goods of a lot were moved or counted by another write, and stand. */
async function usedBeside({ tx }: Work, { product_id, lot, operation }: Used): Promise<boolean> {
  const moved = await tx
    .selectFrom('stock_moves as m')
    .leftJoin('stock_moves as r', 'r.reverses', 'm.id')
    .select('m.id')
    .where('m.product_id', '=', product_id)
    .where('m.lot', '=', lot)
    .where('m.operation_id', '<>', operation)
    .where('m.reverses', 'is', null)
    .where('m.quantity', '>', 0)
    .where('r.id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (moved) return true;
  const counted = await tx
    .selectFrom('count_lines')
    .select('id')
    .where('product_id', '=', product_id)
    .where('lot', '=', lot)
    .where('operation_id', '<>', operation)
    .where('voided_by', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return counted !== undefined;
}

export const lotEdited: Reversal<'lot_edited'> = async (work, { payload }) => {
  const { lot_id, product_id, expires_on, before } = payload;
  const row = await work.tx
    .selectFrom('lots as x')
    .innerJoin('products as p', 'p.id', 'x.product_id')
    .select(['x.lot', 'x.expires_on', 'x.undone_by', 'p.sku'])
    .where('x.id', '=', lot_id)
    .executeTakeFirstOrThrow();
  if (row.expires_on !== expires_on || row.undone_by !== null)
    throw changedSince(`lot ${row.lot} of ${row.sku}`, `docket stock show ${row.sku}`);
  return [{ type: 'lot_edited', lot_id, product_id, expires_on: before, before: expires_on }];
};
