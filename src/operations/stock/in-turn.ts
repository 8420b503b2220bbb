import { byExpiry } from '../../domain/stock/lots.ts';
import { lotsOf } from '../../store/load/lots.ts';
import type { AllocationRow } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';

/** Promises in the order in which their goods leave: place by place, at a place the lot first that expires first. */
export async function inTurn(
  work: Work,
  allocations: readonly AllocationRow[],
  products: ReadonlyMap<number, number>,
): Promise<readonly AllocationRow[]> {
  const goodsOf = ({ order_line_id, lot }: AllocationRow) => {
    return { product_id: products.get(order_line_id) ?? 0, lot };
  };
  const lotOf = await lotsOf(work, allocations.map(goodsOf));
  return allocations.toSorted(
    (a, b) => a.location_id - b.location_id || byExpiry(lotOf(goodsOf(a)), lotOf(goodsOf(b))),
  );
}
