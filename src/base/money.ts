import { divideRounded, formatScaled, parseScaled, tooLarge } from './decimal.ts';
import { Refusal } from './refusal.ts';

/** An amount in minor units of its currency: pence, yen, thousandths of a dinar. Never a float. */
export type Minor = number;
/** A unit price or cost in ten-thousandths of a minor unit: screws at 0.4 p, cost by the kilo. */
export type UnitPrice = number;
/** A tax or discount rate in millionths of one: 20 % is 200000. */
export type Rate = number;

const PRICE_PLACES = 4;
const PRICE_SCALE = 10_000n;
const QUANTITY_SCALE = 1_000n;
const RATE_SCALE = 1_000_000n;
export const WHOLE: Rate = 1_000_000;
/** The largest amount, in minor units: the sums of hundreds of them are still exact. */
const LARGEST: Minor = 10_000_000_000_000;
const LARGEST_PRICE: UnitPrice = 1_000_000_000_000_000;

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const exponents: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3,
  OMR: 3, PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}; // prettier-ignore

export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2;
}

/** `12.50` in the currency's minor units; refuses more decimals than the currency has, and what is too large. */
export function parseMoney(text: string, currency: string, what = 'The amount'): Minor {
  return parseScaled(text, exponentOf(currency), what, LARGEST);
}

export function formatMoney(amount: Minor, currency: string): string {
  return formatScaled(amount, exponentOf(currency));
}

/** `0.0040` as a unit price; up to four decimals beyond the currency's own. */
export function parseUnitPrice(text: string, currency: string, what = 'The price'): UnitPrice {
  return parseScaled(text, exponentOf(currency) + PRICE_PLACES, what, LARGEST_PRICE);
}

export function formatUnitPrice(price: UnitPrice, currency: string): string {
  const exponent = exponentOf(currency);
  return formatScaled(price, exponent + PRICE_PLACES, exponent);
}

/** `10%` or `8.875%` as a rate. */
export function parsePercent(text: string, what = 'The percentage'): Rate {
  const match = /^(.*)%$/.exec(text.trim());
  if (!match) throw new Refusal('input.invalid', `${what} “${text}” does not end with %.`);
  const rate = parseScaled(match[1] ?? '', 4, what);
  if (rate < 0 || rate > WHOLE)
    throw new Refusal('input.invalid', `${what} ${text} is not between 0 and 100 %.`);
  return rate;
}

/** An amount that was reckoned; refuses (2) one that is too large. Which currency it is in is not known here. */
export function checkedAmount(amount: bigint | number, what = 'The amount'): Minor {
  if (amount >= -LARGEST && amount <= LARGEST) return Number(amount);
  throw tooLarge(`${what}, ${amount} in the currency’s smallest unit,`, String(LARGEST));
}

/** Rounds price × quantity (thousandths) to minor units; refuses (2) what is too large. */
export function priceTimes(price: UnitPrice, quantity: number): Minor {
  const amount = divideRounded(BigInt(price) * BigInt(quantity), PRICE_SCALE * QUANTITY_SCALE);
  return checkedAmount(amount, 'Price × quantity');
}

/** What a percentage leaves: round(price × quantity × (1 − rate)), rounded once. */
export function priceTimesLess(price: UnitPrice, quantity: number, rate: Rate): Minor {
  const left = RATE_SCALE - BigInt(rate);
  const scale = PRICE_SCALE * QUANTITY_SCALE * RATE_SCALE;
  return checkedAmount(divideRounded(BigInt(price) * BigInt(quantity) * left, scale), 'Price × quantity');
}

/** round(amount × (1 − rate)). */
export function lessRate(amount: Minor, rate: Rate): Minor {
  return Number(divideRounded(BigInt(amount) * (RATE_SCALE - BigInt(rate)), RATE_SCALE));
}

/** round(amount × part ÷ whole); `whole` is positive. */
export function portion(amount: Minor, part: number, whole: number): Minor {
  return Number(divideRounded(BigInt(amount) * BigInt(part), BigInt(whole)));
}

/** The tax on a net amount. */
export function taxOn(net: Minor, rate: Rate): Minor {
  return Number(divideRounded(BigInt(net) * BigInt(rate), RATE_SCALE));
}

/** The net within a gross amount. */
export function netWithin(gross: Minor, rate: Rate): Minor {
  return Number(divideRounded(BigInt(gross) * RATE_SCALE, RATE_SCALE + BigInt(rate)));
}

/** The unit price that a value for a quantity comes to, rounded to a ten-thousandth of a minor unit. */
export function pricePer(value: Minor, quantity: number): UnitPrice {
  return Number(divideRounded(BigInt(value) * PRICE_SCALE * QUANTITY_SCALE, BigInt(quantity)));
}

/**
 * Shares an amount over weights by largest remainder: the shares sum to the amount, each within one unit of its
 * exact share, ties to the earlier one. Weights are not negative; where all are zero the first takes everything.
 */
export function shareOut(amount: Minor, weights: readonly number[]): Minor[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = exact.map((product) => Number(product / BigInt(total)));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const order = exact
    .map((product, index) => ({ index, remainder: Math.abs(Number(product % BigInt(total))) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order.slice(0, Math.abs(left)))
    shares[index] = (shares[index] ?? 0) + Math.sign(left);
  return shares;
}
