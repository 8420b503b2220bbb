import { ONE } from '../../base/quantity.ts';
import { priceTimes } from '../../base/money.ts';
import type { OrderedLine, OrderRecord } from './records.ts';

/** An order with what follows from what was said of it as a whole: how many units were sold, and how many have left. */
export function finished(order: OrderRecord): OrderRecord {
  const lines = restored(order);
  const hasLeft = leftOf(order);
  if (hasLeft === null) return lines === order.lines ? order : { ...order, lines };
  return { ...order, lines: lines.map((line) => ({ ...line, shipped: shippedOf(line, hasLeft(line)) })) };
}

/**
 * Some channels write how many units are left after refunds. Where that is none, on one line, the subtotal tells how
 * many were sold.
 */
function restored({ lines, subtotal, refunded }: OrderRecord): readonly OrderedLine[] {
  const [gone, ...others] = lines.filter(({ quantity }) => quantity === 0);
  if (!gone?.unit_price || others.length > 0 || subtotal === null || refunded === null) return lines;
  const rest = lines.reduce(
    (sum, { unit_price, quantity }) => sum + priceTimes(unit_price ?? 0, quantity),
    0,
  );
  const units = Math.round((subtotal - rest) / priceTimes(gone.unit_price, ONE));
  if (!(units > 0) || priceTimes(gone.unit_price, units * ONE) !== subtotal - rest) return lines;
  return lines.map((line) => (line === gone ? { ...line, quantity: units * ONE } : line));
}

/**
 * Whether a line has left: as the word for the order says, else by the day on which it did. A day that stands on some
 * lines only is theirs. Null where nobody says, or only part has left.
 */
function leftOf({ fulfilment, shipped_at, lines }: OrderRecord): ((line: OrderedLine) => boolean) | null {
  if (fulfilment === 'partial') return null;
  if (fulfilment !== null) return () => fulfilment === 'fulfilled';
  if (shipped_at === null) return null;
  const apart = lines.some((line) => line.shipped_at !== null);
  return (line) => !apart || line.shipped_at !== null;
}

function shippedOf({ quantity, cancelled, shipped }: OrderedLine, hasLeft: boolean): number | null {
  if (shipped !== null || quantity < 0) return shipped;
  return hasLeft ? quantity - (cancelled ?? 0) : 0;
}
