import { instantOn, type Day } from '../../base/days.ts';
import { parseMoney } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import type { NewOrder } from '../../domain/events.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import {
  fingerprintOf,
  needsOf,
  priced,
  promiseProblem,
  stockedGoods,
  type WantedOrder,
} from '../../domain/orders/place.ts';
import { parseWrittenPayment } from '../../domain/orders/written.ts';
import { methodOf } from '../../domain/payments/methods.ts';
import { loadChannel } from '../../store/load/channels.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { buyerOf, type Buyer } from './buyer.ts';
import { settleNew } from './counter.ts';
import { refuseDuplicates } from './duplicates.ts';
import { promise } from './promise.ts';
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
  const order = headerOf(work, request, asked);
  await refuseDuplicates(work, order, { force: request.force ?? false });
  const { lines, charges } = priced({ order, ...asked });
  const allocations = await promise(work, {
    needs: needsOf(order, lines),
    location_id: order.location_id,
    backorder: order.backorder === 1,
    products: stockedGoods(asked.lines),
    command: 'docket orders place …',
  });
  const [id = 0] = await record(work, [{ type: 'order_placed', order, lines, charges, allocations }]);
  const number = await numberOf(work, id);
  await settleNew(work, { id, number }, { ...request, on: order.placed_on });
  return number;
}

type Asked = Omit<WantedOrder, 'order'> & {
  readonly channel_id: number;
  readonly location: Location | null;
  readonly buyer: Buyer;
};

const nobody: Buyer = { customer_id: null, ship_to_id: null, country: null };

/** What was typed, looked up in the books; refuses everything that is wrong with it at once. */
async function askedFor(work: Work, request: PlaceRequest): Promise<Asked> {
  const problems = new Problems();
  const { note, ship_to, external_ref, customer } = request;
  problems.add(
    ...optionalTextProblems({ note, ship_to, external_ref, customer }),
    ...dayProblems(work, request),
    ...shapeProblems(request),
  );
  const buyer = await problems.attemptLater(() => buyerOf(work, request), nobody);
  for (const payment of request.pay ?? []) problems.attempt(() => checkPayment(work, payment), undefined);
  const channel = await problems.attemptLater(
    () => loadChannel(work, request.channel ?? 'direct'),
    undefined,
  );
  const locations = await loadLocations(work);
  const location = problems.attempt(
    () => (request.location === undefined ? null : soldFrom(locations.byCode(request.location))),
    null,
  );
  const wanted = await wantedOf(work, request, problems);
  return { ...wanted, channel_id: problems.unlessFound(channel).id, location, buyer };
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

function headerOf({ shop, today, now }: Work, request: PlaceRequest, asked: Asked): NewOrder {
  const placed_on = request.placed_on ?? today;
  const { buyer } = asked;
  const wanted = asked.lines.map(({ product, quantity }) => ({ sku: product.sku, quantity }));
  return {
    external_ref: keptText(request.external_ref ?? ''),
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
    note: keptText(request.note ?? ''),
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
