import type { Day } from '../../base/days.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { parseAddress } from '../../domain/orders/address.ts';
import { refuseUneditable } from '../../domain/orders/edit.ts';
import { fingerprintOf, promiseProblem, type WantedLine } from '../../domain/orders/place.ts';
import { loadOrder, type LoadedOrder, type Order } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { Problems } from '../collect.ts';
import { addLines } from './add-lines.ts';
import { shipToOf } from './buyer.ts';
import { refuseSameReference } from './duplicates.ts';
import { wantedOf } from './wanted.ts';

export interface EditRequest {
  readonly order: number;
  /** More to order, as in placing. */
  readonly line: readonly string[];
  /** Of these, an empty text takes away what is there. */
  readonly ship_to?: string | undefined;
  readonly promised?: Day | undefined;
  readonly note?: string | undefined;
  readonly external_ref?: string | undefined;
  readonly ship_policy?: 'complete' | 'partial' | undefined;
  readonly backorder?: boolean | undefined;
}

/**
 * Changes a draft or an open order, and adds lines to it at the prices of today. Refuses bad values (2) and unknown
 * products (3) together; then an order that is over, a shortage and a reference that is taken (4). Returns its number.
 */
export async function editOrder(work: Work, request: EditRequest): Promise<number> {
  const loaded = await loadOrder(work, request.order);
  const { order } = loaded;
  refuseUneditable(order);
  const wanted = await checked(work, order, request);
  const changed = changesTo(order, await valuesOf(work, loaded, { request, lines: wanted }));
  if (changed) await record(work, [{ type: 'order_edited', order_id: order.id, ...changed }]);
  const backorder = order.backorder === 1 || request.backorder === true;
  if (wanted.length > 0) await addLines(work, loaded, { lines: wanted, backorder });
  return order.number;
}

async function checked(work: Work, order: Order, request: EditRequest): Promise<readonly WantedLine[]> {
  const { order: _, line, ...rest } = request;
  if (line.length === 0 && Object.values(rest).every((value) => value === undefined || value === false)) {
    throw new Refusal('input.missing', 'Nothing to change was named.', {
      hint: `docket orders edit ${order.number} --promised DAY      or docket help orders edit`,
    });
  }
  const problems = new Problems();
  const { ship_to, note, external_ref, promised } = request;
  problems.add(...optionalTextProblems({ ship_to, note, external_ref }));
  if (ship_to) problems.attempt(() => parseAddress(ship_to), null);
  const late = promiseProblem(promised || null, order.placed_on);
  if (late !== undefined) problems.add(new Refusal('input.invalid', late));
  const { lines } = await wantedOf(work, { line }, problems);
  refuseAll(problems.found);
  return lines;
}

interface Edit {
  readonly request: EditRequest;
  readonly lines: readonly WantedLine[];
}

type Wanted = { readonly [Column in keyof Order]?: Order[Column] | undefined };

async function valuesOf(
  work: Work,
  { order, lines: known }: LoadedOrder,
  { request, lines }: Edit,
): Promise<Wanted> {
  const { ship_to, promised, note, external_ref, ship_policy, backorder } = request;
  const reference = external_ref === undefined ? undefined : keptText(external_ref);
  if (reference && reference !== order.external_ref) {
    await refuseSameReference(work, { channel_id: order.channel_id, external_ref: reference });
  }
  const ordered = [
    ...known
      .filter((line) => line.parent_line === null)
      .map((line) => ({ sku: line.sku, quantity: line.ordered })),
    ...lines.map(({ product, quantity }) => ({ sku: product.sku, quantity })),
  ];
  return {
    ...(ship_to === undefined ? {} : await addressOf(work, order, ship_to)),
    promised_on: promised === '' ? null : promised,
    note: note === undefined ? undefined : keptText(note),
    external_ref: reference,
    ship_policy,
    backorder: backorder === true ? 1 : undefined,
    fingerprint: lines.length === 0 ? undefined : fingerprintOf(order.customer_id, ordered),
  };
}

async function addressOf(
  work: Work,
  { customer_id }: Order,
  ship_to: string,
): Promise<{ ship_to_id: number | null; country: string | null }> {
  if (ship_to === '') return { ship_to_id: null, country: work.shop.country };
  const { ship_to_id, country } = await shipToOf(work, { customer_id, ship_to });
  return { ship_to_id, country: country ?? work.shop.country };
}
