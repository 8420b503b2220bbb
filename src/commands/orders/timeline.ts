import { many } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { timelineView } from '../../views/timeline.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Tells what happened to an order, when, and who did it.',
  examples: [
    ['docket orders timeline 1041', 'from placing to now, in the shop’s own time'],
    ['docket orders timeline 1041 --json', 'with the facts behind each entry, in stored units'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  view: timelineView,
  async run(context, { args }) {
    const { orderTimeline } = await import('../../store/list/timeline.ts');
    return many(timelineView, await read(context, (reading) => orderTimeline(reading, args.order)));
  },
});
