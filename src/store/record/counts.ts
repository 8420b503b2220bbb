import { take, takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import { Stale } from '../transact.ts';
import type { Work } from '../work.ts';
import type { Recorder } from './recorder.ts';

const aboutCount = ({ count_id }: { readonly count_id: number }) => ({ entity: 'count', id: count_id });

export const countStarted: Recorder<'count_started'> = async (work, events) => {
  const numbers = await take(work, 'count', events.length);
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...count }, index) => ({
    id: next(),
    number: numbers[index] ?? 0,
    ...count,
    lifecycle: 'open' as const,
    operation_id: work.operation,
    undone_by: null,
  }));
  await insertRows(work, 'counts', rows);
  return rows.map(({ id }) => ({ entity: 'count', id }));
};

export const counted: Recorder<'counted'> = async (work, events) => {
  const lines = events.flatMap(({ count_id, lines }) => lines.map((line) => ({ count_id, ...line })));
  const next = await takeIds(work, lines.length);
  await insertRows(
    work,
    'count_lines',
    lines.map((line) => ({ id: next(), ...line, operation_id: work.operation, voided_by: null })),
  );
  return events.map(aboutCount);
};

export const countedVoided: Recorder<'counted_voided'> = async (work, events) => {
  for (const { line_ids } of events)
    await work.tx
      .updateTable('count_lines')
      .set({ voided_by: work.operation })
      .where('id', 'in', line_ids)
      .execute();
  return events.map(aboutCount);
};

export const countPosted: Recorder<'count_posted'> = async (work, events) => {
  const results = events.flatMap(({ count_id, location_id, results }) =>
    results.map((result) => ({ count_id, location_id, ...result })),
  );
  const next = await takeIds(work, results.length);
  await insertRows(
    work,
    'count_results',
    results.map((result) => ({ id: next(), ...result, operation_id: work.operation, voided_by: null })),
  );
  for (const { count_id } of events) await setLifecycle(work, count_id, 'open', 'posted');
  return events.map(aboutCount);
};

export const countAbandoned: Recorder<'count_abandoned'> = async (work, events) => {
  for (const { count_id } of events) await setLifecycle(work, count_id, 'open', 'abandoned');
  return events.map(aboutCount);
};

export const countReopened: Recorder<'count_reopened'> = async (work, events) => {
  for (const { count_id } of events) {
    await work.tx
      .updateTable('count_results')
      .set({ voided_by: work.operation })
      .where('count_id', '=', count_id)
      .where('voided_by', 'is', null)
      .execute();
    await work.tx.updateTable('counts').set({ lifecycle: 'open' }).where('id', '=', count_id).execute();
  }
  return events.map(aboutCount);
};

type Lifecycle = RowOf<'counts'>['lifecycle'];

/** Of two programs that end a count at once, the second starts again on what the first has done. */
async function setLifecycle(work: Work, id: number, before: Lifecycle, lifecycle: Lifecycle): Promise<void> {
  const { numUpdatedRows } = await work.tx
    .updateTable('counts')
    .set({ lifecycle })
    .where('id', '=', id)
    .where('lifecycle', '=', before)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Stale('the count has changed');
}
