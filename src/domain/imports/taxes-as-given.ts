import { netWithin, portion, shareOut, taxOn, WHOLE, type Minor, type Rate } from '../../base/money.ts';
import type { PriceBasis } from '../pricing/price.ts';

/** What is taxed: a line or the postage, in the order's price basis. */
export interface Part {
  readonly amount: Minor;
  /** As the channel gives it. */
  readonly tax: Minor | null;
  readonly tax_rate: Rate;
}

export interface Taxed {
  readonly amount: Minor;
  readonly tax_rate: Rate;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/**
 * The tax of each part. What a part says of itself stands. The rest of a tax of the whole order is shared over the
 * others by what they would bear at their own rates, or by their amounts where that is nothing. Where no tax is said at
 * all it follows from the rates.
 */
export function taxesOf(parts: readonly Part[], whole: Minor | null, prices: PriceBasis): Minor[] {
  const usual = parts.map((part) => atItsRate(part, prices));
  const said = parts.reduce((sum, { tax }) => sum + (tax ?? 0), 0);
  if (whole !== null) {
    const shares = shared(whole - said, parts, usual);
    return parts.map(({ tax }, index) => tax ?? shares[index] ?? 0);
  }
  const exempt = said === 0 && parts.some(({ tax }) => tax !== null);
  return parts.map(({ tax }, index) => tax ?? (exempt ? 0 : (usual[index] ?? 0)));
}

function atItsRate({ amount, tax_rate }: Part, prices: PriceBasis): Minor {
  return prices === 'with_tax' ? amount - netWithin(amount, tax_rate) : taxOn(amount, tax_rate);
}

function shared(rest: Minor, parts: readonly Part[], usual: readonly Minor[]): Minor[] {
  const open = (sizes: readonly Minor[]): Minor[] =>
    parts.map(({ tax }, index) => (tax === null ? Math.abs(sizes[index] ?? 0) : 0));
  const sizes = [open(usual), open(parts.map(({ amount }) => amount))];
  const weights = sizes.find((some) => some.some((size) => size > 0));
  return weights === undefined ? parts.map(() => 0) : shareOut(rest, weights);
}

/** A part with its tax; `net + tax = gross`. */
export function taxed({ amount, tax_rate }: Part, tax: Minor, prices: PriceBasis): Taxed {
  const net = prices === 'with_tax' ? amount - tax : amount;
  return { amount, net, tax, gross: net + tax, tax_rate: rateOf(net, tax, tax_rate) };
}

/** What a list amount is without tax, in the proportion of what was paid in the end. */
export function listNet(list: Minor, { net, gross, tax_rate }: Taxed, prices: PriceBasis): Minor {
  if (prices === 'without_tax') return list;
  if (gross === 0) return netWithin(list, tax_rate);
  return portion(list, net * Math.sign(gross), Math.abs(gross));
}

/** The rate that a tax was taken at: the known one where it fits to a penny, else what it comes to, in tenths of a percent. */
function rateOf(net: Minor, tax: Minor, known: Rate): Rate {
  if (tax === 0 || net === 0) return 0;
  if (Math.abs(taxOn(net, known) - tax) <= 1) return known;
  const rate = portion(1000, tax * Math.sign(net), Math.abs(net)) * (WHOLE / 1000);
  return Math.min(Math.max(rate, 0), WHOLE);
}
