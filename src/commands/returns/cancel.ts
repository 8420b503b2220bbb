import { one } from '../../kit/command.ts';
import { documentNumber, required, text } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Ends what has not come back of a return.',
  examples: [['docket returns cancel 7 --reason "kept after all"', 'what came back already stays returned']],
  args: { return: required(documentNumber('RETURN', 'The return’s number')) },
  flags: { reason: text('TEXT', 'Why') },
  view: returnView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ cancelReturn }, { showReturn }] = await Promise.all([
      import('../../operations/returns/decide.ts'),
      import('../../store/list/returns.ts'),
    ]);
    const record = await write(
      context,
      { command: 'returns cancel', request: { ...args, ...flags } },
      cancelReturn,
      (work, number) => showReturn(work, Number(number)),
    );
    return one(returnView, record, {
      done: `What had not come back of return ${args.return} is cancelled.`,
      next: `docket returns show ${args.return}`,
    });
  },
});
