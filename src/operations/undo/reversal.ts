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

/** The refusal of an undo that something depends on. */
export function dependent(what: string, hint?: string): Refusal {
  return new Refusal(
    'undo.impossible',
    `This cannot be undone: ${what}.`,
    hint === undefined ? {} : { hint },
  );
}

export function changedSince(what: string): Refusal {
  return new Refusal('undo.impossible', `This cannot be undone: ${what} was changed since.`);
}
