import type { Minor, Rate } from '../../base/money.ts';
import type { NewCharge } from '../events.ts';
import type { PriceBasis, PricedLine } from '../pricing/price.ts';
import { reckonings, type OrderAsGiven, type Reckoning } from './reckoning.ts';
import { listNet, taxed, type Taxed } from './taxes-as-given.ts';

export interface GivenLine extends PricedLine {
  readonly tax_rate: Rate;
}

/** An order in amounts that add up: `net + tax = gross` everywhere, and lines and charges to the channel's total. */
export interface Given {
  readonly prices: PriceBasis;
  readonly lines: readonly GivenLine[];
  readonly charges: readonly NewCharge[];
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/**
 * Keeps what a channel says that an order comes to. Whether its prices include tax is found from its totals (`usual`
 * where they do not tell); tax and discounts of the whole order are shared by largest remainder; what its total differs
 * by from all of that becomes a charge of its own, so that headers stay sums.
 */
export function asGiven(order: OrderAsGiven, usual: PriceBasis): Given {
  const reckoning = nearest(reckonings(order, usual), order.total);
  const { prices, parts, taxes } = reckoning;
  const amounts = parts.map((part, index) => taxed(part, taxes[index] ?? 0, prices));
  const lines = order.lines.map((_, index) => lineOf(reckoning, index, amounts[index]));
  const shipping = amounts
    .slice(order.lines.length)
    .filter(({ gross, tax }) => gross !== 0 || tax !== 0)
    .map((part) => ({ kind: 'shipping', ...part }) as const);
  const charges = [...shipping, ...differenceOf(order, amounts, prices)];
  return { prices, lines, charges, ...sumOf([...lines, ...charges]) };
}

/** Of the ways to read the amounts the one that comes to the channel's total, or nearest to it; the first of equals. */
function nearest(ways: readonly [Reckoning, ...Reckoning[]], total: Minor | null): Reckoning {
  const [first, ...others] = ways;
  if (total === null) return first;
  const off = ({ total: reckoned }: Reckoning): number => Math.abs(reckoned - total);
  return others.reduce((best, way) => (off(way) < off(best) ? way : best), first);
}

function lineOf({ prices, lines }: Reckoning, index: number, part: Taxed | undefined): GivenLine {
  const line = lines[index];
  if (!line || !part) throw new TypeError('a line without amounts');
  const { list, order_discount } = line;
  const { net, tax, gross, tax_rate } = part;
  return {
    list, order_discount, discount: list - part.amount, list_net: listNet(list, part, prices), net, tax, gross, tax_rate,
  }; // prettier-ignore
}

/** A tax that nothing bears and a total that nothing adds up to. */
function differenceOf(order: OrderAsGiven, parts: readonly Taxed[], prices: PriceBasis): NewCharge[] {
  const sum = sumOf(parts);
  const tax = order.tax === null ? 0 : order.tax - sum.tax;
  const untold = prices === 'with_tax' ? 0 : tax;
  const gross = order.total === null ? untold : order.total - sum.gross;
  if (gross === 0 && tax === 0) return [];
  const net = gross - tax;
  return [
    { kind: 'channel_difference', tax_rate: 0, amount: prices === 'with_tax' ? gross : net, net, tax, gross },
  ];
}

function sumOf(parts: readonly { readonly net: Minor; readonly tax: Minor; readonly gross: Minor }[]) {
  const sum = (field: 'net' | 'tax' | 'gross'): Minor =>
    parts.reduce((total, part) => total + part[field], 0);
  return { net: sum('net'), tax: sum('tax'), gross: sum('gross') };
}
