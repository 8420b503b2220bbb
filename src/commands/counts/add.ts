import { formatQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { day, decimal, documentNumber, required, text, toggle } from '../../kit/inputs.ts';
import type { WrittenCount } from '../../operations/counts/add.ts';
import type { WrittenLot } from '../../operations/stock/lots.ts';
import { countView, type CountShown } from '../../views/count.ts';
import { command, write, type DeskContext } from '../desk.ts';
import { countOutcome, disturbedNotes, shownCount } from './shown.ts';

export default command({
  summary: 'Writes down what was counted; parts of one product add up.',
  examples: [
    ['docket counts add 2 MUG 12', 'twelve mugs, counted now'],
    ['docket counts add 2 - < scanned.txt', 'one unit a code, or CSV with sku, quantity, counted_at, lot'],
    ['docket counts add 2 MUG 11 --recount', 'instead of what was counted of them before'],
  ],
  args: {
    count: required(documentNumber('COUNT', 'The count’s number')),
    sku: text('SKU|-', 'Its SKU or barcode; - reads lines of standard input'),
    quantity: decimal('QTY', 'How many'),
  },
  flags: {
    recount: toggle('Instead of what was counted of these products before'),
    on: day('When it was counted (now)'),
    lot: text('LOT', 'Of which lot'),
    expires: day('The last day on which a lot that nobody knew of may be sold'),
  },
  view: countView,
  writes: true,
  async run(context, { args, flags }) {
    const [lines, { addCounted }] = await Promise.all([
      linesOf(context, { ...args, ...flags }),
      import('../../operations/counts/add.ts'),
    ]);
    const { count } = args;
    const { recount, on } = flags;
    const request = { count, lines: lines.map(({ counted_at: _, ...line }) => line), recount, on };
    // The moments of scanned lines are those at which they came: the same lines again are the same request.
    const shown = await write(
      context,
      { command: 'counts add', request },
      (work) => addCounted(work, { ...request, lines }),
      shownCount,
    );
    return countOutcome(shown, {
      done: doneWords(shown, lines),
      notes: disturbedNotes(shown),
      next: `docket counts post ${count} --dry-run`,
    });
  },
});

interface Typed extends WrittenLot {
  readonly count: number;
  readonly sku?: string | undefined;
  readonly quantity?: string | undefined;
}

async function linesOf(
  context: DeskContext,
  { count, sku, quantity, lot, expires }: Typed,
): Promise<readonly WrittenCount[]> {
  if (sku === '-') {
    const [{ writtenCounts }, { clock }] = await Promise.all([
      import('../../imports/counted.ts'),
      context.app(),
    ]);
    return writtenCounts(context.lines(), clock);
  }
  if (sku === undefined && context.person.present) return asked(context);
  if (sku !== undefined && quantity !== undefined) return [{ sku, quantity, lot, expires }];
  throw new Refusal('input.missing', sku === undefined ? 'What was counted?' : `How many of ${sku}?`, {
    hint: `docket counts add ${count} ${sku ?? 'SKU'} QTY      or codes, one a line, to docket counts add ${count} -`,
  });
}

const plain = (typed: string): string => typed.trim();

/** Asks for one product after the other until nothing is typed; each has the moment at which it was. */
async function asked(context: DeskContext): Promise<WrittenCount[]> {
  const { clock } = await context.app();
  const lines: WrittenCount[] = [];
  for (;;) {
    const sku = await context.person.ask({
      message: 'SKU or barcode (empty ends)',
      flag: 'SKU',
      parse: plain,
    });
    if (sku === '') return lines;
    const quantity = await context.person.ask({ message: `How many of ${sku}`, flag: 'QTY', parse: plain });
    lines.push({ sku, quantity, counted_at: clock() });
  }
}

function doneWords({ header, lines }: CountShown, written: readonly WrittenCount[]): string {
  const [first, ...more] = written;
  const line = lines.find(({ sku }) => sku === first?.sku);
  if (more.length === 0 && line)
    return `${formatQuantity(line.counted ?? 0)} of ${line.sku} counted so far in count ${header.number}.`;
  return `${written.length} lines are in count ${header.number}.`;
}
