import { WHOLE, type Rate } from '../../base/money.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { stillToCome, type PurchaseLine } from './purchase.ts';

/** How much more than was ordered may come, and how finely its product is counted. */
export interface Allowed {
  readonly tolerance: Rate;
  readonly decimals: number;
}

/** The most that may come in all of what was ordered and not closed, in thousandths; no part of a piece. */
function mostOf(
  { ordered, closed }: Pick<PurchaseLine, 'ordered' | 'closed'>,
  { tolerance, decimals }: Allowed,
): Quantity {
  const most = Number((BigInt(ordered - closed) * BigInt(WHOLE + tolerance)) / BigInt(WHOLE));
  return most - (most % 10 ** (3 - decimals));
}

/**
 * Refuses (4) a line of which everything has come, so that nothing is received twice, and more than was ordered and
 * the tolerance together.
 */
export function refuseReceiving(line: PurchaseLine, quantity: Quantity, allowed: Allowed): void {
  if (stillToCome(line) === 0) throw nothingToCome(line);
  const most = mostOf(line, allowed);
  if (line.received + quantity > most) throw tooMany(line, quantity, { most, ...allowed });
}

function nothingToCome({ line, sku, received, closed }: PurchaseLine): Refusal {
  const rest = closed > 0 ? `, ${formatQuantity(closed)} were closed` : '';
  const message = `Nothing of line ${line} (${sku}) is still to come: ${formatQuantity(received)} came${rest}.`;
  return new Refusal('state', message, {
    hint: `docket stock receive ${sku} QTY      for goods that nobody ordered`,
    details: { line, sku, received: quantityNumber(received), closed: quantityNumber(closed) },
  });
}

function tooMany(
  { line, sku, ordered, received, closed }: PurchaseLine,
  quantity: Quantity,
  { most, tolerance }: Allowed & { readonly most: Quantity },
): Refusal {
  const before = received > 0 ? ` after ${formatQuantity(received)} before` : '';
  const percent = `${tolerance / (WHOLE / 100)} %`;
  const message = `${formatQuantity(quantity)} of ${sku} on line ${line}${before} are too many: ${formatQuantity(ordered - closed)} were ordered, at most ${formatQuantity(most)} may come (${percent} more).`;
  return new Refusal('state', message, {
    hint: `--line ${line}=${formatQuantity(most - received)}      or docket config set over_receipt_tolerance 20%`,
    details: {
      line, sku, ordered: quantityNumber(ordered), received: quantityNumber(received),
      wanted: quantityNumber(quantity), most: quantityNumber(most),
    },
  }); // prettier-ignore
}
