import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent, NewPurchaseCharge, PurchaseMove } from '../../domain/events.ts';
import { landed } from '../../domain/purchasing/landed.ts';
import { refuseReceiving } from '../../domain/purchasing/receive.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { arrivedOf, refuseUnsaid, type Arrival, type WrittenArrival } from './arrived.ts';
import { refuseUnlessPlaced } from './change.ts';
import { chargesOf, type WrittenCharges } from './charges.ts';
import { weighed, type Weighed } from './weighed.ts';

export interface ReceivePurchaseRequest extends WrittenArrival, WrittenCharges {
  readonly to?: string | undefined;
  readonly on?: Day | undefined;
}

/**
 * Takes goods of an order in at the order's cost, with their share of freight and duty, and gives them at once to the
 * orders that wait for them. Refuses (2) when it is not said what came, (4) drafts, lines of which nothing is still to
 * come, and more than was ordered and the shop's tolerance together. Returns the order's number.
 */
export async function receivePurchase(work: Work, request: ReceivePurchaseRequest): Promise<number> {
  refuseUnsaid(request);
  const charges = chargesOf(request, work.shop.currency);
  const loaded = await loadPurchase(work, request.purchase);
  refuseUnlessPlaced(loaded.header);
  const arrived = await arrivedOf(work, loaded, request);
  refuseTooMany(work, arrived);
  const way = await wayOf(work, loaded, request);
  await record(work, events(loaded, { goods: await weighed(work, arrived, charges), charges, way }));
  const products = arrived.map(({ line }) => line.product_id);
  if (way.to.sellable === 1) await fillWaiting(work, products);
  return loaded.header.number;
}

function refuseTooMany({ shop }: Work, arrived: readonly Arrival[]): void {
  const problems = new Problems();
  for (const { line, quantity } of arrived)
    problems.attempt(() => refuseReceiving(line, quantity, shop.over_receipt_tolerance), undefined);
  refuseAll(problems.found);
}

async function wayOf(
  work: Work,
  { header }: LoadedPurchase,
  { to, on }: ReceivePurchaseRequest,
): Promise<Way> {
  const since = { day: header.placed_on, what: `purchase order ${header.number} was placed` };
  const happened = happenedOn(work, on, since);
  const locations = await loadLocations(work);
  return {
    happened,
    from: locations.virtual('supplier'),
    to: locations.byCode(to ?? locations.byId(header.location_id).code),
  };
}

interface Receipt {
  readonly goods: readonly Weighed[];
  readonly charges: readonly NewPurchaseCharge[];
  readonly way: Way;
}

function events({ header }: LoadedPurchase, { goods, charges, way }: Receipt): DocketEvent[] {
  const purchase_id = header.id;
  const arrivals = goods.map(({ line, quantity }) => ({ purchase_line_id: line.id, quantity }));
  const moves = landed(goods, charges).map((one) => moveOf(one, way));
  const received = { type: 'purchase_received', purchase_id, arrivals, moves } as const;
  if (charges.length === 0) return [received];
  const { at: charged_at, day: charged_on } = way.happened;
  return [received, { type: 'purchase_charged', purchase_id, charges, charged_at, charged_on }];
}

interface Way {
  readonly from: Location;
  readonly to: Location;
  readonly happened: Happened;
}

function moveOf(
  { line, quantity, value }: Arrival & Pick<PurchaseMove, 'value'>,
  { from, to, happened }: Way,
): PurchaseMove {
  return {
    product_id: line.product_id,
    from_location_id: from.id,
    to_location_id: to.id,
    lot: '',
    quantity,
    value,
    moved_at: happened.at,
    moved_on: happened.day,
    kind: 'receipt',
    reason: null,
    order_line_id: null,
    return_line_id: null,
    purchase_line_id: line.id,
    reverses: null,
  };
}
