import { takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import { Stale } from '../transact.ts';
import type { Recorder } from './recorder.ts';

export const lotOpened: Recorder<'lot_opened'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...lot }) => ({
    id: next(),
    ...lot,
    operation_id: work.operation,
    undone_by: null,
  }));
  await insertRows(work, 'lots', rows);
  return rows.map(({ id }) => ({ entity: 'lot', id }));
};

/** Of two programs that put one lot's day right, the second starts again on what the first has set. */
export const lotEdited: Recorder<'lot_edited'> = async (work, events) => {
  for (const { lot_id, expires_on, before } of events) {
    const { numUpdatedRows } = await work.tx
      .updateTable('lots')
      .set({ expires_on })
      .where('id', '=', lot_id)
      .where('expires_on', before === null ? 'is' : '=', before)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Stale('the lot has changed');
  }
  return events.map(({ lot_id }) => ({ entity: 'lot', id: lot_id }));
};
