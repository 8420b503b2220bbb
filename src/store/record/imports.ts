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

export const orderReported: Recorder<'order_reported'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...report }) => ({
    id: next(),
    ...report,
    operation_id: work.operation,
  }));
  await insertRows(work, 'channel_reports', rows);
  return events.map(({ order_id }) => ({ entity: 'order', id: order_id }));
};

export const exceptionRaised: Recorder<'exception_raised'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...raised }) => ({
    id: next(),
    ...raised,
    operation_id: work.operation,
  }));
  await insertRows(work, 'exceptions', rows);
  return events.map(({ order_id }) => ({ entity: 'order', id: order_id }));
};

/** A profile of the same name gives way to the new one. */
export const profileSaved: Recorder<'profile_saved'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...profile }) => ({
    id: next(), ...profile, operation_id: work.operation, undone_by: null,
  })); // prettier-ignore
  for (const { name, kind } of rows) {
    await work.tx
      .updateTable('import_profiles')
      .set({ undone_by: work.operation })
      .where('name', '=', name)
      .where('kind', '=', kind)
      .where('undone_by', 'is', null)
      .execute();
  }
  await insertRows(work, 'import_profiles', rows);
  return rows.map(({ id }) => ({ entity: 'import_profile', id }));
};

export const takenBack: Recorder<'taken_back'> = async (work, events) => {
  for (const { table, ids } of events) {
    for (const chunk of chunks(ids)) {
      await work.tx.updateTable(table).set({ undone_by: work.operation }).where('id', 'in', chunk).execute();
    }
  }
  return events.map(({ table, ids }) => ({ entity: table, id: ids[0] ?? 0 }));
};
