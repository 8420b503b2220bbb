import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { unsendable } from '../../domain/notify/unsendable.ts';
import { loadMessage } from '../../store/load/messages.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

export interface ClaimRequest {
  readonly message: number;
  /** Also where it is not known whether it was sent before. */
  readonly again: boolean;
}

/**
 * Takes a message to send it: nobody else takes it meanwhile. Refuses (3) an unknown one, and (4) one that was sent or
 * withdrawn, or that is being sent unless `again`. Returns its number.
 */
export async function claimMessage(work: Work, { message, again }: ClaimRequest): Promise<number> {
  const { id, number, state } = await loadMessage(work, message);
  refuseAll(unsendable({ number, state }, again));
  const began_at = work.now;
  const open: DocketEvent[] =
    state === 'sending'
      ? [
          {
            type: 'message_settled',
            message_id: id,
            outcome: 'unknown',
            said: null,
            ended_at: began_at,
            next_at: null,
          },
        ]
      : [];
  await record(work, [...open, { type: 'message_claimed', message_id: id, began_at }]);
  return number;
}
