import { portion, shareOut, type Minor, type Rate } from '../../base/money.ts';
import type { NewCreditLine } from '../events.ts';

/** What of an order's lines and charges stands at one tax rate and was not credited yet. */
export interface Uncredited {
  readonly tax_rate: Rate;
  readonly net: Minor;
  readonly gross: Minor;
}

/**
 * Splits a goodwill credit (gross, minor units) over the tax rates of an order, in proportion to what is left of each.
 * Taking shares of what is left, credits in any steps end exactly at the order's own net and tax.
 */
export function goodwillLines(gross: Minor, left: readonly Uncredited[]): NewCreditLine[] {
  const shares = shareOut(
    gross,
    left.map((group) => Math.max(0, group.gross)),
  );
  return left.flatMap((group, index) => {
    const share = shares[index] ?? 0;
    return share === 0 ? [] : [creditLine(group, share)];
  });
}

function creditLine(group: Uncredited, gross: Minor): NewCreditLine {
  const net = group.gross > 0 ? portion(group.net, gross, group.gross) : gross;
  return {
    order_line_id: null,
    return_line_id: null,
    product_id: null,
    quantity: 0,
    list_net: net,
    tax_rate: group.tax_rate,
    net,
    tax: gross - net,
    gross,
  };
}
