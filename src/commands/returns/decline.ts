import { one } from '../../kit/command.ts';
import { documentNumber, required, text } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Turns a return down.',
  examples: [['docket returns decline 7 --reason "worn"', 'the customer keeps the goods']],
  args: { return: required(documentNumber('RETURN', 'The return’s number')) },
  flags: { reason: text('TEXT', 'Why') },
  view: returnView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ declineReturn }, { showReturn }] = await Promise.all([
      import('../../operations/returns/decide.ts'),
      import('../../store/list/returns.ts'),
    ]);
    const record = await write(
      context,
      { command: 'returns decline', request: { ...args, ...flags } },
      declineReturn,
      (work, number) => showReturn(work, Number(number)),
    );
    return one(returnView, record, {
      done: `Return ${args.return} is declined.`,
      next: `docket orders show ${record.order ?? ''}`,
    });
  },
});
