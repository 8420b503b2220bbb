import { formatMoney } from '../base/money.ts';
import { formatQuantity } from '../base/quantity.ts';
import type { EventType, EventTypes } from '../domain/events.ts';
import { column, type Json, type View } from '../kit/view.ts';
import type { TimelineEntry } from '../store/list/timeline.ts';

/** What happened to an order, entry by entry. */
export const timelineView: View<TimelineEntry> = {
  name: 'timeline',
  key: 'operation',
  columns: [
    column('at', 'instant'),
    column('day', 'day'),
    column('time', 'text'),
    column('what', 'text'),
    column('actor', 'text', 'By'),
    column('command', 'text'),
    column('type', 'text'),
    column('operation', 'number'),
    column('payload', 'nested'),
  ],
  shown: ['day', 'time', 'what', 'actor', 'command'],
  row: ({ at, day, time, actor, command, type, operation, payload, ...context }) => ({
    at,
    day,
    time,
    what: sentenceOf({ type, payload, ...context }),
    actor,
    command,
    type,
    operation,
    payload: payload as { readonly [key: string]: Json },
  }),
};

type Told = Pick<TimelineEntry, 'type' | 'payload' | 'skus' | 'currency'>;

function sentenceOf(told: Told): string {
  const say = sentences[told.type as EventType] as ((payload: unknown, words: Words) => string) | undefined;
  return say === undefined ? told.type.replaceAll('_', ' ') : say(told.payload, wordsFor(told));
}

/** How units, amounts and lines of this order are said. */
interface Words {
  readonly money: (amount: number) => string;
  readonly units: (units: readonly { readonly sku: string; readonly quantity: number }[]) => string;
  readonly sku: (line: number | null) => string;
}

function wordsFor({ skus, currency }: Told): Words {
  return {
    money: (amount) => `${formatMoney(amount, currency)} ${currency}`,
    units: (units) =>
      summed(units)
        .map(([sku, quantity]) => `${formatQuantity(quantity)} × ${sku}`)
        .join(', '),
    sku: (line) => skus.get(line ?? 0) ?? 'goods',
  };
}

function summed(units: readonly { readonly sku: string; readonly quantity: number }[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of units) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return [...sums];
}

const because = (reason: string | null): string => (reason === null || reason === '' ? '' : `: ${reason}`);

type Sentences = { readonly [T in EventType]?: (payload: EventTypes[T], words: Words) => string };

/** One sentence for each thing that can happen to an order; what is not here is said by the name of its type. */
const sentences: Sentences = {
  order_placed: ({ order, lines, charges, allocations }, words) => {
    const total = [...lines, ...charges].reduce((sum, { gross }) => sum + gross, 0);
    const wanted = orderedUnits(lines, words);
    const skus = new Map(lines.map(({ line, sku }) => [line, sku]));
    const promised = allocations.map(({ line, quantity }) => ({ sku: skus.get(line) ?? '', quantity }));
    const held = promised.length === 0 ? '' : `; promised ${words.units(promised)}`;
    return `${order.lifecycle === 'draft' ? 'written down as a draft' : 'placed'}: ${wanted}, ${words.money(total)}${held}`;
  },
  past_order_recorded: () => 'written down from before docket: paid, shipped and delivered on its day',
  draft_placed: () => 'placed; it was a draft',
  lines_added: ({ lines }, words) => `added ${orderedUnits(lines, words)}`,
  order_edited: ({ changes, before }) => editSentence(changes, before),
  stock_allocated: ({ promised }, words) => promiseSentence(promised, words),
  units_cancelled: ({ units, charge_ids, reason }, words) => {
    const gone = cancelledUnits(units, words);
    const worth = units.reduce((sum, { gross }) => sum + gross, 0);
    const charges = charge_ids.length === 0 ? [] : ['its charges'];
    const parts = [...(gone === '' ? [] : [`${gone} worth ${words.money(worth)}`]), ...charges];
    return `cancelled ${parts.join(' and ')}${because(reason)}`;
  },
  lifecycle_changed: ({ lifecycle, reason }) => `is ${lifecycle} now${because(reason)}`,
  order_held: ({ reason, until }) => `put on hold${until === null ? '' : ` until ${until}`}: ${reason}`,
  order_released: ({ reason }) => `released; it was held: ${reason}`,
  payment_added: ({ kind, method, amount, ref }, words) =>
    `${kind === 'refund' ? 'paid back' : 'paid'} ${words.money(amount)} by ${method.replaceAll('_', ' ')}${ref === null ? '' : ` (${ref})`}`,
  payment_voided: ({ number, reason }) => `payment ${number} voided${because(reason)}`,
  credit_written: ({ kind, gross, reason }, words) =>
    `credited ${words.money(gross)} (${kind})${because(reason)}`,
  credit_voided: () => 'a credit voided',
  shipped: ({ kind, carrier, tracking, moves }, words) => {
    const by = [carrier, tracking].filter((part) => part !== null).join(' ');
    return `${shippedHow[kind]} ${movedUnits(moves, words)}${by === '' ? '' : ` (${by})`}`;
  },
  shipment_voided: ({ number, reason, moves }, words) =>
    `shipment ${number} voided, ${movedUnits(moves, words)} back${because(reason)}`,
  delivered: ({ delivered_on }) => `delivered on ${delivered_on}`,
  delivery_voided: () => 'the delivery voided',
  return_requested: ({ lines, reason }, words) =>
    `return asked for: ${words.units(lines.map((line) => ({ sku: words.sku(line.order_line_id), quantity: line.quantity })))}, ${reason.replaceAll('_', ' ')}`,
  return_decided: ({ lifecycle, reason }) => `return ${lifecycle}${because(reason)}`,
  return_received: ({ moves }, words) => {
    const back = moves.every(({ reverses }) => reverses === null)
      ? 'came back'
      : 'did not come back after all';
    return `${movedUnits(moves, words)} ${back}`;
  },
  return_inspected: ({ verdict, lines }) => {
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    return `${formatQuantity(Math.abs(quantity))} of the return ${verdict}${quantity < 0 ? ' no more' : ''}`;
  },
  order_reported: ({ updated_at }) =>
    `reported by its channel${updated_at === null ? '' : `, as of ${updated_at.slice(0, 10)}`}`,
  order_repriced: ({ lines, charges, before }, words) => {
    const total = (parts: readonly { readonly gross: number }[]) =>
      words.money(parts.reduce((sum, { gross }) => sum + gross, 0));
    return `its channel names the total: ${total([...lines, ...charges])} instead of ${total([...before.lines, ...before.charges])}`;
  },
  exception_raised: ({ order_line_id, quantity }, words) =>
    `oversold: its channel has shipped ${words.units([{ sku: words.sku(order_line_id), quantity }])} that were not there`,
  tracking_set: ({ carrier, tracking }) =>
    `labelled ${[carrier, tracking].filter((part) => part !== null).join(' ')}`,
  taken_back: () => 'undone',
};

/** What was ordered, and in brackets what a kit is made of. */
function orderedUnits(lines: EventTypes['lines_added']['lines'], words: Words): string {
  const below = Map.groupBy(lines, ({ parent_line }) => parent_line ?? 0);
  return withParts(
    lines.filter(({ parent_line }) => (parent_line ?? null) === null),
    ({ line }) => below.get(line) ?? [],
    (units) => words.units(units.map(({ sku, ordered }) => ({ sku, quantity: ordered }))),
  );
}

/** Units of a component without its kit are said like any others. */
function cancelledUnits(units: EventTypes['units_cancelled']['units'], words: Words): string {
  const whole = new Set(units.map(({ order_line_id }) => order_line_id));
  const isPart = ({ kit_line_id = 0 }: (typeof units)[number]): boolean => whole.has(kit_line_id);
  return withParts(
    units.filter((one) => !isPart(one)),
    ({ order_line_id }) => units.filter(({ kit_line_id }) => kit_line_id === order_line_id),
    (some) =>
      words.units(some.map(({ order_line_id, quantity }) => ({ sku: words.sku(order_line_id), quantity }))),
  );
}

/** Lines of one product together, those with parts each by itself. */
function withParts<T>(
  units: readonly T[],
  partsOf: (unit: T) => readonly T[],
  say: (units: readonly T[]) => string,
): string {
  const plain = units.filter((unit) => partsOf(unit).length === 0);
  const kits = units.filter((unit) => partsOf(unit).length > 0);
  return [
    ...kits.map((kit) => `${say([kit])} (${say(partsOf(kit))})`),
    ...(plain.length === 0 ? [] : [say(plain)]),
  ].join(', ');
}

const shippedHow = { delivery: 'shipped', collection: 'handed over', history: 'stands as shipped:' } as const;

function movedUnits(moves: EventTypes['shipped']['moves'], words: Words): string {
  return words.units(
    moves.map(({ order_line_id, quantity }) => ({ sku: words.sku(order_line_id), quantity })),
  );
}

function promiseSentence(promised: EventTypes['stock_allocated']['promised'], words: Words): string {
  const units = (sign: 1 | -1): string =>
    words.units(
      promised
        .filter(({ quantity }) => quantity * sign > 0)
        .map(({ order_line_id, quantity }) => ({ sku: words.sku(order_line_id), quantity: quantity * sign })),
    );
  const parts = [
    [units(1), 'promised'],
    [units(-1), 'promised no more'],
  ].filter(([said]) => said !== '');
  return parts.map((part) => part.join(' ')).join(', ');
}

/** Columns of an order as people call them; what is not here follows from the others. */
const called: Readonly<Record<string, string>> = {
  promised_on: 'the promised day',
  note: 'the note',
  external_ref: 'the reference',
  ship_policy: 'the shipping policy',
};

function editSentence(
  changes: EventTypes['order_edited']['changes'],
  before: EventTypes['order_edited']['before'],
): string {
  const changed = Object.entries(changes).flatMap(([name, value]) => {
    if (name === 'ship_to_id') return ['the address'];
    const what = called[name];
    return what === undefined
      ? []
      : [`${what} from ${String(before[name] ?? 'none')} to ${String(value ?? 'none')}`];
  });
  const may = changes['backorder'] === undefined ? [] : [waits[changes['backorder'] as 0 | 1]];
  const said = [...(changed.length === 0 ? [] : [`changed ${changed.join(', ')}`]), ...may];
  return said.length === 0 ? 'changed' : said.join(', ');
}

const waits = { 0: 'may not wait for stock now', 1: 'may wait for stock now' } as const;
