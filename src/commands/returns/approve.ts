import { one } from '../../kit/command.ts';
import { documentNumber, required, text } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Lets a return come back.',
  examples: [['docket returns approve 7', 'the goods may be sent']],
  args: { return: required(documentNumber('RETURN', 'The return’s number')) },
  flags: { reason: text('TEXT', 'Why') },
  view: returnView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ approveReturn }, { showReturn }] = await Promise.all([
      import('../../operations/returns/decide.ts'),
      import('../../store/list/returns.ts'),
    ]);
    const record = await write(
      context,
      { command: 'returns approve', request: { ...args, ...flags } },
      approveReturn,
      (work, number) => showReturn(work, Number(number)),
    );
    return one(returnView, record, {
      done: `Return ${args.return} is approved.`,
      next: `docket returns receive ${args.return}`,
    });
  },
});
