import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import type { NewPurchaseLine } from '../../domain/events.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import { record } from '../../store/record/index.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { change } from './change.ts';
import { dayProblems, refuseSameReference } from './place.ts';
import { wantedLines } from './wanted.ts';

/** What shall be different; an empty text takes a value away. */
export interface EditPurchaseRequest {
  readonly purchase: number;
  /** `SKU=QTY[@COST]` of a draft: how many there shall be on it, 0 for none. */
  readonly line?: readonly string[] | undefined;
  readonly expected?: Day | undefined;
  readonly location?: string | undefined;
  readonly external_ref?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * Changes a draft, or what a placed order says of itself: when it is expected, where it comes in, its reference and
 * note. Refuses (2) values that cannot be, (3) what is not there, (4) lines of what is placed. Returns its number.
 */
export async function editPurchase(work: Work, request: EditPurchaseRequest): Promise<number> {
  const loaded = await loadPurchase(work, request.purchase);
  refuseCancelled(loaded);
  const problems = new Problems();
  const wanted = await wantedHeader(work, loaded, { request, problems });
  const { line: written = [] } = request;
  const lines = await problems.attemptLater(() => redrafted(work, loaded, { written, problems }), null);
  problems.unlessFound(true);
  if (lines !== null)
    await record(work, [
      {
        type: 'purchase_redrafted',
        purchase_id: loaded.header.id,
        lines,
        before: loaded.lines.map(draftLine),
      },
    ]);
  await change(work, loaded.header, wanted);
  return loaded.header.number;
}

function refuseCancelled({ header: { number, lifecycle } }: LoadedPurchase): void {
  if (lifecycle === 'cancelled')
    throw new Refusal('state', `Purchase order ${number} is cancelled.`, { hint: 'docket purchases list' });
}

interface Asked {
  readonly request: EditPurchaseRequest;
  readonly problems: Problems;
}

async function wantedHeader(
  work: Work,
  { header, lines }: LoadedPurchase,
  { request: { expected, location, external_ref, note }, problems }: Asked,
): Promise<Partial<RowOf<'purchases'>>> {
  const { placed_on, supplier_id } = header;
  problems.add(
    ...optionalTextProblems({ note, external_ref }),
    ...dayProblems(work, { placed_on, expected }),
  );
  const ref = external_ref === undefined ? undefined : keptText(external_ref);
  if (ref != null && ref !== header.external_ref)
    await problems.attemptLater(() => refuseSameReference(work, supplier_id, ref), undefined);
  const locations = await loadLocations(work);
  const place =
    location === undefined ? undefined : problems.attempt(() => locations.byCode(location), undefined);
  if (place !== undefined && lines.some(({ received }) => received > 0)) problems.add(begun(header));
  return {
    ...(expected === undefined ? {} : { expected_on: expected }),
    ...(place === undefined ? {} : { location_id: place.id }),
    ...(ref === undefined ? {} : { external_ref: ref }),
    ...(note === undefined ? {} : { note: keptText(note) }),
  };
}

function begun({ number }: LoadedPurchase['header']): Refusal {
  return new Refusal('state', `Goods of purchase order ${number} have come in elsewhere already.`, {
    hint: `docket purchases receive ${number} --all --to LOCATION`,
  });
}

interface Written {
  readonly written: readonly string[];
  readonly problems: Problems;
}

/** The lines that a draft shall have; null where none were named. */
async function redrafted(
  work: Work,
  { header, lines }: LoadedPurchase,
  { written, problems }: Written,
): Promise<NewPurchaseLine[] | null> {
  if (written.length === 0) return null;
  refusePlaced(header);
  const { supplier_id } = header;
  const gone = new Set(written.flatMap((one) => none.exec(one)?.[1]?.trim() ?? []));
  for (const sku of gone) problems.attempt(() => refuseNotThere(sku, lines), undefined);
  const wanted = await wantedLines(
    work,
    { written: written.filter((one) => !none.test(one)), supplier_id },
    problems,
  );
  const kept = lines.filter(({ sku }) => !gone.has(sku)).map(draftLine);
  const result = wanted.reduce(withLine, kept);
  if (result.length === 0) problems.add(emptied(header));
  return result;
}

const none = /^(.+)=\s*0+(?:[.,]0+)?$/;

function refusePlaced({ number, lifecycle }: LoadedPurchase['header']): void {
  if (lifecycle === 'draft') return;
  throw new Refusal('state', `Purchase order ${number} is placed; its lines stand.`, {
    hint: `docket purchases close ${number} --line 1=QTY      ends units; for more, place another order`,
  });
}

function refuseNotThere(sku: string, lines: LoadedPurchase['lines']): void {
  if (lines.some((line) => line.sku === sku)) return;
  const known = lines.map((line) => line.sku).join(', ');
  throw new Refusal('not_found', `${sku} is not on the draft; the lines are ${known}.`, {
    details: { sku },
  });
}

function emptied({ number }: LoadedPurchase['header']): Refusal {
  return new Refusal('input.invalid', `Nothing would be left on draft ${number}.`, {
    hint: `docket purchases cancel ${number}`,
  });
}

/** The product's own line with another quantity, or one more line. */
function withLine(lines: readonly NewPurchaseLine[], wanted: NewPurchaseLine): NewPurchaseLine[] {
  const own = lines.find(({ product_id }) => product_id === wanted.product_id);
  if (own) return lines.map((line) => (line === own ? { ...wanted, line: own.line } : line));
  return [...lines, { ...wanted, line: Math.max(0, ...lines.map(({ line }) => line)) + 1 }];
}

/** A line of a draft, as it is written down. */
export function draftLine(row: LoadedPurchase['lines'][number]): NewPurchaseLine {
  const { line, product_id, sku, name, code, ordered, unit_cost } = row;
  return { line, product_id, sku, name, code, ordered, unit_cost };
}
