import type { Minor } from '../../base/money.ts';
import { ONE } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { NewPurchaseCharge } from '../../domain/events.ts';
import { receiptValue } from '../../domain/purchasing/purchase.ts';
import { productsById } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import type { Arrival } from './arrived.ts';

/** Goods that came, with what they cost without freight and duty, in minor units, and weigh, in grams. */
export type Weighed = Arrival & { readonly value: Minor; readonly weight: number };

/** What came, with what it costs and weighs; refuses (4) to share by weight what nobody knows the weight of. */
export async function weighed(
  work: Work,
  arrived: readonly Arrival[],
  charges: readonly NewPurchaseCharge[],
): Promise<Weighed[]> {
  const ids = arrived.map(({ line }) => line.product_id);
  const products = await productsById(work, ids);
  const unknown = [...products.values()].filter(({ weight }) => weight === null).map(({ sku }) => sku);
  if (unknown.length > 0 && charges.some(({ shared_by }) => shared_by === 'weight')) throw unweighed(unknown);
  return arrived.map(({ line, quantity }) => ({
    line,
    quantity,
    value: receiptValue(line, quantity),
    weight: Math.round(((products.get(line.product_id)?.weight ?? 0) * quantity) / ONE),
  }));
}

function unweighed(skus: readonly string[]): Refusal {
  return new Refusal('state', `The weight of ${skus.join(', ')} is not known.`, {
    hint: `docket products edit ${skus[0]} --weight GRAMS      or --share-by value`,
    details: { skus },
  });
}
