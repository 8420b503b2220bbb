import { reverseMove } from '../../domain/stock/reverse.ts';
import type { Work } from '../../store/work.ts';
import type { Reversal } from './reversal.ts';
import { reverseAs } from './stock.ts';

/** The goods never went: they lie where they lay, with their value. */
export const supplierReturned: Reversal<'supplier_returned'> = async (work, { entity_id }) => {
  const lines = await work.tx
    .selectFrom('supplier_return_lines')
    .select(['purchase_line_id', 'quantity'])
    .where('supplier_return_id', '=', entity_id)
    .execute();
  const units = lines.flatMap(({ purchase_line_id, quantity }) =>
    purchase_line_id === null ? [] : [{ purchase_line_id, quantity }],
  );
  return [
    {
      type: 'supplier_return_undone',
      supplier_return_id: entity_id,
      units,
      moves: await movesBack(work, entity_id),
    },
  ];
};

/** Nothing lies with a supplier that could be missing there. */
async function movesBack(work: Work, supplier_return_id: number) {
  const moves = await work.tx
    .selectFrom('stock_moves as m')
    .innerJoin('supplier_return_lines as l', 'l.id', 'm.supplier_return_line_id')
    .selectAll('m')
    .where('l.supplier_return_id', '=', supplier_return_id)
    .orderBy('m.id', 'desc')
    .execute();
  const as = await reverseAs(work, 'undo');
  return moves.flatMap((move) =>
    reverseMove(move, null, as).map((one) => ({
      ...one,
      supplier_return_line_id: move.supplier_return_line_id ?? 0,
    })),
  );
}
