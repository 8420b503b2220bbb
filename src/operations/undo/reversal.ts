import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent, EventType, EventTypes } from '../../domain/events.ts';
import type { Work } from '../../store/work.ts';

/** One event of the operation that is taken back. */
export interface Logged<T extends EventType = EventType> {
  readonly payload: EventTypes[T];
  /** The row that the event is about: the order's id, the product's, … */
  readonly entity_id: number;
  /** The operation that is taken back. */
  readonly operation: number;
}

/** The events that take another one back; refuses (4) naming what depends on it. */
export type Reversal<T extends EventType> = (
  work: Work,
  logged: Logged<T>,
) => Promise<readonly DocketEvent[]>;

/** Why an event stays as it is, and the command that does instead what its undo would. */
export type Final<T extends EventType> = (work: Work, logged: Logged<T>) => Promise<Refusal>;

/** The refusal of an undo: why, and what to do instead. */
export function impossible(message: string, hint: string): Refusal {
  return new Refusal('undo.impossible', message, { hint });
}

/** The refusal of an undo that something depends on. */
export function dependent(what: string, hint: string): Refusal {
  return impossible(`This cannot be undone: ${what}.`, hint);
}

export function changedSince(what: string, hint: string): Refusal {
  return dependent(`${what} was changed since`, hint);
}

/**
 * Of the facts that an operation wrote of one kind, the last first, the one that is next to be taken back: events are
 * taken back in the same order. Refuses (4) one that another operation has taken back already, naming that.
 */
export async function nextStanding<Row extends { readonly voided_by: number | null }>(
  work: Work,
  rows: readonly Row[],
  { named, hint }: { readonly named: (row: Row) => string; readonly hint: string },
): Promise<Row> {
  const next = rows.find(({ voided_by }) => voided_by !== work.operation);
  if (!next) throw new TypeError('the log names more than the operation has written');
  if (next.voided_by === null) return next;
  const by = await work.tx
    .selectFrom('operations')
    .select(['id', 'command'])
    .where('id', '=', next.voided_by)
    .executeTakeFirstOrThrow();
  throw impossible(`${named(next)} was taken back already, by operation ${by.id} (${by.command}).`, hint);
}
