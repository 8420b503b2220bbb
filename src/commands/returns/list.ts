import { returnLifecycles } from '../../domain/returns/status.ts';
import { documentNumber, text, word } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists returns, the newest first.',
  examples: [
    ['docket returns list 1041', 'the returns of order 1041'],
    ['docket returns list --lifecycle requested', 'what waits for an answer'],
    ['docket returns list --period this-month --reason damaged', 'by the day on which it was asked for'],
  ],
  args: { order: documentNumber('ORDER', 'Those of one order') },
  flags: {
    lifecycle: word(returnLifecycles, 'WORD', 'Those that are so'),
    reason: {
      ...text('WORD', 'Those with this reason'),
      parse: (typed: string) => typed.trim().toLowerCase().replaceAll('-', '_'),
    },
  },
  view: returnView,
  async run(context, { args, flags }) {
    const { listReturns } = await import('../../store/list/returns.ts');
    const days = await daysAsked(context);
    return shown(context, { view: returnView, which: 'newest', what: 'returns' }, (limit) =>
      read(context, (reading) => listReturns(reading, { ...args, ...flags, ...days, limit })),
    );
  },
});
