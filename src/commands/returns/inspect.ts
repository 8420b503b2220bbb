import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text, toggle } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Judges units that came back: sell them again, scrap them, or keep them apart.',
  examples: [
    ['docket returns inspect 7 --restock', 'everything back to where it had left from'],
    ['docket returns inspect 7 --scrap --line 1=1', 'one unit is beyond repair'],
  ],
  args: { return: required(documentNumber('RETURN', 'The return’s number')) },
  flags: {
    restock: toggle('It can be sold again'),
    scrap: toggle('It is thrown away'),
    quarantine: toggle('It stays where it is'),
    line: many(text('LINE=QTY', 'Which units, by the return’s line number (all)')),
    sku: many(text('SKU=QTY', 'Which units, by SKU')),
    to: text('LOCATION', 'Where to (where it had left from)'),
    on: day('When it was judged (today)'),
  },
  view: returnView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const [{ inspectUnits }, { showReturn }] = await Promise.all([
      import('../../operations/returns/inspect.ts'),
      import('../../store/list/returns.ts'),
    ]);
    const record = await write(
      context,
      { command: 'returns inspect', request: { ...args, ...flags } },
      inspectUnits,
      (work, number) => showReturn(work, Number(number)),
    );
    const verdict = flags.restock ? 'restocked' : flags.scrap ? 'scrapped' : 'quarantined';
    const refundable = record.lines.some((line) => line.credited < line.quantity - line.cancelled);
    return one(returnView, record, {
      done: `Units of return ${args.return} are judged: ${verdict}.`,
      next: refundable ? `docket returns refund ${args.return}` : `docket returns show ${args.return}`,
    });
  },
});
