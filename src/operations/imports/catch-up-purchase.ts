import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import { instantOn } from '../../base/days.ts';
import { stillToCome } from '../../domain/purchasing/purchase.ts';
import type { PurchasedLine, PurchaseOrderRecord } from '../../domain/imports/records.ts';
import type { KnownPurchase } from '../../store/load/known-purchases.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { cancelPurchase } from '../purchases/cancel.ts';
import { change } from '../purchases/change.ts';
import { closePurchase } from '../purchases/close.ts';
import { placePurchaseDraft } from '../purchases/place-draft.ts';
import { receivePurchase } from '../purchases/receive.ts';
import type { Change } from './outcome.ts';

/**
 * Brings an order that is known up to date: that it was placed or cancelled, when it is expected, what has come and what
 * will not. What the books know better stays. Yields what changed.
 */
export async function catchUpPurchase(
  work: Work,
  known: KnownPurchase,
  said: PurchaseOrderRecord,
): Promise<Change[]> {
  const stage = await nextStage(work, known, said);
  if (stage.length > 0 && said.lifecycle === 'cancelled') return stage;
  // What may be refused comes first.
  const came = await moreCame(work, known, said);
  const closed = await moreClosed(work, known, said);
  return [...stage, ...came, ...closed, ...(await renamed(work, known, said))];
}

/** An order goes on from draft to placed or to cancelled, never back. */
async function nextStage(
  work: Work,
  { header: { number, lifecycle }, lines }: KnownPurchase,
  said: PurchaseOrderRecord,
): Promise<Change[]> {
  const begun = lines.some(({ received, closed }) => received + closed > 0);
  const placing = said.lifecycle === 'open' && lifecycle === 'draft';
  const cancelling = said.lifecycle === 'cancelled' && lifecycle !== 'cancelled' && !begun;
  if (placing) await placePurchaseDraft(work, { purchase: number });
  if (cancelling) await cancelPurchase(work, { purchase: number });
  return placing || cancelling ? [{ field: 'lifecycle', before: lifecycle, after: said.lifecycle }] : [];
}

/** What a file says of the order itself; what is blank says nothing. */
async function renamed(
  work: Work,
  { header }: KnownPurchase,
  { expected_on, note, sent_on }: PurchaseOrderRecord,
): Promise<Change[]> {
  const sent = sent_on !== null && header.sent_on === null;
  const wanted: Partial<RowOf<'purchases'>> = {
    ...(expected_on === null ? {} : { expected_on }),
    ...(note === null ? {} : { note }),
    ...(sent ? { sent_on, sent_at: instantOn(sent_on, work.now, work.shop.timezone) } : {}),
  };
  const before: Values = header;
  const after: Values = wanted;
  const fields = Object.keys(wanted).filter((field) => field !== 'sent_at' && before[field] !== after[field]);
  if (fields.length === 0) return [];
  await change(work, header, wanted);
  return fields.map((field) => ({ field, before: text(before[field]), after: text(after[field]) }));
}

type Values = Readonly<Record<string, string | number | null | undefined>>;

function text(value: string | number | null | undefined): string | null {
  return value == null ? null : String(value);
}

type Line = RowOf<'purchase_lines'>;

/** What has come beyond what the books know comes in today, and goes to the orders that wait. */
async function moreCame(work: Work, known: KnownPurchase, said: PurchaseOrderRecord): Promise<Change[]> {
  const more = beyond(
    known,
    said,
    ({ received }) => received,
    (line) => line.received,
  );
  if (more.length === 0) return [];
  await receivePurchase(work, { purchase: known.header.number, line: more.map(written) });
  return more.map(({ line, by }) => changed('received', line.line, { from: line.received, by }));
}

/** What the books still expect and the file has given up. */
async function moreClosed(work: Work, known: KnownPurchase, said: PurchaseOrderRecord): Promise<Change[]> {
  const more = beyond(
    known,
    said,
    ({ closed }) => closed,
    (line) => line.closed,
  ).flatMap(({ line, by }) => {
    const least = Math.min(by, stillToCome(line));
    return least > 0 ? [{ line, by: least }] : [];
  });
  if (more.length === 0) return [];
  await closePurchase(work, { purchase: known.header.number, line: more.map(written), reason: 'import' });
  return more.map(({ line, by }) => changed('closed', line.line, { from: line.closed, by }));
}

interface More {
  readonly line: Line;
  readonly by: Quantity;
}

function beyond(
  { lines }: KnownPurchase,
  said: PurchaseOrderRecord,
  told: (line: PurchasedLine) => Quantity | null,
  knownOf: (line: Line) => Quantity,
): More[] {
  return said.lines.flatMap((one) => {
    const line = lines.find((candidate) => candidate.line === one.line && candidate.sku === one.sku);
    const by = line === undefined ? 0 : (told(one) ?? 0) - knownOf(line);
    return line !== undefined && by > 0 ? [{ line, by }] : [];
  });
}

function written({ line, by }: More): string {
  return `${line.line}=${formatQuantity(by)}`;
}

function changed(field: string, line: number, { from, by }: { from: Quantity; by: Quantity }): Change {
  return {
    field: `${field} of line ${line}`,
    before: formatQuantity(from),
    after: formatQuantity(from + by),
  };
}

/** Whether a file has other lines, quantities or costs than the books. */
export function differs({ lines }: KnownPurchase, said: PurchaseOrderRecord): boolean {
  return (
    said.lines.length !== lines.length ||
    said.lines.some((one) => {
      const line = lines.find((candidate) => candidate.line === one.line);
      const cost = one.unit_cost ?? line?.unit_cost;
      return line?.sku !== one.sku || line.ordered !== one.quantity || line.unit_cost !== cost;
    })
  );
}
