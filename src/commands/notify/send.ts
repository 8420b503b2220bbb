import { refuseAll } from '../../base/refusal.ts';
import { neededSetup, type MailSetup } from '../../domain/notify/setup.ts';
import { unsendable } from '../../domain/notify/unsendable.ts';
import { many, type Outcome } from '../../kit/command.ts';
import { documentNumber, many as several, toggle } from '../../kit/inputs.ts';
import type { SentMessages } from '../../mail/send.ts';
import type { MessageRecord } from '../../store/list/messages.ts';
import { messageView } from '../../views/message.ts';
import { command, read, type DeskContext } from '../desk.ts';
import { mailWords } from './words.ts';

const FAILED = 1;
const UNREACHABLE = 69;
/** Who has been sending for so long has been stopped. */
const LOST_MS = 10 * 60_000;

export default command({
  summary: 'Sends the mail that waits in the outbox; for cron.',
  examples: [
    ['docket notify send', 'everything that waits and is due, each message once'],
    ['docket notify send --dry-run', 'what would be sent, and to whom'],
    ['docket notify send 3 --again', 'one of which nobody knows whether it arrived'],
  ],
  args: { message: several(documentNumber('MESSAGE', 'Only these, due or not')) },
  flags: { again: toggle('Also what was being sent when docket was stopped') },
  view: messageView,
  writes: true,
  lists: true,
  async run(context, { args, flags }) {
    const due = await wanted(context, args.message, flags.again);
    await sayLost(context);
    if (due.length === 0) return many(messageView, due, { done: 'Nothing waits to be sent.' });
    const words = await mailWords(context);
    const setup = neededSetup(words);
    if (context.globals.dryRun)
      return many(messageView, due, { done: `Would send ${counted(due.length)} through ${setup.host}.` });
    const password = await passwordOf(setup, words('smtp_password'));
    return remarked(await sent(context, due, { setup, password, again: flags.again }));
  },
});

/** The messages that are due, or those that are named; refuses (3, 4) named ones that cannot be sent, all at once. */
async function wanted(
  context: DeskContext,
  numbers: readonly number[],
  again: boolean,
): Promise<MessageRecord[]> {
  const { dueMessages, showMessage } = await import('../../store/list/messages.ts');
  const { clock } = await context.app();
  return read(context, async (reading) => {
    if (numbers.length === 0) return dueMessages(reading, clock());
    const named: MessageRecord[] = [];
    for (const number of new Set(numbers)) named.push(await showMessage(reading, number));
    refuseAll(named.flatMap((message) => unsendable(message, again)));
    return named;
  });
}

async function sayLost(context: DeskContext): Promise<void> {
  const { lostMessages } = await import('../../store/list/messages.ts');
  const { clock } = await context.app();
  const before = new Date(Date.parse(clock()) - LOST_MS).toISOString();
  for (const { number } of await read(context, (reading) => lostMessages(reading, before)))
    context.note(
      `Whether message ${number} arrived is not known: docket was stopped while it was sent.      docket notify send ${number} --again`,
    );
}

async function passwordOf({ passwordFile, user }: MailSetup, said: string): Promise<string | null> {
  if (user === null) return null;
  if (said !== '') return said;
  return passwordFile === null ? null : (await import('../../mail/password.ts')).passwordIn(passwordFile);
}

interface Sending {
  readonly setup: MailSetup;
  readonly password: string | null;
  readonly again: boolean;
}

async function sent(
  context: DeskContext,
  due: readonly MessageRecord[],
  { setup, password, again }: Sending,
): Promise<SentMessages> {
  const [{ connectSmtp }, { sendMessages }] = await Promise.all([
    import('../../mail/smtp.ts'),
    import('../../mail/send.ts'),
  ]);
  const app = await (await context.app()).open();
  const sender = await connectSmtp(setup, password);
  try {
    const numbers = due.map(({ number }) => number);
    return await sendMessages(app, numbers, { setup, sender, again, signal: context.signal });
  } finally {
    sender.close();
  }
}

function remarked({ messages, broken }: SentMessages): Outcome {
  const done = messages.filter(({ state }) => state === 'sent').length;
  const failed = messages.some(({ state }) => state === 'failed');
  return many(messageView, messages, {
    done: `${counted(done)} sent.`,
    notes: messages.flatMap(remarkOn),
    ...(broken ? { exit: UNREACHABLE } : failed ? { exit: FAILED } : {}),
  });
}

const remarks: Readonly<Record<string, string>> = {
  waiting: 'was put off and will be tried again',
  failed: 'was refused',
  sending: 'may have arrived or not: the line broke',
};

function remarkOn({ number, state, said }: MessageRecord): string[] {
  const remark = remarks[state];
  return remark === undefined ? [] : [`Message ${number} ${remark}${said === null ? '' : `: ${said}`}`];
}

function counted(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}
