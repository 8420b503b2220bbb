import { Refusal } from '../../base/refusal.ts';
import type { NewPurchase, NewPurchaseLine } from '../../domain/events.ts';
import { costOf } from '../../domain/purchasing/supplier-item.ts';
import { suggested } from '../../domain/stock/reorder.ts';
import { listToBuy, type BuyFilter, type ToBuyRecord } from '../../store/list/low.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { expectedOn } from './place.ts';

/**
 * Writes down one draft a supplier of what should be bought. What has no supplier is left out; refuses (4) where that
 * is everything. Returns the operation, which the drafts name.
 */
export async function applySuggestions(work: Work, filter: BuyFilter): Promise<number> {
  const low = await listToBuy(work, filter);
  refuseSupplierless(low);
  const location_id = (await loadLocations(work)).byCode(work.shop.location).id;
  const bySupplier = Map.groupBy(low, ({ supplier_id }) => supplier_id);
  for (const [supplier_id, rows] of bySupplier)
    if (supplier_id !== null)
      await record(work, [
        { type: 'purchase_placed', ...(await draftOf(work, { supplier_id, location_id }, rows)) },
      ]);
  return work.operation;
}

function refuseSupplierless(low: readonly ToBuyRecord[]): void {
  const [first] = low;
  if (!first || low.some(({ supplier_id }) => supplier_id !== null)) return;
  const skus = low.map(({ sku }) => sku);
  throw new Refusal('state', `Nobody is known to sell ${skus.join(', ')}.`, {
    hint: `docket products supplier ${first.sku} SUPPLIER --cost …`,
    details: { skus },
  });
}

async function draftOf(
  work: Work,
  where: Pick<NewPurchase, 'supplier_id' | 'location_id'>,
  rows: readonly ToBuyRecord[],
): Promise<NewPurchase> {
  const placed_on = work.today;
  const products = rows.map(({ product_id }) => product_id);
  return {
    ...where,
    external_ref: null,
    lifecycle: 'draft',
    currency: work.shop.currency,
    placed_at: work.now,
    placed_on,
    expected_on: await expectedOn(work, { ...where, products, placed_on }),
    note: null,
    lines: rows.toSorted((a, b) => (a.sku < b.sku ? -1 : 1)).map(lineOf),
  };
}

function lineOf(row: ToBuyRecord, index: number): NewPurchaseLine {
  const { quantity } = suggested(row);
  const { product_id, sku, name, code } = row;
  return {
    line: index + 1,
    product_id,
    sku,
    name,
    code,
    ordered: quantity,
    unit_cost: costOf(row, quantity) ?? 0,
  };
}
