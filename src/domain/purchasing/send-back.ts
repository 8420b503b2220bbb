import { portion, type Minor } from '../../base/money.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { giveUp, issue, type Valued } from '../stock/value.ts';
import type { PurchaseLine } from './purchase.ts';

/** A line of a purchase order, and how much of it went back. */
type ReturnedLine = Pick<PurchaseLine, 'line' | 'sku' | 'received'> & { readonly returned: Quantity };

/** Refuses (4) to send back more of a line than came and is not gone back already. */
export function refuseSendingBack({ line, sku, received, returned }: ReturnedLine, quantity: Quantity): void {
  if (quantity <= received - returned) return;
  const [wanted, came] = [formatQuantity(quantity), formatQuantity(received)];
  const before = returned === 0 ? '' : `, of which ${formatQuantity(returned)} went back already`;
  const message = `${wanted} of line ${line} (${sku}) cannot go back: ${came} came${before}.`;
  throw new Refusal('state', message, {
    hint: 'docket purchases return --supplier CODE --sku SKU=QTY      for goods of no known order',
    details: {
      line, sku, wanted: quantityNumber(quantity), received: quantityNumber(received), returned: quantityNumber(returned),
    },
  }); // prettier-ignore
}

/** Units of one product that go back. */
export interface GoingBack {
  readonly quantity: Quantity;
  /** What they came in for, with freight and duty; null where nobody knows which receipt they are of. */
  readonly came: Minor | null;
}

/** What so many units came in for, after others went back: units in any steps came in for what all of them did. */
export function cameFor(all: Valued, before: Quantity, quantity: Quantity): Minor {
  return portion(all.value, before + quantity, all.quantity) - portion(all.value, before, all.quantity);
}

/**
 * What a place gives up for units that go back, lessening what is there: what they came in for, else their share of what
 * lies there. `difference` is what they came in for beyond that.
 */
export function goBack(
  level: Valued,
  { quantity, came }: GoingBack,
): { readonly value: Minor; readonly difference: Minor } {
  return came === null ? { value: issue(level, quantity), difference: 0 } : giveUp(level, quantity, came);
}
