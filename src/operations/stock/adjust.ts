import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { adjustReason } from '../../domain/stock/reasons.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn } from '../days.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { LotsComing, lotThere, type WrittenLot } from './lots.ts';
import { lyingAt } from './lying.ts';
import { putRight, type Difference } from './put-right.ts';
import { refuseNoStock, type OfProduct } from './receive.ts';

export interface AdjustRequest extends WrittenLot {
  readonly sku: string;
  /** More (`5`) or fewer (`-5`) than the books say. */
  readonly quantity: string;
  readonly reason: string;
  readonly at?: string | undefined;
  /** Takes away also what is not there. */
  readonly force?: boolean | undefined;
}

/**
 * Puts right what lies at a place. Fewer than are promised there ends promises, the latest first; what is free
 * elsewhere goes to the orders that wait. Refuses values that cannot be (2), an unknown product or place (3) and what
 * has no stock (4) together; then (4) fewer than nothing, unless that is forced. Returns the SKU.
 */
export async function adjustStock(work: Work, request: AdjustRequest): Promise<string> {
  const { lots, ...wanted } = await asked(work, request);
  const { product, at, lot } = wanted;
  const level = (await lyingAt(work, [product], at))(product, lot);
  const happened = happenedOn(work, undefined);
  const { force } = request;
  const difference = { ...wanted, level, kind: 'adjustment', happened, force } as const;
  await record(work, [...lots.takeOpened(), ...(await putRight(work, difference))]);
  await fillWaiting(work, [product.id]);
  return product.sku;
}

type Asked = Pick<Difference, 'product' | 'at' | 'lot' | 'by' | 'reason'> & { readonly lots: LotsComing };

async function asked(work: Work, request: AdjustRequest): Promise<Asked> {
  const problems = new Problems();
  const locations = await loadLocations(work);
  const product = await problems.attemptLater(() => loadProduct(work, request.sku), undefined);
  problems.add(...freeTextProblems({ reason: request.reason }));
  const reason = problems.attempt(() => adjustReason(request.reason, work.shop.adjust_reasons), '');
  if (product) problems.attempt(() => refuseNoStock(product), undefined);
  const at = problems.attempt(() => locations.byCode(request.at ?? work.shop.location), undefined);
  const by = problems.attempt(() => differenceOf(request.quantity, product ?? request), 0);
  const lots = new LotsComing(work);
  const lot =
    product && (await problems.attemptLater(() => lotAsked(work, product, { lots, by, request }), undefined));
  return {
    product: problems.unlessFound(product),
    at: problems.unlessFound(at),
    lot: problems.unlessFound(lot),
    by,
    reason,
    lots,
  };
}

interface OfLot {
  readonly lots: LotsComing;
  readonly by: Quantity;
  readonly request: AdjustRequest;
}

/** What turns up may be of a lot that nobody knew of. */
async function lotAsked(work: Work, product: Product, { lots, by, request }: OfLot): Promise<string> {
  return by > 0 ? lots.lotOf(product, request) : lotThere(work, product, request);
}

function differenceOf(text: string, { sku, decimals = 3 }: OfProduct): Quantity {
  const by = parseQuantity(text, decimals, `The quantity of ${sku}`);
  if (by !== 0) return by;
  throw new Refusal('input.invalid', 'An adjustment by 0 changes nothing.', {
    hint: `docket stock adjust ${sku} -1 --reason broken`,
  });
}
