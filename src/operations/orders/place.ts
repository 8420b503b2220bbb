import { dayOf, instantOn, type Day } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { refuseCardNumbers } from '../../domain/card-number.ts';
import { dayBefore, fingerprintOf, place, promiseProblem, type Shortage } from '../../domain/orders/place.ts';
import { loadChannel } from '../../store/load/channels.ts';
import { loadFree } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { promisedTo } from '../../store/load/promised.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { buyerOf } from './buyer.ts';
import { collectNow, payNow } from './counter.ts';
import { wantedOf, type WrittenOrderLine } from './wanted.ts';

/** An order as it is typed; the keys are the flags' names, and the keys of NDJSON. */
export interface PlaceRequest {
  readonly customer?: string | undefined;
  readonly line: readonly (string | WrittenOrderLine)[];
  readonly channel?: string | undefined;
  readonly ship_to?: string | undefined;
  readonly discount?: string | undefined;
  readonly shipping?: string | undefined;
  readonly pay?: readonly string[] | undefined;
  readonly collect?: boolean | undefined;
  readonly promised?: Day | undefined;
  readonly placed_on?: Day | undefined;
  readonly location?: string | undefined;
  readonly external_ref?: string | undefined;
  readonly note?: string | undefined;
  readonly ship_policy?: 'complete' | 'partial' | undefined;
  readonly backorder?: boolean | undefined;
  readonly draft?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/**
 * Places an order: prices it, promises it what is free and, where asked, takes the money and hands it over.
 * Refuses everything wrong at once: values (2), unknown things (3), shortages and duplicates (4).
 */
export async function placeOrder(work: Work, request: PlaceRequest): Promise<number> {
  const problems = new Problems();
  const { note, ship_to, external_ref } = request;
  problems.add(
    ...refuseCardNumbers({ note, ship_to, external_ref, customer: request.customer }),
    ...shapeProblems(work, request),
  );
  const channel = await problems.attemptLater(() => loadChannel(work, request.channel ?? 'direct'), null);
  const locations = await loadLocations(work);
  const location = problems.attempt(
    () => (request.location === undefined ? null : locations.byCode(request.location)),
    null,
  );
  const wanted = await wantedOf(work, request, problems);
  refuseAll(problems.found);
  const placed_on = request.placed_on ?? work.today;
  const buyer = await buyerOf(work, request);
  const order = {
    external_ref: external_ref ?? null,
    channel_id: channel?.id ?? 0,
    customer_id: buyer.customer_id,
    ship_to_id: buyer.ship_to_id,
    location_id: location?.id ?? null,
    country: buyer.country ?? work.shop.country,
    lifecycle: request.draft ? 'draft' : 'open',
    imported: 0,
    ship_policy: request.ship_policy ?? work.shop.ship_policy,
    backorder: request.backorder ? 1 : 0,
    prices: work.shop.prices,
    placed_at: instantOn(placed_on, work.now, work.shop.timezone),
    placed_on,
    promised_on: request.promised ?? null,
    currency: work.shop.currency,
    note: note ?? null,
    fingerprint: fingerprintOf(
      buyer.customer_id,
      wanted.lines.map(({ product, quantity }) => ({ sku: product.sku, quantity })),
    ),
  } as const;
  if (order.external_ref !== null) await refuseSameReference(work, order.channel_id, order.external_ref);
  else if (!request.force) await refuseLikelyDuplicate(work, order.fingerprint);
  const stocked = wanted.lines
    .filter(({ product }) => product.kind === 'goods')
    .map(({ product }) => product.id);
  const decision = place({ order, ...wanted }, await loadFree(work, stocked, order.location_id));
  if ('shortages' in decision) throw await shortOf(work, decision.shortages);
  const [id = 0] = await record(work, [{ type: 'order_placed', ...decision.event }]);
  for (const payment of request.pay ?? []) await payNow(work, id, payment);
  if (request.collect) await collectNow(work, id);
  return numberOf(work, id);
}

function shapeProblems(work: Work, request: PlaceRequest): Refusal[] {
  const problems: Refusal[] = [];
  const placed_on = request.placed_on ?? work.today;
  const promise = promiseProblem(request.promised ?? null, placed_on);
  if (promise !== undefined) problems.push(new Refusal('input.invalid', promise));
  if (placed_on > dayOf(work.now, work.shop.timezone)) {
    problems.push(
      new Refusal('input.invalid', `The day ${placed_on} has not come yet (today is ${work.today}).`),
    );
  }
  if (request.line.length === 0)
    problems.push(new Refusal('input.missing', 'The order has no lines.', { hint: '--line SKU=QTY' }));
  if (request.draft && (request.pay?.length || request.collect)) {
    problems.push(
      new Refusal('usage', 'A draft can be neither paid nor collected.', {
        hint: 'Leave out --draft, or --pay and --collect.',
      }),
    );
  }
  return problems;
}

/** The hard guard: one order for each reference of a channel, among those not taken back. */
async function refuseSameReference(work: Work, channel_id: number, external_ref: string): Promise<void> {
  const same = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('channel_id', '=', channel_id)
    .where('external_ref', '=', external_ref)
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  if (!same) return;
  throw new Refusal('duplicate', `“${external_ref}” is order #${same.number} already.`, {
    hint: `docket orders show ${same.number}`,
    details: { external_ref, number: same.number },
  });
}

/** The soft guard: the same customer ordered the same within a day. */
async function refuseLikelyDuplicate(work: Work, fingerprint: string | null): Promise<void> {
  if (fingerprint === null) return;
  const same = await work.tx
    .selectFrom('orders')
    .select(['number', 'placed_at'])
    .where('fingerprint', '=', fingerprint)
    .where('placed_at', '>=', dayBefore(work.now))
    .where('lifecycle', '<>', 'cancelled')
    .where('undone_by', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (!same) return;
  throw new Refusal(
    'duplicate',
    `Likely a duplicate: order #${same.number} is of the same customer with the same lines, placed ${same.placed_at}.`,
    {
      hint: `docket orders show ${same.number}      or place it all the same with --force`,
      details: { number: same.number, placed_at: same.placed_at },
    },
  );
}

/** Says of every short product what there is, and who it is promised to. */
export async function shortOf(work: Work, shortages: readonly Shortage[]): Promise<Refusal> {
  const parts = await Promise.all(
    shortages.map(async (shortage) => ({ shortage, ...(await promisedTo(work, shortage.product_id)) })),
  );
  const sentences = parts.map(({ shortage: { sku, wanted, available }, on_hand, promised, orders }) => {
    const held =
      promised === 0
        ? ''
        : `, ${formatQuantity(promised)} promised to ${orders.map((number) => `#${number}`).join(', ')}`;
    const verb = available === 1000 ? 'is' : 'are';
    return `Only ${formatQuantity(available)} of ${sku} ${verb} available, ${formatQuantity(wanted)} wanted (on hand ${formatQuantity(on_hand)}${held}).`;
  });
  const details = parts.map(({ shortage: { sku, wanted, available }, on_hand, promised }) => ({
    sku,
    wanted: wanted / 1000,
    available: available / 1000,
    on_hand: on_hand / 1000,
    promised: promised / 1000,
  }));
  return new Refusal('stock.short', sentences.join('\n'), {
    hint: `docket orders place … --backorder      or  docket stock receive ${shortages[0]?.sku ?? 'SKU'} QTY`,
    details: { shortages: details },
  });
}

async function numberOf(work: Work, id: number): Promise<number> {
  const { number } = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
}
