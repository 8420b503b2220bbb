import { documentNumber, required } from '../../kit/inputs.ts';
import { countView } from '../../views/count.ts';
import { command, write } from '../desk.ts';
import { countOutcome, shownCount } from './shown.ts';

export default command({
  summary: 'Ends a stock-take without touching the books.',
  examples: [['docket counts abandon 2', 'what was counted is kept, and changes nothing']],
  args: { count: required(documentNumber('COUNT', 'The count’s number')) },
  view: countView,
  writes: true,
  async run(context, { args }) {
    const { abandonCount } = await import('../../operations/counts/abandon.ts');
    const count = await write(
      context,
      { command: 'counts abandon', request: args },
      abandonCount,
      shownCount,
    );
    return countOutcome(count, { done: `Count ${args.count} is abandoned; the books are as they were.` });
  },
});
