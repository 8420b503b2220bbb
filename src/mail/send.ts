import type { Refusal } from '../base/refusal.ts';
import type { MailSetup } from '../domain/notify/setup.ts';
import { claimMessage } from '../operations/notify/claim.ts';
import { settleMessage } from '../operations/notify/settle.ts';
import { perform, type App } from '../operations/perform.ts';
import { showMessage, type MessageRecord } from '../store/list/messages.ts';
import type { Sender } from './sender.ts';

export interface SendOptions {
  readonly setup: MailSetup;
  readonly sender: Sender;
  /** Also those of which it is not known whether they were sent before. */
  readonly again: boolean;
  /** Looked at between two messages. */
  readonly signal: AbortSignal;
}

/**
 * Sends messages by their numbers, each claimed in a write of its own, handed over, and settled in another: who is
 * stopped between the two leaves it as `sending`, and nobody sends it twice unasked. Stops where the line breaks.
 */
export async function sendMessages(
  app: App,
  numbers: readonly number[],
  options: SendOptions,
): Promise<SentMessages> {
  const sent: MessageRecord[] = [];
  for (const number of numbers) {
    if (options.signal.aborted) break;
    const claimed = await claim(app, number, options.again);
    if (claimed === null) continue;
    const { message, broken } = await handOver(app, claimed, options);
    sent.push(message);
    if (broken) return { messages: sent, broken };
  }
  return { messages: sent, broken: false };
}

export interface SentMessages {
  /** As they stand afterwards: sent, put off, refused, or still `sending` where nobody knows. */
  readonly messages: readonly MessageRecord[];
  /** The line to the mail server broke; what came after that was not tried. */
  readonly broken: boolean;
}

/** Null where it was claimed by an earlier call with the same idempotency key, or by another program meanwhile. */
async function claim(app: App, number: number, again: boolean): Promise<MessageRecord | null> {
  const { idempotencyKey: key } = app;
  let own = false;
  const asked = {
    command: 'notify send',
    request: { message: number, again },
    idempotencyKey: key === undefined ? undefined : `${key}#${number}`,
  };
  try {
    const claimed = await perform(
      app,
      asked,
      async (work, request) => {
        own = true;
        return claimMessage(work, request);
      },
      (work) => showMessage(work, number),
    );
    return own ? claimed : null;
  } catch (error) {
    if ((error as Partial<Refusal>).code === 'state') return null;
    throw error;
  }
}

async function handOver(
  app: App,
  claimed: MessageRecord,
  { setup, sender }: SendOptions,
): Promise<{ readonly message: MessageRecord; readonly broken: boolean }> {
  const { number, subject, body, token, to_name, to_address } = claimed;
  const to = { name: to_name, address: to_address };
  const { outcome, said, broken } = await sender.send({ from: setup.from, to, subject, body, token });
  if (outcome === 'unknown') return { message: claimed, broken };
  const asked = { command: 'notify send', request: { message: number, outcome, said } };
  const message = await perform({ ...app, idempotencyKey: undefined }, asked, settleMessage, (work) =>
    showMessage(work, number),
  );
  return { message, broken };
}
