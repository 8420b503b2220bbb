import { parseQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { reckonReorderPoints, type AutoRequest } from '../../store/list/reorder-points.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import { chunks } from '../../store/rows.ts';
import type { Work } from '../../store/work.ts';
import { refuseNoStock } from '../stock/receive.ts';
import { editProduct } from './edit.ts';

/** As it is typed: what is not named stays, an empty text takes a value away. */
export interface ReorderRequest {
  readonly sku: string;
  readonly point?: string | undefined;
  readonly quantity?: string | undefined;
  readonly up_to?: string | undefined;
}

/**
 * Sets by hand when and how much of a product is bought again. Refuses services and kits, which nobody buys (4), and
 * what there is to be afterwards below the point at which it is bought (2). Returns the SKU.
 */
export async function setReorder(
  work: Work,
  { sku, point, quantity, up_to }: ReorderRequest,
): Promise<string> {
  const product = await loadProduct(work, sku);
  refuseNoStock(product);
  await editProduct(work, { sku, reorder_point: point, reorder_quantity: quantity, order_up_to: up_to });
  refuseTooLittle(product, { point, up_to });
  return product.sku;
}

/** Both are known to be readable by then. */
function refuseTooLittle(product: Product, { point, up_to }: Pick<ReorderRequest, 'point' | 'up_to'>): void {
  const read = (typed: string | undefined, own: number | null): number | null =>
    typed === undefined ? own : typed === '' ? null : parseQuantity(typed, product.decimals);
  const reorder_point = read(point, product.reorder_point);
  const order_up_to = read(up_to, product.order_up_to);
  if (reorder_point === null || order_up_to === null || order_up_to > reorder_point) return;
  throw new Refusal(
    'input.invalid',
    `${product.sku} would be bought at ${reorder_point / 1000} up to ${order_up_to / 1000}: that buys nothing.`,
    { hint: `docket products reorder ${product.sku} --up-to QTY      or --up-to ""` },
  );
}

/** Products an event; the log keeps each with how it was. */
const PRODUCTS_AN_EVENT = 500;

/** Sets the reorder points that demand and lead times say; what has too little past stays as it is. Returns the operation. */
export async function setReorderPoints(work: Work, request: AutoRequest): Promise<number> {
  const found = await reckonReorderPoints(work, work.today, request);
  const products = found
    .filter(({ outcome }) => outcome === 'set')
    .map(({ product, after, before }) => ({ product_id: product.id, after, before }));
  const events = [...chunks(products, PRODUCTS_AN_EVENT)].map((some): DocketEvent<'reorder_levels_set'> => ({
    type: 'reorder_levels_set',
    products: some,
  }));
  await record(work, events);
  return work.operation;
}
