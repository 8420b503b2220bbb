import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadProduct } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn } from '../days.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { lyingAt } from './lying.ts';
import { putRight, type Difference } from './put-right.ts';
import { refuseService, type OfProduct } from './receive.ts';

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
  const { product, at, by } = await asked(work, request);
  const level = (await lyingAt(work, [product], at))(product);
  const happened = happenedOn(work, undefined);
  const reason = request.reason.trim();
  await record(work, await putRight(work, { product, at, level, by, kind: 'adjustment', reason, happened }));
  await fillWaiting(work, [product.id]);
  return product.sku;
}

type Asked = Pick<Difference, 'product' | 'at' | 'by'>;

async function asked(work: Work, request: AdjustRequest): Promise<Asked> {
  const problems = new Problems();
  const locations = await loadLocations(work);
  const product = await problems.attemptLater(() => loadProduct(work, request.sku), undefined);
  problems.add(...freeTextProblems({ reason: request.reason }));
  if (product) problems.attempt(() => refuseService(product), undefined);
  const at = problems.attempt(() => locations.byCode(request.at ?? work.shop.location), undefined);
  const by = problems.attempt(() => differenceOf(request.quantity, product ?? request), 0);
  return { product: problems.unlessFound(product), at: problems.unlessFound(at), by };
}

function differenceOf(text: string, { sku, decimals = 3 }: OfProduct): Quantity {
  const by = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (by !== 0) return by;
  throw new Refusal('input.invalid', 'An adjustment by 0 changes nothing.', {
    hint: `docket stock adjust ${sku} -1 --reason broken`,
  });
}
