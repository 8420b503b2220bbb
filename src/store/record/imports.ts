import { take, takeIds } from '../numbers.ts';
import { chunks, insertRows } from '../rows.ts';
import type { Recorder } from './recorder.ts';

export const batchImported: Recorder<'batch_imported'> = async (work, events) => {
  const numbers = await take(work, 'batch', events.length);
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...batch }, index) => ({
    id: next(),
    number: numbers[index] ?? 0,
    ...batch,
    operation_id: work.operation,
    undone_by: null,
  }));
  await insertRows(work, 'import_batches', rows);
  return rows.map(({ id }) => ({ entity: 'import_batch', id }));
};

export const takenBack: Recorder<'taken_back'> = async (work, events) => {
  for (const { table, ids } of events) {
    for (const chunk of chunks(ids)) {
      await work.tx.updateTable(table).set({ undone_by: work.operation }).where('id', 'in', chunk).execute();
    }
  }
  return events.map(({ table, ids }) => ({ entity: table, id: ids[0] ?? 0 }));
};
