import { parseAddress } from '../../domain/notify/address.ts';
import { write, type DeskContext } from '../desk.ts';
import { mailWords, recipients } from './words.ts';

/** After an import: writes a mail of what is running low and nobody was told of, to whom the shop names for that. */
export async function tellWhatIsLow(context: DeskContext): Promise<void> {
  const owner = (await mailWords(context))('mail_to');
  if (owner === '') {
    context.note(
      'Nobody is told what is running low: mail_to is not set.      docket config set mail_to ADDRESS',
    );
    return;
  }
  const mail_to = await recipients(context, [parseAddress(owner)]);
  if (mail_to.length === 0) return;
  const [{ tellLow }, { messagesOf }] = await Promise.all([
    import('../../operations/notify/low.ts'),
    import('../../store/list/messages.ts'),
  ]);
  const { idempotencyKey: key } = context.globals;
  const asked = {
    command: 'stock low',
    request: { new: true, mail_to },
    // The import itself has the key as it is.
    idempotencyKey: key === undefined ? undefined : `${key}#notify`,
  };
  const written = await write(context, asked, tellLow, (work, operation) =>
    messagesOf(work, Number(operation)),
  );
  context.note(
    written.length === 0
      ? 'Nothing is running low that nobody was told of.'
      : `A mail to ${owner} says what is running low.      docket notify send`,
  );
}
