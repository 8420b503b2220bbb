import { ONE, type Quantity } from '../../base/quantity.ts';

/** What is known about buying a product again. */
export interface Reordering {
  /** Without one, only what is promised and not there is bought. */
  readonly reorder_point: Quantity | null;
  readonly reorder_quantity: Quantity | null;
  /** What there is to be afterwards, where that was set. */
  readonly order_up_to: Quantity | null;
  /** What will be there once everything under way has come and everything promised has gone. */
  readonly projected: Quantity;
  /** The least that the supplier sells. */
  readonly moq: Quantity | null;
  /** Only whole multiples of this. */
  readonly multiple: Quantity | null;
  /** How many of ours are in one of the supplier's: the multiple where there is no other. */
  readonly pack_size: Quantity | null;
}

/** How much to buy, and how that is reckoned. */
export interface Suggested {
  readonly order_up_to: Quantity;
  readonly need: Quantity;
  readonly multiple: Quantity;
  readonly quantity: Quantity;
}

/** Up to what there is to be, at least the supplier's least, in whole multiples. */
export function suggested(known: Reordering): Suggested {
  const { reorder_point, reorder_quantity, projected, moq, multiple, pack_size } = known;
  const order_up_to = known.order_up_to ?? (reorder_point ?? 0) + (reorder_quantity ?? 0);
  const need = order_up_to - projected;
  const step = multiple ?? pack_size ?? ONE;
  const quantity = Math.ceil(Math.max(moq ?? ONE, need) / step) * step;
  return { order_up_to, need, multiple: step, quantity };
}
