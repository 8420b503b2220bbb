import { ONE, type Quantity } from '../../base/quantity.ts';

/** What is known about buying a product again. */
export interface Reordering {
  readonly reorder_point: Quantity;
  readonly reorder_quantity: Quantity | null;
  /** What will be there once everything under way has come and everything promised has gone. */
  readonly projected: Quantity;
}

/** The least that suppliers sell, and the multiple they sell in. */
const LEAST: Quantity = ONE;
const PACK: Quantity = ONE;

/** How much to buy: up to the reorder point and the reorder quantity, at least the least, in whole packs. */
export function suggestedQuantity({ reorder_point, reorder_quantity, projected }: Reordering): Quantity {
  const order_up_to = reorder_point + (reorder_quantity ?? 0);
  return Math.ceil(Math.max(LEAST, order_up_to - projected) / PACK) * PACK;
}
