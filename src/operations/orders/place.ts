import { instantOn, type Day } from '../../base/days.ts';
import { parseMoney } from '../../base/money.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { refuseCardNumbers } from '../../domain/card-number.ts';
import type { NewOrder } from '../../domain/events.ts';
import { parseAddress } from '../../domain/orders/address.ts';
import { fingerprintOf, place, promiseProblem, type WantedOrder } from '../../domain/orders/place.ts';
import { parseWrittenCustomer, parseWrittenPayment } from '../../domain/orders/written.ts';
import { methodOf } from '../../domain/payments/methods.ts';
import { loadChannel } from '../../store/load/channels.ts';
import { loadFree } from '../../store/load/levels.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

import { buyerOf } from './buyer.ts';
import { settleNow } from './counter.ts';
import { refuseDuplicates } from './duplicates.ts';
import { shortOf } from './short.ts';
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
  const asked = await askedFor(work, request);
  const order = await headerOf(work, request, asked);
  await refuseDuplicates(work, order, { force: request.force ?? false });
  const stocked = asked.lines
    .filter(({ product }) => product.kind === 'goods')
    .map(({ product }) => product.id);
  const decision = place({ order, ...asked }, await loadFree(work, stocked, order.location_id));
  if ('shortages' in decision) {
    const at = asked.location?.code ?? null;
    throw await shortOf(work, { shortages: decision.shortages, at, command: 'docket orders place …' });
  }
  const [id = 0] = await record(work, [{ type: 'order_placed', ...decision.event }]);
  await settleNow(work, id, { ...request, on: order.placed_on });
  return numberOf(work, id);
}

type Asked = Omit<WantedOrder, 'order'> & {
  readonly channel_id: number;
  readonly location: Location | null;
};

/** What was typed, looked up in the books; refuses everything that is wrong with it at once. */
async function askedFor(work: Work, request: PlaceRequest): Promise<Asked> {
  const problems = new Problems();
  const { note, ship_to, external_ref, customer } = request;
  problems.add(
    ...refuseCardNumbers({ note, ship_to, external_ref, customer }),
    ...dayProblems(work, request),
  );
  problems.add(...shapeProblems(request));
  if (customer !== undefined) problems.attempt(() => parseWrittenCustomer(customer), null);
  if (ship_to !== undefined) problems.attempt(() => parseAddress(ship_to), null);
  for (const payment of request.pay ?? []) problems.attempt(() => checkPayment(work, payment), undefined);
  const channel = await problems.attemptLater(() => loadChannel(work, request.channel ?? 'direct'), null);
  const locations = await loadLocations(work);
  const location = problems.attempt(
    () => (request.location === undefined ? null : soldFrom(locations.byCode(request.location))),
    null,
  );
  const wanted = await wantedOf(work, request, problems);
  refuseAll(problems.found);
  return { ...wanted, channel_id: channel?.id ?? 0, location };
}

function dayProblems(work: Work, request: PlaceRequest): Refusal[] {
  const problems: Refusal[] = [];
  const placed_on = request.placed_on ?? work.today;
  const promise = promiseProblem(request.promised ?? null, placed_on);
  if (promise !== undefined) problems.push(new Refusal('input.invalid', promise));
  if (placed_on > work.today) {
    problems.push(
      new Refusal('input.invalid', `The day ${placed_on} has not come yet (today is ${work.today}).`),
    );
  }
  return problems;
}

function shapeProblems(request: PlaceRequest): Refusal[] {
  const problems: Refusal[] = [];
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

function checkPayment({ shop }: Work, written: string): void {
  const { method, amount } = parseWrittenPayment(written);
  methodOf(method, shop);
  if (amount !== null) parseMoney(amount, shop.currency, `The amount by ${method}`);
}

/** Refuses (4) a place that nothing is sold from, such as quarantine. */
function soldFrom(location: Location): Location {
  if (location.sellable === 1) return location;
  throw new Refusal('state', `Nothing is sold from the location “${location.code}”.`, {
    hint: 'docket locations list',
  });
}

async function headerOf(work: Work, request: PlaceRequest, asked: Asked): Promise<NewOrder> {
  const { shop, today, now } = work;
  const placed_on = request.placed_on ?? today;
  const buyer = await buyerOf(work, request);
  const wanted = asked.lines.map(({ product, quantity }) => ({ sku: product.sku, quantity }));
  return {
    external_ref: request.external_ref?.trim() || null,
    channel_id: asked.channel_id,
    customer_id: buyer.customer_id,
    ship_to_id: buyer.ship_to_id,
    location_id: asked.location?.id ?? null,
    country: buyer.country ?? shop.country,
    lifecycle: request.draft ? 'draft' : 'open',
    imported: 0,
    ship_policy: request.ship_policy ?? shop.ship_policy,
    backorder: request.backorder ? 1 : 0,
    prices: shop.prices,
    placed_at: instantOn(placed_on, now, shop.timezone),
    placed_on,
    promised_on: request.promised ?? null,
    currency: shop.currency,
    note: request.note || null,
    fingerprint: fingerprintOf(buyer.customer_id, wanted),
  };
}

async function numberOf(work: Work, id: number): Promise<number> {
  const { number } = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
}
