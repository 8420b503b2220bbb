import {
  checkedAmount,
  lessRate,
  netWithin,
  portion,
  priceTimes,
  priceTimesLess,
  shareOut,
  taxOn,
  type Minor,
  type Rate,
  type UnitPrice,
} from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { UnitsWorth } from '../events.ts';

export type PriceBasis = 'with_tax' | 'without_tax';

/** A percentage (millionths of one), or an amount in the order's price basis. */
export type Discount = { readonly rate: Rate } | { readonly amount: Minor };

export interface LineToPrice {
  readonly unit_price: UnitPrice;
  readonly quantity: Quantity;
  readonly tax_rate: Rate;
  readonly discount: Discount | null;
}

export interface PricedLine extends UnitsWorth {
  readonly list: Minor;
  /** The line's share of the order's discount; included in `discount`. */
  readonly order_discount: Minor;
}

/**
 * Prices the lines of an order: list = round(price × quantity), minus the line's discount, minus the share of the
 * order's discount (largest remainder), then tax. Halves round away from zero. Refuses (2) lines that are too large
 * together.
 */
export function priceLines(
  lines: readonly LineToPrice[],
  basis: PriceBasis,
  orderDiscount: Discount | null,
): PricedLine[] {
  const lists = lines.map((line) => priceTimes(line.unit_price, line.quantity));
  checkedAmount(sumOf(lists), 'The order');
  const lefts = lines.map((line, index) => afterLineDiscount(line, lists[index] ?? 0));
  const shares = shareOut(
    orderDiscountOf(lefts, orderDiscount),
    lefts.map((left) => Math.max(left, 0)),
  );
  return lines.map((line, index) => {
    const list = lists[index] ?? 0;
    const orderShare = shares[index] ?? 0;
    const amount = (lefts[index] ?? 0) - orderShare;
    return {
      list,
      order_discount: orderShare,
      discount: list - amount,
      list_net: taxed(list, line.tax_rate, basis).net,
      ...taxed(amount, line.tax_rate, basis),
    };
  });
}

function sumOf(amounts: readonly Minor[]): Minor {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function afterLineDiscount(line: LineToPrice, list: Minor): Minor {
  if (!line.discount) return list;
  if ('rate' in line.discount) return priceTimesLess(line.unit_price, line.quantity, line.discount.rate);
  return list - line.discount.amount;
}

function orderDiscountOf(lefts: readonly Minor[], discount: Discount | null): Minor {
  if (!discount) return 0;
  const sum = sumOf(lefts);
  return 'rate' in discount ? sum - lessRate(sum, discount.rate) : discount.amount;
}

/** An amount in the price basis, split into net and tax; `net + tax = gross`. */
export function taxed(
  amount: Minor,
  rate: Rate,
  basis: PriceBasis,
): { net: Minor; tax: Minor; gross: Minor } {
  if (basis === 'with_tax') {
    const net = netWithin(amount, rate);
    return { net, tax: amount - net, gross: amount };
  }
  const tax = taxOn(amount, rate);
  return { net: amount, tax, gross: amount + tax };
}

/**
 * What units `done + 1 … done + quantity` of a line are worth: A(k + n) − A(k) with A(k) = round(amount × k ÷ ordered).
 * `done` counts the units cancelled or credited so far, so that any steps end exactly at the line's amounts.
 */
export function unitsWorth(
  line: UnitsWorth & { readonly ordered: Quantity },
  done: Quantity,
  quantity: Quantity,
): UnitsWorth {
  const worth = (amount: Minor): Minor =>
    portion(amount, done + quantity, line.ordered) - portion(amount, done, line.ordered);
  const net = worth(line.net);
  const gross = worth(line.gross);
  return { list_net: worth(line.list_net), discount: worth(line.discount), net, tax: gross - net, gross };
}
