import { documentNumber, required } from '../../kit/inputs.ts';
import { countView } from '../../views/count.ts';
import { command, read } from '../desk.ts';
import { countOutcome, disturbedNotes } from './shown.ts';

export default command({
  summary: 'Shows one stock-take: what was expected and what was counted.',
  examples: [['docket counts show 2', 'product by product, in the order in which they are picked']],
  args: { count: required(documentNumber('COUNT', 'The count’s number')) },
  view: countView,
  async run(context, { args }) {
    const { showCount } = await import('../../store/list/counts.ts');
    const count = await read(context, (reading) => showCount(reading, args.count));
    return countOutcome(count, { notes: disturbedNotes(count) });
  },
});
