import { Refusal } from '../../base/refusal.ts';
import { one, type Outcome } from '../../kit/command.ts';
import { day, decimal, documentNumber, many, orDash, text, toggle, word } from '../../kit/inputs.ts';
import type { PlaceRequest } from '../../operations/orders/place.ts';
import type { OrderRecord } from '../../store/list/order.ts';
import { orderView } from '../../views/order.ts';
import { command, type DeskContext, write } from '../desk.ts';
import { confirmDuplicate, isLikelyDuplicate } from './duplicate.ts';

export default command({
  summary: 'Places an order: checks stock, promises it, and where asked takes the money and hands it over.',
  examples: [
    [
      'docket orders place --customer "Ann Lee <ann@example.com>" --line MUG=2 --line TEA=1 --shipping 3.95',
      'an order by phone',
    ],
    ['docket orders place', 'asks for everything, on a terminal'],
    ['docket orders place --line MUG=1 --pay cash --collect', 'a sale over the counter'],
    ['docket orders place 1041', 'places draft 1041'],
    [
      'docket orders place - < orders.ndjson',
      'one JSON object a line: {"line":["MUG=2"],"external_ref":"W-17"}',
    ],
  ],
  args: { order: orDash(documentNumber('NUMBER', 'A draft to place, or - for NDJSON on standard input')) },
  flags: {
    customer: text('WHO', 'Name <e-mail>, e-mail, name or code; nobody is a walk-in'),
    line: many(text('SKU=QTY[@PRICE][-10%]', 'What is ordered')),
    channel: text('CODE', 'Where the order came in (direct)'),
    ship_to: text('ADDRESS', 'Street, town, postcode, country'),
    discount: text('10%|AMOUNT', 'Off the whole order'),
    shipping: decimal('AMOUNT', 'Charged for postage'),
    pay: many(text('METHOD[=AMOUNT]', 'Paid at once; without an amount, what is due')),
    collect: toggle('Handed over at once'),
    promised: day('When it shall leave'),
    placed_on: day('When it was ordered (today)'),
    location: text('CODE', 'Take the goods from here only'),
    external_ref: text('REF', 'The channel’s own number: never taken twice'),
    note: text('TEXT', 'For the packer'),
    ship_policy: word(['complete', 'partial'], 'HOW', 'Whether it may leave in parts'),
    backorder: toggle('Let wait what is not there'),
    draft: toggle('Write it down without promising stock'),
    force: toggle('Place it although it looks like a duplicate'),
  },
  view: orderView,
  writes: true,
  async run(context, { args: { order }, flags }) {
    if (order === '-') return (await import('./place-stream.ts')).placeStream(context, flags);
    if (order !== undefined) return done(await placeDraftHere(context, order, flags));
    if (flags.line.length > 0 || !context.person.present) return done(await placeHere(context, flags));
    const { askForOrder } = await import('./place-ask.ts');
    return done(await placeHere(context, await askForOrder(context, flags)));
  },
});

async function placeHere(context: DeskContext, request: PlaceRequest): Promise<OrderRecord> {
  const [{ placeOrder }, { showOrder }] = await Promise.all([
    import('../../operations/orders/place.ts'),
    import('../../store/list/order.ts'),
  ]);
  return unlessDuplicate(context, request, (sure) =>
    write(context, { command: 'orders place', request: sure }, placeOrder, (work, number) =>
      showOrder(work, Number(number)),
    ),
  );
}

const ofDrafts: ReadonlySet<string> = new Set(['line', 'pay', 'collect', 'backorder', 'force']);

async function placeDraftHere(
  context: DeskContext,
  order: number,
  flags: PlaceRequest,
): Promise<OrderRecord> {
  refuseOtherFlags(order, flags);
  const { pay, collect, backorder, force } = flags;
  const [{ placeDraft }, { showOrder }] = await Promise.all([
    import('../../operations/orders/place-draft.ts'),
    import('../../store/list/order.ts'),
  ]);
  return unlessDuplicate(context, { order, pay, collect, backorder, force }, (request) =>
    write(context, { command: 'orders place', request }, placeDraft, (work, number) =>
      showOrder(work, Number(number)),
    ),
  );
}

/** A draft is placed as it was written down; what it says is changed by `orders edit`. */
function refuseOtherFlags(order: number, flags: PlaceRequest): void {
  const others = Object.entries(flags).filter(
    ([name, given]) => given !== undefined && given !== false && !ofDrafts.has(name),
  );
  if (others.length === 0 && flags.line.length === 0) return;
  const names = [...(flags.line.length > 0 ? ['line'] : []), ...others.map(([name]) => name)];
  throw new Refusal(
    'usage',
    `Draft #${order} is placed as it is; ${names.map((name) => `--${name.replaceAll('_', '-')}`).join(', ')} would change it.`,
    { hint: `docket orders edit ${order} …` },
  );
}

/** On a terminal a likely duplicate is asked about; `--force` answers beforehand. */
async function unlessDuplicate<R extends { readonly force?: boolean | undefined }>(
  context: DeskContext,
  request: R,
  place: (request: R) => Promise<OrderRecord>,
): Promise<OrderRecord> {
  try {
    return await place(request);
  } catch (error) {
    if (!isLikelyDuplicate(error) || !context.person.present) throw error;
    await confirmDuplicate(context, error);
    return place({ ...request, force: true });
  }
}

function done({ order, ...parts }: OrderRecord): Outcome {
  const { number, lifecycle } = order;
  const draft = lifecycle === 'draft';
  return one(
    orderView,
    { order, ...parts },
    {
      done: `Order #${number} is ${draft ? 'written down as a draft' : 'placed'}.`,
      next: draft ? `docket orders place ${number}` : nextOf(order),
    },
  );
}

function nextOf({ number, readiness, due }: OrderRecord['order']): string {
  if (readiness === 'ready') return `docket shipments ship ${number}`;
  if (due > 0) return `docket payments add ${number} --method …`;
  return `docket orders show ${number}`;
}
