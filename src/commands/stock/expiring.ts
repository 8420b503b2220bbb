import { many } from '../../kit/command.ts';
import { toggle, value } from '../../kit/inputs.ts';
import { parseSpan } from '../../base/days.ts';
import { expiringView } from '../../views/lots.ts';
import { command, read } from '../desk.ts';

/** Attention: something was found. */
const FOUND = 10;
const USUAL_DAYS = 30;

export default command({
  summary: 'Lists lots that expire soon, what has expired already first.',
  examples: [
    ['docket stock expiring', 'what expires within 30 days, where it lies and what it is worth'],
    ['docket stock expiring --within 2w --exit-code', 'exit 10 when there is something, for cron'],
    ['docket stock expiring --within 0d', 'what expires today, and what has expired'],
  ],
  flags: {
    within: value('SPAN', 'How soon, such as 30d or 2w (30d)', (typed) => parseSpan(typed)),
    exit_code: toggle('Exit 10 when something is listed'),
  },
  view: expiringView,
  lists: true,
  async run(context, { flags }) {
    const { listExpiring } = await import('../../store/list/expiring.ts');
    const found = await read(context, (reading) => listExpiring(reading, flags.within ?? USUAL_DAYS));
    const held = found.filter(({ days_left, allocated }) => days_left < 0 && allocated > 0);
    const orders = [...new Set(held.flatMap((record) => record.orders))];
    const notes =
      orders.length === 0
        ? []
        : [
            `Orders hold goods that have expired: docket orders allocate ${orders.join(' ')}      promises others.`,
          ];
    return many(expiringView, found, {
      notes,
      ...(flags.exit_code && found.length > 0 ? { exit: FOUND } : {}),
    });
  },
});
