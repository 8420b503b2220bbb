import { instantOn } from '../../base/days.ts';
import { priceTimes } from '../../base/money.ts';
import type { DocketEvent, NewPurchase, PurchaseMove } from '../../domain/events.ts';
import type { PurchasedLine, PurchaseOrderRecord } from '../../domain/imports/records.ts';
import { linesByNumber } from '../../store/load/known-purchases.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { Goods } from './known-products.ts';
import { placedOn, type NamedPurchase } from './ready-purchases.ts';

interface Placing extends NamedPurchase {
  readonly goods: Goods;
  /** Its own number, unless another order has it. */
  readonly number: number | undefined;
}

/**
 * Writes down an order with a supplier as a file gives it. What had come of it before is on the shelves already: it
 * came before docket, and no stock moves.
 */
export async function placeImported(work: Work, said: PurchaseOrderRecord, placing: Placing): Promise<void> {
  const purchase = purchaseOf(work, said, placing);
  const [purchase_id = 0] = await record(work, [{ type: 'purchase_placed', ...purchase }]);
  const idOf = await linesByNumber(work, purchase_id);
  const told = { purchase_id, purchase, said, idOf: (line: number) => idOf.get(line)?.id ?? 0 };
  await record(work, [...(await cameBefore(work, told)), ...closedBefore(told)]);
}

function purchaseOf(
  work: Work,
  said: PurchaseOrderRecord,
  { goods, number, supplier_id, location_id }: Placing,
): NewPurchase {
  const { now, shop } = work;
  const placed_on = placedOn(work, said);
  const { external_ref, sent_on, expected_on, note } = said;
  const at = (day: string): string => instantOn(day, now, shop.timezone);
  return {
    ...(number === undefined ? {} : { number }),
    external_ref,
    supplier_id,
    location_id,
    lifecycle: said.lifecycle ?? 'open',
    currency: shop.currency,
    placed_at: said.placed_at ?? at(placed_on),
    placed_on,
    sent_at: sent_on === null ? null : at(sent_on),
    sent_on,
    expected_on,
    note,
    lines: said.lines.flatMap((line) => lineOf(line, goods)),
  };
}

function lineOf({ line, sku, quantity, unit_cost, code }: PurchasedLine, goods: Goods): NewPurchase['lines'] {
  const product = goods.product(sku);
  if (!product) return [];
  const cost = unit_cost ?? product.cost ?? 0;
  const { id: product_id, sku: own, name } = product;
  return [{ line, product_id, sku: own, name, code, ordered: quantity, unit_cost: cost }];
}

interface Told {
  readonly purchase_id: number;
  readonly purchase: NewPurchase;
  readonly said: PurchaseOrderRecord;
  readonly idOf: (line: number) => number;
}

async function cameBefore(work: Work, { purchase_id, purchase, said, idOf }: Told): Promise<DocketEvent[]> {
  const came = said.lines.flatMap(({ line, received }) =>
    received === null || received === 0 ? [] : [{ line, purchase_line_id: idOf(line), quantity: received }],
  );
  if (came.length === 0) return [];
  const locations = await loadLocations(work);
  const way = {
    from_location_id: locations.virtual('supplier').id,
    to_location_id: locations.virtual('history').id,
  };
  const moves = came.flatMap(({ line, purchase_line_id, quantity }): PurchaseMove[] => {
    const ordered = purchase.lines.find((one) => one.line === line);
    if (!ordered) return [];
    const value = priceTimes(ordered.unit_cost, quantity);
    return [{
      ...way, product_id: ordered.product_id, purchase_line_id, quantity, value, lot: '', moved_at: purchase.placed_at,
      moved_on: purchase.placed_on, kind: 'history', reason: 'import', order_line_id: null, return_line_id: null,
      reverses: null,
    }]; // prettier-ignore
  });
  const arrivals = came.map(({ purchase_line_id, quantity }) => ({ purchase_line_id, quantity }));
  return [{ type: 'purchase_received', purchase_id, arrivals, moves }];
}

function closedBefore({ purchase_id, purchase, said, idOf }: Told): DocketEvent[] {
  const lines = said.lines.flatMap(({ line, closed }) =>
    closed === null || closed === 0 ? [] : [{ purchase_line_id: idOf(line), quantity: closed }],
  );
  if (lines.length === 0) return [];
  const { placed_at: closed_at, placed_on: closed_on } = purchase;
  return [{ type: 'purchase_closed', purchase_id, lines, reason: 'import', closed_at, closed_on }];
}
