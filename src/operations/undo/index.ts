import { Refusal } from '../../base/refusal.ts';
import type { EventType, EventTypes } from '../../domain/events.ts';
import { record } from '../../store/record/index.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { takeBackBatch } from '../imports/undo.ts';
import type { Logged, Reversal } from './reversal.ts';
import { reversals } from './reversals.ts';

export interface UndoRequest {
  readonly operation: number;
}

/**
 * Takes a whole operation back by posting the reverse of its events, the last one first. Refuses (4) when one of them
 * has no reversal or something depends on it, naming what; then nothing is changed. Returns the operation's id.
 */
export async function undoOperation(work: Work, { operation: id }: UndoRequest): Promise<number> {
  const operation = await loadOperation(work, id);
  const events = await work.tx
    .selectFrom('events')
    .selectAll()
    .where('operation_id', '=', id)
    .orderBy('id', 'desc')
    .execute();
  const batch = events.find(({ type }) => type === 'batch_imported');
  if (batch) {
    await takeBackBatch(work, { batch: await batchNumber(work, batch.entity_id) });
    return id;
  }
  for (const event of events) await takeBack(work, operation, event);
  return id;
}

async function loadOperation(work: Work, id: number): Promise<RowOf<'operations'>> {
  const operation = await work.tx
    .selectFrom('operations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!operation)
    throw new Refusal('not_found', `There is no operation ${id}.`, { hint: 'docket undo --list' });
  if (operation.undoes !== null)
    throw new Refusal('undo.impossible', `Operation ${id} is an undo itself.`, {
      hint: 'Do it again by its own command.',
    });
  const undone = await work.tx
    .selectFrom('operations')
    .select(['id', 'at'])
    .where('undoes', '=', id)
    .where('id', '<>', work.operation)
    .executeTakeFirst();
  if (undone)
    throw new Refusal(
      'undo.impossible',
      `Operation ${id} (${operation.command}) was undone at ${undone.at}.`,
      { hint: 'docket undo --list' },
    );
  return operation;
}

async function takeBack(work: Work, { command }: RowOf<'operations'>, event: RowOf<'events'>): Promise<void> {
  const reversal = reversals[event.type as EventType] as Reversal<EventType> | undefined;
  if (!reversal) {
    throw new Refusal(
      'undo.impossible',
      `“${command}” cannot be undone: there is no way back from ${event.type.replaceAll('_', ' ')}.`,
      {
        hint: 'Correct it by a command of its own, such as docket orders edit or docket stock adjust.',
      },
    );
  }
  const logged: Logged = {
    payload: JSON.parse(event.payload) as EventTypes[EventType],
    entity_id: event.entity_id,
    operation: event.operation_id,
  };
  await record(work, await reversal(work, logged));
}

async function batchNumber(work: Work, id: number): Promise<number> {
  const { number } = await work.tx
    .selectFrom('import_batches')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
}
