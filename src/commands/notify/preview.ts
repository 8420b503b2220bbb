import { writtenAddress } from '../../domain/notify/address.ts';
import { mailSetup } from '../../domain/notify/setup.ts';
import { one, text } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import type { MessageRecord } from '../../store/list/messages.ts';
import { messageView } from '../../views/message.ts';
import { command, read } from '../desk.ts';
import { mailWords } from './words.ts';

export default command({
  summary: 'Shows one message as it is sent.',
  examples: [['docket notify preview 3', 'from whom, to whom, and every word']],
  args: { message: required(documentNumber('MESSAGE', 'The message’s number')) },
  view: messageView,
  async run(context, { args }) {
    const { showMessage } = await import('../../store/list/messages.ts');
    const message = await read(context, (reading) => showMessage(reading, args.message));
    const { json, quiet } = context.globals;
    if (json || quiet) return one(messageView, message);
    const from = mailSetup(await mailWords(context))?.from;
    return text(pageOf(message, from === undefined ? '(mail is not set up)' : writtenAddress(from)));
  },
});

function pageOf({ to_name, to_address, subject, body }: MessageRecord, from: string): string {
  const to = writtenAddress({ name: to_name, address: to_address });
  return `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${body}`;
}
