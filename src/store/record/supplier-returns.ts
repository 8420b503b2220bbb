import { take, takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import { shift } from './purchases.ts';
import type { Recorder } from './recorder.ts';
import { recordMoves } from './stock.ts';
import type { DocketEvent } from '../../domain/events.ts';

export const supplierReturned: Recorder<'supplier_returned'> = async (work, events) => {
  const numbers = await take(work, 'supplier_return', events.length);
  const next = await takeIds(work, events.length);
  const made = events.map((event, index) => ({ event, id: next(), number: numbers[index] ?? 0 }));
  await insertRows(
    work,
    'supplier_returns',
    made.map(({ event: { type: _, lines: __, moves: ___, ...returned }, id, number }) => ({
      id, number, ...returned, operation_id: work.operation, undone_by: null,
    })), // prettier-ignore
  );
  for (const { event, id } of made) await sendBack(work, event, id);
  return made.map(({ id }) => ({ entity: 'supplier_return', id }));
};

async function sendBack(
  work: Work,
  { lines, moves }: DocketEvent<'supplier_returned'>,
  supplier_return_id: number,
): Promise<void> {
  const next = await takeIds(work, lines.length);
  const rows = lines.map((line) => ({ id: next(), supplier_return_id, ...line }));
  await insertRows(work, 'supplier_return_lines', rows);
  const idOf = new Map(rows.map(({ line, id }) => [line, id]));
  await recordMoves(
    work,
    moves.map(({ line, ...move }) => ({ ...move, supplier_return_line_id: idOf.get(line) ?? 0 })),
  );
  for (const { purchase_line_id, quantity } of lines)
    if (purchase_line_id !== null) await shift(work, 'returned', { purchase_line_id, quantity });
}

export const supplierReturnUndone: Recorder<'supplier_return_undone'> = async (work, events) => {
  await recordMoves(
    work,
    events.flatMap(({ moves }) => moves),
  );
  for (const { purchase_line_id, quantity } of events.flatMap(({ units }) => units))
    await shift(work, 'returned', { purchase_line_id, quantity: -quantity });
  const ids = events.map(({ supplier_return_id }) => supplier_return_id);
  await work.tx
    .updateTable('supplier_returns')
    .set({ undone_by: work.operation })
    .where('id', 'in', ids)
    .execute();
  return ids.map((id) => ({ entity: 'supplier_return', id }));
};
