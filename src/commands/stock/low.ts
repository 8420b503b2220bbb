import { many } from '../../kit/command.ts';
import { toggle } from '../../kit/inputs.ts';
import { lowView } from '../../views/stock.ts';
import { command, read } from '../desk.ts';

/** Attention: something was found. */
const FOUND = 10;

export default command({
  summary: 'Lists what should be bought again: projected stock at or below the reorder point.',
  examples: [
    ['docket stock low', 'the most urgent first, with how much to buy'],
    ['docket stock low --exit-code', 'exit 10 when there is something, for cron'],
  ],
  flags: { exit_code: toggle('Exit 10 when something is low') },
  view: lowView,
  async run(context, { flags }) {
    const { listLow } = await import('../../store/list/stock.ts');
    const low = await read(context, listLow);
    return many(lowView, low, flags.exit_code && low.length > 0 ? { exit: FOUND } : {});
  },
});
