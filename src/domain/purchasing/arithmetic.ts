import { formatQuantity, ONE, type Quantity } from '../../base/quantity.ts';
import { suggested, type Reordering } from '../stock/reorder.ts';

/** What is there and on its way, in thousandths. */
export interface Coming {
  readonly available: Quantity;
  /** Ordered from suppliers and sent from other places. */
  readonly incoming: Quantity;
  /** On drafts of purchase orders. */
  readonly drafted: Quantity;
  /** Promised, and not there. */
  readonly waiting: Quantity;
}

/** How a suggested quantity comes about, for people to check: `0 available + 6 incoming − 9 waiting = −3 ≤ 10; …`. */
export function arithmetic(known: Reordering, coming: Coming): string {
  const { order_up_to, need, multiple, quantity } = suggested(known);
  const { reorder_point, projected, moq } = known;
  const low =
    reorder_point === null ? `${signed(projected)} < 0` : `${signed(projected)} ≤ ${signed(reorder_point)}`;
  const steps = [
    `${sumOf(coming)} = ${low}`,
    `up to ${signed(order_up_to)}: ${signed(order_up_to)} − ${bracketed(projected)} = ${signed(need)}`,
    ...((moq ?? ONE) > need ? [`at least ${signed(moq ?? ONE)}`] : []),
    ...(multiple === ONE ? [] : [`in multiples of ${signed(multiple)}`]),
  ];
  return `${steps.join('; ')} → ${signed(quantity)}`;
}

function sumOf({ available, incoming, drafted, waiting }: Coming): string {
  const parts = [
    { quantity: incoming, text: `+ ${signed(incoming)} incoming` },
    { quantity: drafted, text: `+ ${signed(drafted)} on drafts` },
    { quantity: waiting, text: `− ${signed(waiting)} waiting` },
  ];
  return [
    `${signed(available)} available`,
    ...parts.filter(({ quantity }) => quantity !== 0).map(({ text }) => text),
  ].join(' ');
}

function signed(quantity: Quantity): string {
  return formatQuantity(quantity).replace('-', '−');
}

function bracketed(quantity: Quantity): string {
  return quantity < 0 ? `(${signed(quantity)})` : signed(quantity);
}
