import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { DocketEvent } from '../../domain/events.ts';
import { take, takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import { Stale } from '../transact.ts';
import type { Work } from '../work.ts';
import type { Recorder } from './recorder.ts';

const aboutMessage = ({ message_id }: { readonly message_id: number }) => ({
  entity: 'message',
  id: message_id,
});

export const messageQueued: Recorder<'message_queued'> = async (work, events) => {
  const numbers = await take(work, 'message', events.length);
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...message }, index) => {
    const number = numbers[index] ?? 0;
    return {
      id: next(),
      number,
      ...message,
      token: tokenOf(work, number),
      operation_id: work.operation,
      undone_by: null,
    };
  });
  await insertRows(work, 'messages', rows);
  return rows.map(({ id }) => ({ entity: 'message', id }));
};

/** Names the message for good: a mailbox that gets it twice can see that. */
function tokenOf({ shop, operation, now }: Work, number: number): string {
  return hash('sha256', `${shop.name}\n${operation}\n${now}\n${number}`, 'hex').slice(0, 32);
}

export const messageClaimed: Recorder<'message_claimed'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  for (const { message_id } of events) await claim(work, message_id);
  await insertRows(
    work,
    'message_attempts',
    events.map(({ message_id, began_at }) => ({
      id: next(), message_id, began_at, outcome: null, ended_at: null, said: null, operation_id: work.operation,
    })), // prettier-ignore
  );
  return events.map(aboutMessage);
};

/** Whoever comes second finds it taken, and starts again on what is true then. */
async function claim({ tx }: Work, id: number): Promise<void> {
  const { numAffectedRows } = await sql`
    update messages set sending = 1, attempts = attempts + 1, failed_at = null, next_at = null
    where id = ${id} and sending = 0 and sent_at is null and undone_by is null`.execute(tx);
  if (numAffectedRows !== 1n) throw new Stale('the message is being sent already');
}

export const messageSettled: Recorder<'message_settled'> = async (work, events) => {
  for (const event of events) await settle(work, event);
  return events.map(aboutMessage);
};

async function settle({ tx }: Work, event: DocketEvent<'message_settled'>): Promise<void> {
  const { message_id, outcome, said, ended_at, next_at } = event;
  await tx
    .updateTable('message_attempts')
    .set({ outcome, ended_at, said })
    .where('message_id', '=', message_id)
    .where('outcome', 'is', null)
    .execute();
  const over = outcome === 'refused' || (outcome === 'deferred' && next_at === null);
  await tx
    .updateTable('messages')
    .set({
      sending: 0,
      said,
      next_at,
      sent_at: outcome === 'sent' ? ended_at : null,
      failed_at: over ? ended_at : null,
    })
    .where('id', '=', message_id)
    .execute();
}
