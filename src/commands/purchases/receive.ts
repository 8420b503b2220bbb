import { formatQuantity } from '../../base/quantity.ts';
import { sharedBy } from '../../domain/purchasing/landed.ts';
import { stillToCome } from '../../domain/purchasing/purchase.ts';
import { one } from '../../kit/command.ts';
import { day, decimal, documentNumber, many, required, text, toggle, word } from '../../kit/inputs.ts';
import { receivedPurchaseView } from '../../views/purchase.ts';
import { command, type DeskContext, write } from '../desk.ts';

export default command({
  summary: 'Takes goods of a purchase order in, and gives them at once to the orders that wait for them.',
  examples: [
    ['docket purchases receive 12 --all', 'everything that is still to come'],
    ['docket purchases receive 12 --line 1=30 --sku JUG=12', 'some of it; the rest is still to come'],
    ['docket purchases receive 12 --all --to attic --on 2026-03-18', 'elsewhere, and some days ago'],
    ['docket purchases receive 12 -', 'one unit a code that is scanned; Ctrl-D ends'],
    ['docket purchases receive 12 delivery.csv', 'a delivery note: CSV with sku (or code) and quantity'],
    [
      'docket purchases receive 12 --all --freight 25.00 --duty 8.00 --share-by quantity',
      'what it cost to get it here is part of what it is worth',
    ],
  ],
  args: {
    purchase: required(documentNumber('PURCHASE', 'The purchase order’s number')),
    file: text('FILE', 'Scanned codes, one unit a line, or CSV; - is standard input'),
  },
  flags: {
    line: many(text('LINE=QTY', 'What came, by the order’s line number')),
    sku: many(text('SKU=QTY', 'What came, by SKU')),
    all: toggle('Everything that is still to come'),
    lot: many(text('[LINE=]LOT', 'Of which lot it is')),
    expires: many(text('[LINE=]DAY', 'The last day on which that lot may be sold')),
    freight: decimal('AMOUNT', 'What carriage cost, shared over what came'),
    duty: decimal('AMOUNT', 'What customs took, shared over what came'),
    share_by: word(sharedBy, 'HOW', 'How these are shared (value)'),
    to: text('LOCATION', 'Where to (where the order says)'),
    on: day('When it came (today)'),
  },
  view: receivedPurchaseView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const [{ receivePurchase }, { showPurchase, filledBy }] = await Promise.all([
      import('../../operations/purchases/receive.ts'),
      import('../../store/list/purchases.ts'),
    ]);
    const request = { purchase: args.purchase, ...flags, ...(await scannedIn(context, args.file)) };
    const record = await write(
      context,
      { command: 'purchases receive', request },
      receivePurchase,
      async (work, number) => ({
        ...(await showPurchase(work, Number(number))),
        filled: await filledBy(work, work.operation),
      }),
    );
    const { number } = record.header;
    const coming = record.lines.reduce((sum, line) => sum + stillToCome(line), 0);
    const state = coming === 0 ? 'has come' : `has come but for ${formatQuantity(coming)}`;
    const filled = record.filled.map((order) => `#${order}`).join(', ');
    const [first] = record.filled;
    return one(receivedPurchaseView, record, {
      done: `Purchase order ${number} ${state}.${filled === '' ? '' : ` Goods went to ${filled}.`}`,
      ...nextStep(number, first, coming),
    });
  },
});

function nextStep(number: number, first: number | undefined, coming: number): { readonly next?: string } {
  if (first !== undefined) return { next: `docket shipments ship ${first}` };
  if (coming === 0) return {};
  return { next: `docket purchases receive ${number} --all      or docket purchases close ${number}` };
}

/** One unit a code as a scanner types them, or CSV. */
async function scannedIn(context: DeskContext, file: string | undefined) {
  if (file === undefined) return {};
  const [{ writtenCounts }, { clock }] = await Promise.all([
    import('../../imports/counted.ts'),
    context.app(),
  ]);
  const lines = file === '-' ? context.lines() : await linesOfFile(file);
  const written = await writtenCounts(lines, clock);
  return { scanned: written.map(({ counted_at: _, ...units }) => units) };
}

async function linesOfFile(file: string) {
  const [{ fileSource }, { linesOf }] = await Promise.all([
    import('../../imports/engine/source.ts'),
    import('../../kit/lines.ts'),
  ]);
  return linesOf((await fileSource(file)).chunks());
}
