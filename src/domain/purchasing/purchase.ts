import { priceTimes, type Minor, type UnitPrice } from '../../base/money.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';

/** A line of a purchase order, as far as it has come. */
export interface PurchaseLine {
  readonly id: number;
  readonly line: number;
  readonly sku: string;
  readonly product_id: number;
  readonly ordered: Quantity;
  readonly received: Quantity;
  readonly closed: Quantity;
  readonly unit_cost: UnitPrice;
}

type Progress = Pick<PurchaseLine, 'ordered' | 'received' | 'closed'>;

/** Units that are still to come; what came beyond the order leaves none. */
export function stillToCome({ ordered, received, closed }: Progress): Quantity {
  return Math.max(0, ordered - closed - received);
}

export type PurchaseStatus =
  | 'draft' | 'placed' | 'sent' | 'part_received' | 'received' | 'closed' | 'cancelled' | 'undone'; // prettier-ignore

/** How far a purchase order has come, in one word; `closed` where something of it will never come. */
export function purchaseStatus(
  header: {
    readonly lifecycle: 'draft' | 'open' | 'cancelled';
    readonly sent_on: string | null;
    readonly undone_by: number | null;
  },
  lines: readonly Progress[],
): PurchaseStatus {
  if (header.undone_by !== null) return 'undone';
  if (header.lifecycle !== 'open') return header.lifecycle;
  if (lines.every((line) => stillToCome(line) === 0))
    return lines.some(({ closed }) => closed > 0) ? 'closed' : 'received';
  if (lines.some(({ received }) => received > 0)) return 'part_received';
  return header.sent_on === null ? 'placed' : 'sent';
}

/**
 * What so many more units of a line are worth, in minor units. Receipts in any steps are worth together what all of
 * them cost at once.
 */
export function receiptValue({ unit_cost, received }: PurchaseLine, quantity: Quantity): Minor {
  return priceTimes(unit_cost, received + quantity) - priceTimes(unit_cost, received);
}

/** Refuses (4) to close more of a line than is still to come. */
export function refuseClosing(line: PurchaseLine, quantity: Quantity): void {
  const open = stillToCome(line);
  if (quantity > 0 && quantity <= open) return;
  const [wanted, coming] = [formatQuantity(quantity), formatQuantity(open)];
  const message =
    open === 0
      ? `Nothing of line ${line.line} (${line.sku}) is still to come.`
      : `Only ${coming} of line ${line.line} (${line.sku}) are still to come; ${wanted} cannot be closed.`;
  throw new Refusal('state', message, {
    details: { line: line.line, sku: line.sku, open: quantityNumber(open), wanted: quantityNumber(quantity) },
  });
}
