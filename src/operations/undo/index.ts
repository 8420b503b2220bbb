import { Refusal, Refusals } from '../../base/refusal.ts';
import type { Work } from '../../store/work.ts';
import { takeBackBatch } from '../imports/undo.ts';
import { refuseFinal, reverse } from './reversals.ts';
import { named } from './target.ts';

export interface UndoRequest {
  /** The operation's id; null for the latest. */
  readonly operation: number | null;
}

/**
 * Takes back, as a whole, the operation that this one names as the one it undoes, by posting the reverse of its events,
 * the last one first. Refuses (4) when one of them stays as it is or something depends on it, naming what; then nothing
 * is changed. Returns the operation's id.
 */
export async function undoOperation(work: Work, { operation }: UndoRequest): Promise<number> {
  const id = await targetOf(work);
  try {
    await takeBack(work, id);
  } catch (error) {
    const first = error instanceof Refusals ? error.problems[0] : error;
    throw operation === null && first instanceof Refusal ? await named(work, first, id) : error;
  }
  return id;
}

async function targetOf(work: Work): Promise<number> {
  const own = await work.tx
    .selectFrom('operations')
    .select('undoes')
    .where('id', '=', work.operation)
    .executeTakeFirstOrThrow();
  if (own.undoes === null) throw new TypeError('an undo says which operation it takes back');
  return own.undoes;
}

async function takeBack(work: Work, id: number): Promise<void> {
  const batch = await work.tx
    .selectFrom('import_batches')
    .select('number')
    .where('operation_id', '=', id)
    .executeTakeFirst();
  if (batch) {
    await takeBackBatch(work, { batch: batch.number });
    return;
  }
  const events = await work.tx
    .selectFrom('events')
    .selectAll()
    .where('operation_id', '=', id)
    .orderBy('id', 'desc')
    .execute();
  await refuseFinal(work, events);
  for (const event of events) await reverse(work, event);
}
