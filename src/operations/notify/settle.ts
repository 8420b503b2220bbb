import type { AttemptOutcome } from '../../domain/events.ts';
import { nextAttempt } from '../../domain/notify/next-attempt.ts';
import { loadMessage } from '../../store/load/messages.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

export interface SettleRequest {
  readonly message: number;
  readonly outcome: AttemptOutcome;
  /** What the mail server said. */
  readonly said: string | null;
}

/** Writes down what became of a message that was claimed; one that was put off rests, longer each time. Returns its number. */
export async function settleMessage(work: Work, { message, outcome, said }: SettleRequest): Promise<number> {
  const { id, number, attempts } = await loadMessage(work, message);
  const next_at = outcome === 'deferred' ? nextAttempt(attempts, work.now) : null;
  await record(work, [
    { type: 'message_settled', message_id: id, outcome, said, ended_at: work.now, next_at },
  ]);
  return number;
}
