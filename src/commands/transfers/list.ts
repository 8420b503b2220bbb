import { text, toggle } from '../../kit/inputs.ts';
import { transferView } from '../../views/transfer.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists transfers, the newest first.',
  examples: [
    ['docket transfers list --open', 'what is still on its way'],
    ['docket transfers list --location attic --period this-month', 'to and from one place'],
  ],
  flags: {
    location: text('CODE', 'Only what leaves this place or comes to it'),
    open: toggle('Only what is still on its way'),
  },
  view: transferView,
  async run(context, { flags }) {
    const [{ listTransfers }, { showLocation }] = await Promise.all([
      import('../../store/list/transfers.ts'),
      import('../../store/list/places.ts'),
    ]);
    const days = await daysAsked(context);
    return shown(context, { view: transferView, which: 'newest', what: 'transfers' }, (limit) =>
      read(context, async (reading) => {
        if (flags.location !== undefined) await showLocation(reading, flags.location);
        return listTransfers(reading, { ...flags, ...days, limit });
      }),
    );
  },
});
