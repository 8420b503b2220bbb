import type { Day } from '../../base/days.ts';
import type { Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { PurchaseMove } from '../../domain/events.ts';
import { receiptValue, stillToCome } from '../../domain/purchasing/purchase.ts';
import { refuseReceiving } from '../../domain/purchasing/receive.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { refuseUnlessPlaced } from './change.ts';

export interface ReceivePurchaseRequest extends WrittenUnits {
  readonly purchase: number;
  /** Everything that is still to come. */
  readonly all?: boolean | undefined;
  readonly to?: string | undefined;
  readonly on?: Day | undefined;
}

/**
 * Takes goods of an order in at the order's cost and gives them at once to the orders that wait for them. Refuses (2)
 * when neither lines nor everything is named, (4) drafts, lines of which nothing is still to come, and more than was
 * ordered and the shop's tolerance together. Returns the order's number.
 */
export async function receivePurchase(work: Work, request: ReceivePurchaseRequest): Promise<number> {
  refuseShape(request);
  const loaded = await loadPurchase(work, request.purchase);
  const { header } = loaded;
  refuseUnlessPlaced(header);
  const arrived = arrivals(work, loaded, await unitsOf(work, request, loaded.lines));
  const since = { day: header.placed_on, what: `purchase order ${header.number} was placed` };
  const happened = happenedOn(work, request.on, since);
  const locations = await loadLocations(work);
  const to = locations.byCode(request.to ?? locations.byId(header.location_id).code);
  const from = locations.virtual('supplier');
  await record(work, [
    {
      type: 'purchase_received',
      purchase_id: header.id,
      arrivals: arrived.map(({ line, quantity }) => ({ purchase_line_id: line.id, quantity })),
      moves: arrived.map((arrival) => moveOf(arrival, { from, to, happened })),
    },
  ]);
  if (to.sellable === 1)
    await fillWaiting(
      work,
      arrived.map(({ line }) => line.product_id),
    );
  return header.number;
}

function refuseShape({ purchase, all, line = [], sku = [] }: ReceivePurchaseRequest): void {
  const named = line.length + sku.length > 0;
  if (named && !all) return;
  if (!named && all) return;
  throw new Refusal(
    named ? 'usage' : 'input.missing',
    named ? 'Either --all came, or the named lines.' : 'What has come of it?',
    {
      hint: `docket purchases receive ${purchase} --line 1=5      or docket purchases receive ${purchase} --all`,
    },
  );
}

interface Arrival {
  readonly line: LoadedPurchase['lines'][number];
  readonly quantity: Quantity;
}

function arrivals(
  { shop }: Work,
  { header, lines }: LoadedPurchase,
  units: ReadonlyMap<number, Quantity> | null,
): Arrival[] {
  const arrived = lines.flatMap((line) => {
    const quantity = units === null ? stillToCome(line) : units.get(line.line);
    return quantity === undefined || (units === null && quantity === 0) ? [] : [{ line, quantity }];
  });
  if (arrived.length === 0) throw everythingCame(header);
  const problems = new Problems();
  for (const { line, quantity } of arrived)
    problems.attempt(() => refuseReceiving(line, quantity, shop.over_receipt_tolerance), undefined);
  refuseAll(problems.found);
  return arrived;
}

function everythingCame({ number }: LoadedPurchase['header']): Refusal {
  return new Refusal('state', `Everything of purchase order ${number} has come or was closed already.`, {
    hint: `docket purchases show ${number}`,
    details: { purchase: number },
  });
}

interface Way {
  readonly from: Location;
  readonly to: Location;
  readonly happened: Happened;
}

function moveOf({ line, quantity }: Arrival, { from, to, happened }: Way): PurchaseMove {
  return {
    product_id: line.product_id,
    from_location_id: from.id,
    to_location_id: to.id,
    lot: '',
    quantity,
    value: receiptValue(line, quantity),
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
