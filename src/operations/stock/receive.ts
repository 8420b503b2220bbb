import { parseUnitPrice, priceTimes, type Minor, type UnitPrice } from '../../base/money.ts';
import { formatQuantity, parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Day } from '../../base/days.ts';
import type { NewMove } from '../../domain/events.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { loadLocations, type Location, type Locations } from '../../store/load/locations.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { LotsComing, type WrittenLot } from './lots.ts';

export interface ReceiveRequest extends WrittenLot {
  readonly sku: string;
  readonly quantity: string;
  /** What one unit cost, as text; without it the product's own cost. */
  readonly cost?: string | undefined;
  readonly to?: string | undefined;
  readonly on?: Day | undefined;
  readonly reason?: string | undefined;
}

/**
 * Takes goods into stock and gives them to the orders that wait for them, earliest promise first. Refuses values that
 * cannot be (2), an unknown product or place (3), what has no stock and another day of a lot (4) together. Returns the SKU.
 */
export async function receiveStock(work: Work, request: ReceiveRequest): Promise<string> {
  const wanted = await checked(work, request);
  const move = receipt(wanted, await loadLocations(work));
  await record(work, [...wanted.lots.takeOpened(), { type: 'stock_moved', move }]);
  await fillWaiting(work, [wanted.product.id]);
  return wanted.product.sku;
}

interface Receipt {
  readonly product: Product;
  readonly lots: LotsComing;
  readonly lot: string;
  readonly to: Location;
  readonly quantity: Quantity;
  readonly value: Minor;
  readonly happened: Happened;
  readonly reason: string | null;
}

async function checked(work: Work, request: ReceiveRequest): Promise<Receipt> {
  const { currency, location } = work.shop;
  const { reason = '' } = request;
  const problems = new Problems();
  const locations = await loadLocations(work);
  const product = await problems.attemptLater(() => loadProduct(work, request.sku), undefined);
  const of = product ?? { sku: request.sku };
  problems.add(...optionalTextProblems({ reason }));
  if (product) problems.attempt(() => refuseUnstocked(product), undefined);
  const to = problems.attempt(() => locations.byCode(request.to ?? location), undefined);
  const quantity = problems.attempt(() => receivedQuantity(request.quantity, of), 0);
  const cost = problems.attempt(() => costOf(request.cost, of, currency), 0);
  const value = problems.attempt(() => priceTimes(cost, quantity), 0);
  const happened = problems.attempt(() => happenedOn(work, request.on), undefined);
  const lots = new LotsComing(work);
  const lot = product && (await problems.attemptLater(() => lots.lotOf(product, request), undefined));
  return {
    product: problems.unlessFound(product),
    lot: problems.unlessFound(lot),
    lots,
    to: problems.unlessFound(to),
    happened: problems.unlessFound(happened),
    quantity,
    value,
    reason: keptText(reason),
  };
}

function receipt(wanted: Receipt, locations: Locations): NewMove {
  const { product, lot, to, quantity, value, happened, reason } = wanted;
  return {
    product_id: product.id,
    from_location_id: locations.virtual('supplier').id,
    to_location_id: to.id,
    lot,
    quantity,
    value,
    moved_at: happened.at,
    moved_on: happened.day,
    kind: 'receipt',
    reason,
    order_line_id: null,
    return_line_id: null,
    reverses: null,
  };
}

/** Refuses (4) what has no stock. */
export function refuseNoStock({ sku, kind, components }: Product): void {
  if (kind === 'service')
    throw new Refusal('state', `${sku} is a service and has no stock.`, { details: { sku } });
  if (components === undefined) return;
  const parts = components.map(({ product, quantity }) => `${formatQuantity(quantity)} × ${product.sku}`);
  throw new Refusal(
    'state',
    `${sku} is a kit and has no stock of its own: it is made of ${parts.join(', ')}.`,
    {
      hint: `Name its components      or docket products recipe ${sku} --remove`,
      details: { sku, components: components.map(({ product }) => product.sku) },
    },
  );
}

/** Refuses (4) what has no stock, or is sold no more. */
export function refuseUnstocked(product: Product): void {
  refuseNoStock(product);
  const { sku, archived_at } = product;
  if (archived_at === null) return;
  throw new Refusal('state', `${sku} is archived.`, {
    hint: `docket products edit ${sku} --restore`,
    details: { sku },
  });
}

/** A product, or what was typed of one that is not there: its quantity is read as finely as any. */
export type OfProduct = Pick<Product, 'sku'> & Partial<Product>;

function receivedQuantity(text: string, { sku, decimals = 3 }: OfProduct): Quantity {
  const quantity = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (quantity > 0) return quantity;
  throw new Refusal('input.invalid', `The quantity is ${text}, and must be more than 0.`, {
    hint: `docket stock adjust ${sku} -QTY --reason …      takes away`,
  });
}

function costOf(text: string | undefined, { cost: usual }: OfProduct, currency: string): UnitPrice {
  if (text === undefined) return usual ?? 0;
  const cost = parseUnitPrice(text, currency, 'The cost');
  if (cost < 0) throw new Refusal('input.invalid', `The cost ${text} is below zero.`);
  return cost;
}
