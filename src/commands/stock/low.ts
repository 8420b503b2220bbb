import { many } from '../../kit/command.ts';
import { toggle } from '../../kit/inputs.ts';
import type { LowRecord } from '../../store/list/low.ts';
import { lowView } from '../../views/low.ts';
import { command, type DeskContext, read, write } from '../desk.ts';

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
  ],
  flags: {
    exit_code: toggle('Exit 10 when something is listed'),
    new: toggle('Only what was not told of yet, and mark it as told'),
  },
  view: lowView,
  writes: true,
  lists: true,
  async run(context, { flags }) {
    const low = flags.new ? await tellNew(context) : await readLow(context);
    return many(lowView, low, flags.exit_code && low.length > 0 ? { exit: FOUND } : {});
  },
});

async function readLow(context: DeskContext): Promise<LowRecord[]> {
  const { listLow } = await import('../../store/list/low.ts');
  return read(context, (reading) => listLow(reading));
}

async function tellNew(context: DeskContext): Promise<LowRecord[]> {
  const [{ fireAlerts }, { listFired }] = await Promise.all([
    import('../../operations/stock/alerts.ts'),
    import('../../store/list/low.ts'),
  ]);
  return write(context, { command: 'stock low', request: { new: true } }, fireAlerts, (work, operation) =>
    listFired(work, Number(operation)),
  );
}
