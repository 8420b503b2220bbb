import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one return: what was asked for, what came back, what became of it.',
  examples: [
    ['docket returns show 7', 'everything about return 7'],
    ['docket returns show 7 --json=status,refunded', 'two fields for a script'],
  ],
  args: { return: required(documentNumber('RETURN', 'The return’s number')) },
  view: returnView,
  async run(context, { args }) {
    const { showReturn } = await import('../../store/list/returns.ts');
    return one(returnView, await read(context, (reading) => showReturn(reading, args.return)));
  },
});
