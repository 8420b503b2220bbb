import type { Day, Instant } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import type { MessageState, RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** A message of the outbox. */
export type MessageRecord = RowOf<'messages'>;

export interface MessageFilter {
  readonly state?: MessageState | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly limit?: number | undefined;
}

/** Messages, the newest first. */
export async function listMessages(
  { tx }: Pick<Reading, 'tx'>,
  { state, from, to, limit }: MessageFilter = {},
): Promise<MessageRecord[]> {
  let query = tx.selectFrom('messages').selectAll().orderBy('number', 'desc');
  if (state !== undefined) query = query.where('state', '=', state);
  if (from !== undefined) query = query.where('queued_on', '>=', from);
  if (to !== undefined) query = query.where('queued_on', '<=', to);
  if (limit !== undefined) query = query.limit(limit);
  return query.execute();
}

/** One message by its number; refuses (3) a number that none has. */
export async function showMessage({ tx }: Pick<Reading, 'tx'>, number: number): Promise<MessageRecord> {
  const row = await tx.selectFrom('messages').selectAll().where('number', '=', number).executeTakeFirst();
  if (row) return row;
  throw new Refusal('not_found', `There is no message ${number}.`, {
    hint: 'docket notify list',
    details: { message: number },
  });
}

/** What an operation wrote to be sent. */
export async function messagesOf({ tx }: Pick<Reading, 'tx'>, operation: number): Promise<MessageRecord[]> {
  return tx
    .selectFrom('messages')
    .selectAll()
    .where('operation_id', '=', operation)
    .orderBy('number')
    .execute();
}

/** What may be sent now, the oldest first. */
export async function dueMessages({ tx }: Pick<Reading, 'tx'>, now: Instant): Promise<MessageRecord[]> {
  return tx
    .selectFrom('messages')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('state', '=', 'waiting')
    .where((eb) => eb.or([eb('next_at', 'is', null), eb('next_at', '<=', now)]))
    .orderBy('number')
    .execute();
}

/** Messages that were claimed before that moment and of which nobody has said what became of them. */
export async function lostMessages({ tx }: Pick<Reading, 'tx'>, before: Instant): Promise<MessageRecord[]> {
  return tx
    .selectFrom('messages as m')
    .innerJoin('message_attempts as a', 'a.message_id', 'm.id')
    .selectAll('m')
    .where('m.sent_at', 'is', null)
    .where('m.state', '=', 'sending')
    .where('a.outcome', 'is', null)
    .where('a.began_at', '<', before)
    .orderBy('m.number')
    .execute();
}
