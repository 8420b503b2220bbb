import { text, word } from '../../kit/inputs.ts';
import { countsView } from '../../views/count.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists stock-takes, the newest first.',
  examples: [
    ['docket counts list --lifecycle open', 'what is being counted'],
    ['docket counts list --location attic --period this-year', 'of one place, by the day it began'],
  ],
  flags: {
    location: text('CODE', 'Only of this place'),
    lifecycle: word(['open', 'posted', 'abandoned'], 'WORD', 'Those that are so'),
  },
  view: countsView,
  async run(context, { flags }) {
    const [{ listCounts }, { showLocation }] = await Promise.all([
      import('../../store/list/counts.ts'),
      import('../../store/list/places.ts'),
    ]);
    const days = await daysAsked(context);
    return shown(context, { view: countsView, which: 'newest', what: 'counts' }, (limit) =>
      read(context, async (reading) => {
        if (flags.location !== undefined) await showLocation(reading, flags.location);
        return listCounts(reading, { ...flags, ...days, limit });
      }),
    );
  },
});
