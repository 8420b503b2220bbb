import { addDays, instantOn, type Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import type { NewPurchase } from '../../domain/events.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { expectedDays } from '../../domain/purchasing/lead-time.ts';
import { learnLeadTimes } from '../../store/load/lead-times.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadParty, type Party } from '../../store/load/parties.ts';
import { termsOf } from '../../store/load/supplier-items.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { rearm } from '../stock/alerts.ts';
import { wantedLines } from './wanted.ts';

/** A purchase order as it is typed. */
export interface PlacePurchaseRequest {
  readonly supplier?: string | undefined;
  /** `SKU=QTY[@COST]`. */
  readonly line: readonly string[];
  /** What the supplier calls it; taken once a supplier. */
  readonly external_ref?: string | undefined;
  readonly location?: string | undefined;
  readonly expected?: Day | undefined;
  readonly placed_on?: Day | undefined;
  readonly note?: string | undefined;
  readonly draft?: boolean | undefined;
}

/**
 * Orders goods from a supplier, or writes down a draft. Refuses everything wrong at once: values (2), unknown things
 * (3), what is not stocked or a supplier that is archived (4). Returns the order's number.
 */
export async function placePurchase(work: Work, request: PlacePurchaseRequest): Promise<number> {
  const purchase = await asked(work, request);
  const [id = 0] = await record(work, [{ type: 'purchase_placed', ...purchase }]);
  if (purchase.lifecycle === 'open')
    await rearm(
      work,
      purchase.lines.map(({ product_id }) => product_id),
    );
  const { number } = await work.tx
    .selectFrom('purchases')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
}

async function asked(work: Work, request: PlacePurchaseRequest): Promise<NewPurchase> {
  const problems = new Problems();
  const { shop, today, now } = work;
  const placed_on = request.placed_on ?? today;
  const external_ref = keptText(request.external_ref ?? '');
  problems.add(...optionalTextProblems({ note: request.note, external_ref }), ...dayProblems(work, request));
  const supplier = await problems.attemptLater(() => supplierOf(work, request.supplier), undefined);
  if (supplier && external_ref !== null)
    await problems.attemptLater(() => refuseSameReference(work, supplier.id, external_ref), undefined);
  const locations = await loadLocations(work);
  const location = problems.attempt(() => locations.byCode(request.location ?? shop.location), undefined);
  if (request.line.length === 0) problems.add(noLines());
  const lines = await wantedLines(work, { written: request.line, supplier_id: supplier?.id }, problems);
  const supplier_id = problems.unlessFound(supplier).id;
  const products = lines.map(({ product_id }) => product_id);
  return {
    supplier_id,
    external_ref,
    location_id: problems.unlessFound(location).id,
    lifecycle: request.draft ? 'draft' : 'open',
    currency: shop.currency,
    placed_at: instantOn(placed_on, now, shop.timezone),
    placed_on,
    expected_on: request.expected ?? (await expectedOn(work, { supplier_id, products, placed_on })),
    note: keptText(request.note ?? ''),
    lines,
  };
}

/** Refuses (4) a reference that another order with the supplier has. */
export async function refuseSameReference(
  { tx }: Work,
  supplier_id: number,
  external_ref: string,
): Promise<void> {
  const same = await tx
    .selectFrom('purchases')
    .select('number')
    .where('supplier_id', '=', supplier_id)
    .where('external_ref', '=', external_ref)
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  if (!same) return;
  throw new Refusal(
    'duplicate',
    `“${external_ref}” is purchase order ${same.number} of this supplier already.`,
    {
      hint: `docket purchases show ${same.number}`,
      details: { external_ref, number: same.number },
    },
  );
}

function noLines(): Refusal {
  return new Refusal('input.missing', 'The purchase order has no lines.', { hint: '--line SKU=QTY@COST' });
}

/** What is wrong with the days of an order (2). */
export function dayProblems(
  { today }: Work,
  { placed_on = today, expected }: Pick<PlacePurchaseRequest, 'placed_on' | 'expected'>,
): Refusal[] {
  const problems: Refusal[] = [];
  if (placed_on > today)
    problems.push(new Refusal('input.invalid', `The day ${placed_on} has not come yet (today is ${today}).`));
  if (expected !== undefined && expected < placed_on)
    problems.push(
      new Refusal(
        'input.invalid',
        `The goods are expected on ${expected}, before ${placed_on} when they are ordered.`,
      ),
    );
  return problems;
}

async function supplierOf(work: Work, code: string | undefined): Promise<Party> {
  if (code === undefined)
    throw new Refusal('input.missing', 'Who sells it?', {
      hint: '--supplier CODE      docket suppliers list',
    });
  const supplier = await loadParty(work, 'supplier', code);
  if (supplier.archived_at === null) return supplier;
  throw new Refusal('state', `The supplier ${code} is archived.`, {
    hint: `docket suppliers edit ${code} --restore`,
  });
}

interface Bought {
  readonly supplier_id: number;
  readonly products: readonly number[];
  readonly placed_on: Day;
}

/** When everything should be there by what the supplier needed so far, else by what it says; null where nobody knows. */
export async function expectedOn(
  work: Work,
  { supplier_id, products, placed_on }: Bought,
): Promise<Day | null> {
  const learnt = await learnLeadTimes(work, products);
  const terms = await termsOf(work, supplier_id, products);
  const days = products.flatMap((product_id) => {
    const known = expectedDays(learnt({ supplier_id, product_id }), terms.get(product_id)?.lead_time ?? null);
    return known === null ? [] : [known];
  });
  return days.length === 0 ? null : addDays(placed_on, Math.max(...days));
}
