import { dependent, impossible, type Final, type Reversal } from './reversal.ts';

/** A message that nobody has sent is withdrawn. */
export const messageQueued: Reversal<'message_queued'> = async (work, { entity_id }) => {
  const { number, state } = await work.tx
    .selectFrom('messages')
    .select(['number', 'state'])
    .where('id', '=', entity_id)
    .executeTakeFirstOrThrow();
  if (state === 'sent' || state === 'sending')
    throw dependent(
      state === 'sent' ? `message ${number} of it was sent` : `message ${number} of it is being sent`,
      `docket notify preview ${number}`,
    );
  return [{ type: 'taken_back', table: 'messages', ids: [entity_id] }];
};

export const messageSent: Final<'message_claimed' | 'message_settled'> = async () =>
  impossible('A message cannot be called back.', 'docket notify list');
