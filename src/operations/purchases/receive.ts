import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent, NewPurchaseCharge, PurchaseMove } from '../../domain/events.ts';
import { landed } from '../../domain/purchasing/landed.ts';
import { refuseReceiving } from '../../domain/purchasing/receive.ts';
import { issue } from '../../domain/stock/value.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { productsById } from '../../store/load/products.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { arrivedOf, refuseUnsaid, type Arrival, type WrittenArrival } from './arrived.ts';
import { refuseUnlessPlaced } from './change.ts';
import { chargesOf, type WrittenCharges } from './charges.ts';
import { lotsArriving, type LotsArriving, type LotUnits } from './lots-arriving.ts';
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
  const { arrivals } = arrived;
  await refuseTooMany(work, arrivals);
  const lots = await lotsArriving(work, arrived, request);
  const way = await wayOf(work, loaded, request);
  const goods = await weighed(work, arrivals, charges);
  await record(work, [...lots.opened, ...events(loaded, { goods, charges, lots, way })]);
  const products = arrivals.map(({ line }) => line.product_id);
  if (way.to.sellable === 1) await fillWaiting(work, products);
  return loaded.header.number;
}

async function refuseTooMany(work: Work, arrived: readonly Arrival[]): Promise<void> {
  const problems = new Problems();
  const tolerance = work.shop.over_receipt_tolerance;
  const products = await productsById(
    work,
    arrived.map(({ line }) => line.product_id),
  );
  for (const { line, quantity } of arrived) {
    const decimals = products.get(line.product_id)?.decimals ?? 0;
    problems.attempt(() => refuseReceiving(line, quantity, { tolerance, decimals }), undefined);
  }
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
  readonly lots: LotsArriving;
  readonly way: Way;
}

function events({ header }: LoadedPurchase, { goods, charges, lots, way }: Receipt): DocketEvent[] {
  const purchase_id = header.id;
  const arrivals = goods.map(({ line, quantity }) => ({ purchase_line_id: line.id, quantity }));
  const moves = landed(goods, charges).flatMap((one) => movesOf(one, lots.of.get(one.line.line) ?? [], way));
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

/** A move a lot, each with its share of what the line is worth. */
function movesOf(
  { line, quantity, value }: Arrival & Pick<PurchaseMove, 'value'>,
  lots: readonly LotUnits[],
  way: Way,
): PurchaseMove[] {
  const left = { quantity, value };
  return lots.map((units) => moveOf(line, { ...units, value: issue(left, units.quantity) }, way));
}

function moveOf(
  line: Arrival['line'],
  { lot, quantity, value }: LotUnits & Pick<PurchaseMove, 'value'>,
  { from, to, happened }: Way,
): PurchaseMove {
  return {
    product_id: line.product_id,
    from_location_id: from.id,
    to_location_id: to.id,
    lot,
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
