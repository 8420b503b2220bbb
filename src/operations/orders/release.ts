import { heldFor } from '../../domain/orders/hold.ts';
import { loadOrder } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

/** Lets an order go on; refuses (4) one that is not held. */
export async function releaseOrder(
  work: Work,
  { order: number }: { readonly order: number },
): Promise<number> {
  const { order } = await loadOrder(work, number);
  await record(work, [{ type: 'order_released', order_id: order.id, ...heldFor(order) }]);
  return order.number;
}
