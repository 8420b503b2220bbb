import { mean, spread, table } from './numbers.ts';
import { lowest } from './minimise.ts';

/** Kinds of demand by how often and how evenly it comes. */
export type Pattern = 'none' | 'smooth' | 'erratic' | 'intermittent' | 'lumpy';

/** Mean interval between periods with demand, and squared variation of its size, at which the kinds part. */
const OFTEN = 1.32;
const EVEN = 0.49;

/** Kinds of demand of which a rate can be forecast, not the moments. */
export const rare: readonly Pattern[] = ['intermittent', 'lumpy'];

/** The kind of demand by Syntetos and Boylan's scheme; `none` where nothing was ever asked for. */
export function patternOf(seen: readonly number[]): Pattern {
  const sizes = seen.filter((value) => value > 0);
  if (sizes.length === 0) return 'none';
  const often = seen.length / sizes.length < OFTEN;
  const even = spread(sizes) / sizes.length / mean(sizes) ** 2 < EVEN;
  if (often) return even ? 'smooth' : 'erratic';
  return even ? 'intermittent' : 'lumpy';
}

/** Years for which a product is sold, on average. */
const LIFE = 8;

/**
 * The chance that a product still sells at all: the longer the silence against its usual interval, the less, given
 * that products are sold for some years and then no more.
 */
export function chanceOfLife(seen: readonly number[], year: number): number {
  const last = seen.findLastIndex((value) => value > 0);
  const rate = seen.filter((value) => value > 0).length / seen.length;
  const silence = seen.length - 1 - last;
  if (last < 0 || silence === 0) return 1;
  const hazard = 1 / (LIFE * Math.max(year, 1));
  return 1 / (1 + (hazard * Math.expm1(rate * silence)) / rate);
}

/** Smoothing shares tried for size and for frequency: above this a single sale would swing the forecast. */
const MOST = 0.3;
const LEAST = 0.01;

/** Croston's method with the correction of Syntetos and Boylan (SBA): size over interval, each smoothed on sales only. */
export function sba(seen: readonly number[], horizon: number): number[] {
  const run = (alpha: number): Rate => croston(seen, alpha);
  const { rate } = run(lowest((share) => run(share).squares, LEAST, MOST));
  return table(horizon, () => rate);
}

interface Rate {
  readonly rate: number;
  readonly squares: number;
}

function croston(seen: readonly number[], alpha: number): Rate {
  const sizes = seen.filter((value) => value > 0);
  if (sizes.length === 0) return { rate: 0, squares: 0 };
  let [size, interval, waited, squares] = [mean(sizes), seen.length / sizes.length, 1, 0];
  for (const value of seen) {
    squares += (value - corrected(alpha, size, interval)) ** 2;
    if (value > 0) {
      size += alpha * (value - size);
      interval += alpha * (waited - interval);
      waited = 0;
    }
    waited += 1;
  }
  return { rate: corrected(alpha, size, interval), squares };
}

function corrected(alpha: number, size: number, interval: number): number {
  return ((1 - alpha / 2) * size) / interval;
}

/** Share of the last sale in the mean size: sizes vary less than whether anything sells. */
const SIZE_SHARE = 0.1;

/** TSB (Teunter, Syntetos, Babai): size times probability, the latter falling while nothing sells, so that dead stock fades. */
export function tsb(seen: readonly number[], horizon: number): number[] {
  const sizes = seen.filter((value) => value > 0);
  if (sizes.length === 0) return table(horizon, () => 0);
  const size = mean(sizes);
  const chance = sizes.length / seen.length;
  const run = (beta: number): Rate => fading(seen, { size, chance }, beta);
  const { rate } = run(lowest((share) => run(share).squares, LEAST, MOST));
  return table(horizon, () => rate);
}

function fading(
  seen: readonly number[],
  start: { readonly size: number; readonly chance: number },
  beta: number,
): Rate {
  let { size, chance } = start;
  let squares = 0;
  for (const value of seen) {
    squares += (value - chance * size) ** 2;
    if (value > 0) size += SIZE_SHARE * (value - size);
    chance += beta * ((value > 0 ? 1 : 0) - chance);
  }
  return { rate: chance * size, squares };
}
