import { documentNumber, required } from '../../kit/inputs.ts';
import { countView } from '../../views/count.ts';
import { command, write } from '../desk.ts';
import { countOutcome, postedWords, shownCount } from './shown.ts';

export default command({
  summary: 'Puts the books right by what was counted, against what was expected when it was counted.',
  examples: [
    ['docket counts post 2 --dry-run', 'the variances, and nothing is changed'],
    ['docket counts post 2', 'the levels are as counted, and what moved since on top'],
  ],
  args: { count: required(documentNumber('COUNT', 'The count’s number')) },
  view: countView,
  writes: true,
  async run(context, { args }) {
    const { postCount } = await import('../../operations/counts/post.ts');
    const count = await write(context, { command: 'counts post', request: args }, postCount, shownCount);
    return countOutcome(count, {
      done: postedWords(count, count.released),
      next: `docket stock moves --kind count`,
    });
  },
});
