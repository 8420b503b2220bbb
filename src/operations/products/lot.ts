import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { loadLots, lotKey } from '../../store/load/lots.ts';
import { loadProduct } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { lotThere } from '../stock/lots.ts';

export interface LotRequest {
  readonly sku: string;
  readonly lot: string;
  readonly expires?: Day | undefined;
  /** It does not expire. */
  readonly never?: boolean | undefined;
}

/**
 * Puts right by which day a lot may be sold; what is good again goes to the orders that wait. Refuses (2) unless one day
 * is said, (3) an unknown product or lot, (4) a product without lots. Returns the SKU.
 */
export async function editLot(work: Work, { sku, lot, expires, never }: LotRequest): Promise<string> {
  if ((expires === undefined) === (never !== true))
    throw new Refusal('input.missing', `By which day may lot ${lot} be sold?`, {
      hint: `docket products lot ${sku} ${lot} --expires DAY      or --never`,
    });
  const product = await loadProduct(work, sku);
  const known = await lotThere(work, product, { lot });
  const lots = await loadLots(work, [product.id]);
  const row = lots.get(lotKey({ product_id: product.id, lot: known }));
  const wanted = expires ?? null;
  if (row && row.expires_on !== wanted) {
    const { id: lot_id, product_id, expires_on: before } = row;
    await record(work, [{ type: 'lot_edited', lot_id, product_id, expires_on: wanted, before }]);
    await fillWaiting(work, [product.id]);
  }
  return product.sku;
}
