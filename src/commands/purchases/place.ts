import { formatQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { one, type Outcome } from '../../kit/command.ts';
import { day, documentNumber, many, text, toggle } from '../../kit/inputs.ts';
import type { PlacePurchaseRequest } from '../../operations/purchases/place.ts';
import type { PurchaseRecord } from '../../store/list/purchases.ts';
import { purchaseView } from '../../views/purchase.ts';
import { command, type DeskContext, write } from '../desk.ts';

export default command({
  summary: 'Orders goods from a supplier; they are incoming until they are received.',
  examples: [
    [
      'docket purchases place --supplier POTTER --line MUG=48@3.20 --line JUG=12 --expected 2026-03-20',
      'without a cost, what the supplier asks for so many',
    ],
    ['docket purchases place --supplier POTTER --line MUG=48 --draft', 'written down, and not ordered yet'],
    ['docket purchases place 12', 'places draft 12'],
  ],
  args: { purchase: documentNumber('NUMBER', 'A draft to place') },
  flags: {
    supplier: text('CODE', 'Who sells it'),
    line: many(text('SKU=QTY[@COST]', 'What is ordered')),
    external_ref: text('REF', 'What the supplier calls the order; once a supplier'),
    expected: day('When it should be there (by the lead time)'),
    location: text('CODE', 'Where it shall come in (the shop’s own location)'),
    placed_on: day('When it was ordered (today)'),
    note: text('TEXT', 'For the supplier'),
    draft: toggle('Write it down without ordering it'),
  },
  view: purchaseView,
  writes: true,
  async run(context, { args: { purchase }, flags }) {
    if (purchase === undefined) return placed(await placeNew(context, flags));
    refuseOthers(purchase, flags);
    return placed(await placeDraft(context, purchase));
  },
});

async function placeNew(context: DeskContext, request: PlacePurchaseRequest): Promise<PurchaseRecord> {
  const [{ placePurchase }, { showPurchase }] = await Promise.all([
    import('../../operations/purchases/place.ts'),
    import('../../store/list/purchases.ts'),
  ]);
  return write(context, { command: 'purchases place', request }, placePurchase, (work, number) =>
    showPurchase(work, Number(number)),
  );
}

async function placeDraft(context: DeskContext, purchase: number): Promise<PurchaseRecord> {
  const [{ placePurchaseDraft }, { showPurchase }] = await Promise.all([
    import('../../operations/purchases/place-draft.ts'),
    import('../../store/list/purchases.ts'),
  ]);
  const request = { purchase };
  return write(context, { command: 'purchases place', request }, placePurchaseDraft, (work, number) =>
    showPurchase(work, Number(number)),
  );
}

/** A draft is placed as it was written down. */
function refuseOthers(purchase: number, { line, ...flags }: PlacePurchaseRequest): void {
  const others = Object.entries(flags).filter(([, given]) => given !== undefined && given !== false);
  const names = [...(line.length > 0 ? ['line'] : []), ...others.map(([name]) => name)];
  if (names.length === 0) return;
  const said = names.map((name) => `--${name.replaceAll('_', '-')}`).join(', ');
  throw new Refusal('usage', `Draft ${purchase} is placed as it is; ${said} would change it.`, {
    hint: `docket purchases edit ${purchase} ${names.map((name) => `--${name.replaceAll('_', '-')} …`).join(' ')}`,
  });
}

/** Where a supplier sells other quantities than were ordered. */
export function unsold({ supplier, lines }: PurchaseRecord): string[] {
  return lines.flatMap(({ sku, ordered, moq, multiple }) => {
    const tooFew = moq !== null && ordered < moq ? [`at least ${formatQuantity(moq)}`] : [];
    const uneven =
      multiple !== null && ordered % multiple !== 0 ? [`in multiples of ${formatQuantity(multiple)}`] : [];
    const terms = [...tooFew, ...uneven].join(', ');
    return terms === ''
      ? []
      : [`${supplier.name} sells ${sku} ${terms}; ${formatQuantity(ordered)} are ordered.`];
  });
}

function placed(record: PurchaseRecord): Outcome {
  const { number, lifecycle, expected_on } = record.header;
  const draft = lifecycle === 'draft';
  const when = expected_on === null || draft ? '' : `, expected on ${expected_on}`;
  const free = record.lines.filter(({ unit_cost }) => unit_cost === 0).map(({ sku }) => sku);
  return one(purchaseView, record, {
    notes: [
      ...(free.length === 0 ? [] : [`No cost is known of ${free.join(', ')}: it would come in at nothing.`]),
      ...unsold(record),
    ],
    done: `Purchase order ${number} is ${draft ? 'written down as a draft' : 'placed'}${when}.`,
    next: draft ? `docket purchases place ${number}` : `docket purchases send ${number}`,
  });
}
