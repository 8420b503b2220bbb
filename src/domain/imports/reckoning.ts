import {
  lessRate, priceTimes, priceTimesLess, shareOut, type Minor, type Rate, type UnitPrice,
} from '../../base/money.ts'; // prettier-ignore
import type { Quantity } from '../../base/quantity.ts';
import type { Discount, PriceBasis } from '../pricing/price.ts';
import { taxesOf, type Part } from './taxes-as-given.ts';

/** A line as a channel gives it, with what only the shop knows. */
export interface LineAsGiven {
  readonly quantity: Quantity;
  /** What the channel says, else the catalogue. */
  readonly unit_price: UnitPrice;
  readonly discount: Discount | null;
  readonly line_list: Minor | null;
  readonly line_total: Minor | null;
  readonly line_tax: Minor | null;
  /** The product's; decides only where the channel names no tax. */
  readonly tax_rate: Rate;
}

/** An order as a channel gives it; `null` is what it does not say. Amounts in minor units. */
export interface OrderAsGiven {
  readonly lines: readonly LineAsGiven[];
  readonly prices: PriceBasis | null;
  readonly order_discount: Minor | null;
  readonly shipping: Minor | null;
  readonly shipping_tax: Minor | null;
  readonly tax: Minor | null;
  readonly total: Minor | null;
  /** The shop's usual rate for postage; decides only where the channel names no tax. */
  readonly shipping_rate: Rate;
}

/** A line after its discounts, in the order's price basis. */
interface Discounted {
  readonly list: Minor;
  /** Its share of the order's discount. */
  readonly order_discount: Minor;
  readonly amount: Minor;
}

/** One way to read what a channel gives: what its amounts then come to. */
export interface Reckoning {
  readonly prices: PriceBasis;
  readonly lines: readonly Discounted[];
  /** The lines, and last the postage. */
  readonly parts: readonly Part[];
  readonly taxes: readonly Minor[];
  readonly total: Minor;
}

/**
 * The ways to read an order, the likeliest first: with tax in its prices or beside them, and with a discount that comes
 * on top of those of its lines or sums them up.
 */
export function reckonings(order: OrderAsGiven, usual: PriceBasis): [Reckoning, ...Reckoning[]] {
  const lefts = order.lines.map(afterOwnDiscount);
  const [onTop, ...summed] = discountsOf(order, lefts).map((discount) => discountedBy(discount, lefts));
  const [likely, ...unlikely] = basesOf(order.prices, usual);
  const rest = unlikely.map((prices) => reckoned(order, onTop ?? [], prices));
  const others = summed.flatMap((lines) =>
    [likely, ...unlikely].map((prices) => reckoned(order, lines, prices)),
  );
  return [reckoned(order, onTop ?? [], likely), ...rest, ...others];
}

function basesOf(said: PriceBasis | null, usual: PriceBasis): [PriceBasis, ...PriceBasis[]] {
  if (said !== null) return [said];
  return usual === 'with_tax' ? ['with_tax', 'without_tax'] : ['without_tax', 'with_tax'];
}

interface Left {
  readonly list: Minor;
  readonly left: Minor;
}

/** Some channels sum a line up before its discount and some after it: where the sum is the list it is before. */
function afterOwnDiscount(line: LineAsGiven): Left {
  const { unit_price, quantity, line_list, line_total } = line;
  const list = line_list ?? priceTimes(unit_price, quantity);
  const left = line_total === null || line_total === list ? leftOf(line, list) : line_total;
  return { list, left };
}

function leftOf({ discount, line_list, unit_price, quantity }: LineAsGiven, list: Minor): Minor {
  if (discount === null) return list;
  if ('amount' in discount) return list - Math.sign(quantity) * discount.amount;
  return line_list === null
    ? priceTimesLess(unit_price, quantity, discount.rate)
    : lessRate(list, discount.rate);
}

function discountsOf({ order_discount }: OrderAsGiven, lefts: readonly Left[]): Minor[] {
  const whole = order_discount ?? 0;
  const own = lefts.reduce((sum, { list, left }) => sum + list - left, 0);
  return own > 0 && own <= whole ? [whole, whole - own] : [whole];
}

/** Takes a discount of the order off its lines; of goods that come back it makes less to pay back. */
function discountedBy(discount: Minor, lefts: readonly Left[]): Discounted[] {
  const back = lefts.every(({ left }) => left <= 0);
  const sign = back ? -1 : 1;
  const shares = shareOut(
    sign * discount,
    lefts.map(({ left }) => Math.max(sign * left, 0)),
  );
  return lefts.map(({ list, left }, index) => {
    const order_discount = shares[index] ?? 0;
    return { list, order_discount, amount: left - order_discount };
  });
}

function reckoned(order: OrderAsGiven, lines: readonly Discounted[], prices: PriceBasis): Reckoning {
  const parts = partsOf(order, lines);
  const taxes = taxesOf(parts, order.tax, prices);
  const amounts = parts.reduce((sum, { amount }) => sum + amount, 0);
  const tax = order.tax ?? taxes.reduce((sum, one) => sum + one, 0);
  return { prices, lines, parts, taxes, total: prices === 'with_tax' ? amounts : amounts + tax };
}

function partsOf(order: OrderAsGiven, lines: readonly Discounted[]): Part[] {
  const goods = order.lines.map(({ line_tax, tax_rate }, index) => ({
    amount: lines[index]?.amount ?? 0,
    tax: line_tax,
    tax_rate,
  }));
  const { shipping, shipping_tax, shipping_rate } = order;
  return [...goods, { amount: shipping ?? 0, tax: shipping_tax, tax_rate: shipping_rate }];
}
