import { parseUnitPrice, priceTimes, type UnitPrice } from '../../base/money.ts';
import { parseQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { instantOn, type Day } from '../../base/days.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadProduct } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
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
  const product = await loadProduct(work, request.sku);
  if (product.kind === 'service') throw new Refusal('state', `${product.sku} is a service and has no stock.`);
  const locations = await loadLocations(work);
  const to = locations.byCode(request.to ?? shop.location);
  const quantity = parseQuantity(request.quantity, product.decimals);
  if (quantity <= 0)
    throw new Refusal('input.invalid', `The quantity is ${request.quantity}, and must be more than 0.`);
  const cost = request.cost === undefined ? (product.cost ?? 0) : costOf(request.cost, shop.currency);
  const day = pastOrToday(request.on, today);
  await record(work, [
    {
      type: 'stock_moved',
      move: {
        product_id: product.id,
        from_location_id: locations.virtual('supplier').id,
        to_location_id: to.id,
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

function costOf(text: string, currency: string): UnitPrice {
  const cost = parseUnitPrice(text, currency, 'The cost');
  if (cost < 0) throw new Refusal('input.invalid', `The cost ${text} is below zero.`);
  return cost;
}

function pastOrToday(on: Day | undefined, today: Day): Day {
  if (on === undefined || on <= today) return on ?? today;
  throw new Refusal('input.invalid', `The day ${on} has not come yet (today is ${today}).`);
}
