import { parseAddress } from '../../domain/notify/address.ts';
import { many } from '../../kit/command.ts';
import { many as several, toggle, value } from '../../kit/inputs.ts';
import type { TellLowRequest } from '../../operations/notify/low.ts';
import type { LowRecord } from '../../store/list/low.ts';
import { lowView } from '../../views/low.ts';
import { command, type DeskContext, read, write } from '../desk.ts';
import { recipients } from '../notify/words.ts';

/** Attention: something was found. */
const FOUND = 10;

export default command({
  summary: 'Lists what should be bought again: projected stock at or below the reorder point.',
  examples: [
    ['docket stock low', 'the most urgent first, with how much to buy'],
    ['docket stock low --exit-code', 'exit 10 when there is something, for cron'],
    [
      'docket stock low --new --exit-code',
      'only what nobody was told of; told once until its stock recovers',
    ],
    [
      'docket stock low --new --mail-to owner@example.com',
      'the same by mail, which docket notify send sends',
    ],
  ],
  flags: {
    exit_code: toggle('Exit 10 when something is listed'),
    new: toggle('Only what was not told of yet, and mark it as told'),
    mail_to: several(value('ADDRESS', 'Also by mail, where mail is set up; see docket notify', parseAddress)),
  },
  view: lowView,
  writes: true,
  lists: true,
  async run(context, { flags }) {
    const mail_to = await recipients(context, flags.mail_to);
    const telling = { new: flags.new, mail_to };
    const low = flags.new || mail_to.length > 0 ? await tell(context, telling) : await readLow(context);
    return many(lowView, low, {
      ...(mail_to.length > 0 && low.length > 0 ? { next: 'docket notify send' } : {}),
      ...(flags.exit_code && low.length > 0 ? { exit: FOUND } : {}),
    });
  },
});

async function readLow(context: DeskContext): Promise<LowRecord[]> {
  const { listLow } = await import('../../store/list/low.ts');
  return read(context, (reading) => listLow(reading));
}

async function tell(context: DeskContext, request: TellLowRequest): Promise<LowRecord[]> {
  const [{ tellLow }, { listFired, listLow }] = await Promise.all([
    import('../../operations/notify/low.ts'),
    import('../../store/list/low.ts'),
  ]);
  return write(context, { command: 'stock low', request }, tellLow, (work, operation) =>
    request.new ? listFired(work, Number(operation)) : listLow(work),
  );
}
