import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { adjust, type Adjustment, type Lying } from '../../domain/stock/adjust.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { loadLocations, type Location, type Locations } from '../../store/load/locations.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { promisesAt } from '../../store/load/promises.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import type { OfProduct } from './receive.ts';

export interface AdjustRequest {
  readonly sku: string;
  /** More (`5`) or fewer (`-5`) than the books say. */
  readonly quantity: string;
  readonly reason: string;
  readonly at?: string | undefined;
}

/**
 * Puts right what lies at a place. Fewer than are promised there ends promises, the latest first; what is free
 * elsewhere goes to the orders that wait. Refuses values that cannot be (2), an unknown product or place (3) and what
 * has no stock (4) together; then (4) fewer than nothing. Returns the SKU.
 */
export async function adjustStock(work: Work, request: AdjustRequest): Promise<string> {
  const { product, at, by, locations } = await asked(work, request);
  const level = await lying(work, product, at);
  const promises = by < 0 ? await promisesAt(work, product.id, at.id) : [];
  const adjustment = adjust(level, by, { cost: product.cost, promises });
  await record(work, [
    ...released(product, at, adjustment),
    moved(work, { product, at, locations, by, adjustment, reason: request.reason.trim() }),
  ]);
  await fillWaiting(work, [product.id]);
  return product.sku;
}

type Asked = Omit<Moving, 'adjustment' | 'reason'>;

async function asked(work: Work, request: AdjustRequest): Promise<Asked> {
  const problems = new Problems();
  const locations = await loadLocations(work);
  const product = await problems.attemptLater(() => loadProduct(work, request.sku), undefined);
  problems.add(...freeTextProblems({ reason: request.reason }));
  if (product) problems.attempt(() => refuseService(product), undefined);
  const at = problems.attempt(() => locations.byCode(request.at ?? work.shop.location), undefined);
  const by = problems.attempt(() => differenceOf(request.quantity, product ?? request), 0);
  return { product: problems.unlessFound(product), at: problems.unlessFound(at), by, locations };
}

function refuseService({ sku, kind }: Product): void {
  if (kind === 'service')
    throw new Refusal('state', `${sku} is a service and has no stock.`, { details: { sku } });
}

function differenceOf(text: string, { sku, decimals = 3 }: OfProduct): Quantity {
  const by = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (by !== 0) return by;
  throw new Refusal('input.invalid', 'An adjustment by 0 changes nothing.', {
    hint: `docket stock adjust ${sku} -1 --reason broken`,
  });
}

async function lying(work: Work, { id, sku }: Product, at: Location): Promise<Lying> {
  const level = (await loadLevels(work, [id])).find((one) => one.location_id === at.id && one.lot === '');
  const { quantity = 0, allocated = 0, value = 0 } = level ?? {};
  return { sku, location: at.code, quantity, allocated, value };
}

/** One event an order, since its line of time shows it. */
function released(product: Product, at: Location, { released: promises }: Adjustment): DocketEvent[] {
  const orders = [...new Set(promises.map(({ order_id }) => order_id))];
  return orders.map((order_id) => ({
    type: 'stock_allocated',
    order_id,
    promised: promises
      .filter((promise) => promise.order_id === order_id)
      .map(({ order_line_id, lot, quantity }) => ({
        order_line_id,
        product_id: product.id,
        location_id: at.id,
        lot,
        quantity: -quantity,
      })),
  }));
}

interface Moving {
  readonly product: Product;
  readonly at: Location;
  readonly locations: Locations;
  readonly by: Quantity;
  readonly adjustment: Adjustment;
  readonly reason: string;
}

function moved(work: Work, { product, at, locations, by, adjustment, reason }: Moving): DocketEvent {
  const nowhere = locations.virtual('adjustment').id;
  return {
    type: 'stock_moved',
    move: {
      product_id: product.id,
      from_location_id: by > 0 ? nowhere : at.id,
      to_location_id: by > 0 ? at.id : nowhere,
      lot: '',
      quantity: Math.abs(by),
      value: adjustment.value,
      moved_at: work.now,
      moved_on: work.today,
      kind: 'adjustment',
      reason,
      order_line_id: null,
      return_line_id: null,
      reverses: null,
    },
  };
}
