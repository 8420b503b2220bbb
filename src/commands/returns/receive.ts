import { formatQuantity, ONE } from '../../base/quantity.ts';
import { unjudgedOf } from '../../domain/returns/status.ts';
import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text, toggle } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Takes units of an approved return back into the shop.',
  examples: [
    ['docket returns receive 7', 'everything that is still to come, into quarantine'],
    [
      'docket returns receive 7 --line 1=2 --restock',
      'two units, as good as new, back to where they had left from',
    ],
  ],
  args: { return: required(documentNumber('RETURN', 'The return’s number')) },
  flags: {
    to: text('LOCATION', 'Where to (quarantine; with --restock where it had left from)'),
    line: many(text('LINE=QTY', 'Which units, by the return’s line number (all)')),
    sku: many(text('SKU=QTY', 'Which units, by SKU')),
    restock: toggle('As good as new: judge it at once'),
    lot: many(text('[LINE=]LOT', 'Of which lot, where that is not the one that left first')),
    on: day('When it came (today)'),
  },
  view: returnView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const [{ receiveUnitsBack }, { showReturn }] = await Promise.all([
      import('../../operations/returns/receive.ts'),
      import('../../store/list/returns.ts'),
    ]);
    const record = await write(
      context,
      { command: 'returns receive', request: { ...args, ...flags } },
      receiveUnitsBack,
      (work, number) => showReturn(work, Number(number)),
    );
    const received = record.lines.reduce((sum, line) => sum + line.received, 0);
    const unjudged = record.lines.some((line) => unjudgedOf(line) > 0);
    return one(returnView, record, {
      done: `${formatQuantity(received)} of return ${args.return} ${received === ONE ? 'has' : 'have'} come back.`,
      next: unjudged
        ? `docket returns inspect ${args.return} --restock      or --scrap, or --quarantine`
        : `docket returns refund ${args.return}`,
    });
  },
});
