import { parseUnitPrice, priceTimes, type UnitPrice } from '../../base/money.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { instantOn, type Day } from '../../base/days.ts';
import { refuseCardNumbers } from '../../domain/card-number.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';

export interface ReceiveRequest {
  readonly sku: string;
  readonly quantity: string;
  /** What one unit cost, as text; without it the product's own cost. */
  readonly cost?: string | undefined;
  readonly to?: string | undefined;
  readonly on?: Day | undefined;
  readonly reason?: string | undefined;
}

/** Takes goods into stock and gives them to the orders that wait for them, earliest promise first. */
export async function receiveStock(work: Work, request: ReceiveRequest): Promise<string> {
  const { shop, now, today } = work;
  const problems = new Problems();
  const product = await loadProduct(work, request.sku);
  const locations = await loadLocations(work);
  const day = request.on ?? today;
  problems.add(...refuseCardNumbers({ reason: request.reason }));
  problems.attempt(() => refuseUnstocked(product), undefined);
  const to = problems.attempt(() => locations.byCode(request.to ?? shop.location), undefined);
  const quantity = problems.attempt(() => receivedQuantity(request.quantity, product), 0);
  const cost = problems.attempt(() => costOf(request.cost, product, shop.currency), 0);
  if (day > today)
    problems.add(new Refusal('input.invalid', `The day ${day} has not come yet (today is ${today}).`));
  refuseAll(problems.found);
  await record(work, [
    {
      type: 'stock_moved',
      move: {
        product_id: product.id,
        from_location_id: locations.virtual('supplier').id,
        to_location_id: to?.id ?? 0,
        lot: '',
        quantity,
        value: priceTimes(cost, quantity),
        moved_at: instantOn(day, now, shop.timezone),
        moved_on: day,
        kind: 'receipt',
        reason: request.reason ?? null,
        order_line_id: null,
        return_line_id: null,
        reverses: null,
      },
    },
  ]);
  await fillWaiting(work, [product.id]);
  return product.sku;
}

/** Refuses (4) what has no stock, or is sold no more. */
export function refuseUnstocked({ sku, kind, archived_at }: Product): void {
  if (kind === 'service')
    throw new Refusal('state', `${sku} is a service and has no stock.`, { details: { sku } });
  if (archived_at === null) return;
  throw new Refusal('state', `${sku} is archived.`, {
    hint: `docket products edit ${sku} --restore`,
    details: { sku },
  });
}

function receivedQuantity(text: string, { sku, decimals }: Product): Quantity {
  const quantity = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (quantity > 0) return quantity;
  throw new Refusal('input.invalid', `The quantity is ${text}, and must be more than 0.`, {
    hint: `docket stock adjust ${sku} -QTY --reason …      takes away`,
  });
}

function costOf(text: string | undefined, product: Product, currency: string): UnitPrice {
  if (text === undefined) return product.cost ?? 0;
  const cost = parseUnitPrice(text, currency, 'The cost');
  if (cost < 0) throw new Refusal('input.invalid', `The cost ${text} is below zero.`);
  return cost;
}
