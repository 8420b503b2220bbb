import type { Miss } from './errors.ts';
import { clamp, mean } from './numbers.ts';
import { normalQuantile } from '../../base/normal.ts';

/** Standard deviation of what will be missed, by periods ahead from 1. */
export type Uncertainty = (ahead: number) => number;

/** Errors that do not grow with the periods ahead, and those of a random walk that learns nothing. */
const GROWTH = { least: 0, most: 1.5 } as const;

/** What is yet to come is missed by more than what the methods were weighed on. */
const WIDENED = 1.2;

/**
 * How errors grow with the periods ahead, learnt from the backtest: variance c·aheadᵖ, p from the nearer and the
 * farther half. Null without a backtest.
 */
export function uncertaintyOf(misses: readonly Miss[]): Uncertainty | null {
  if (misses.length === 0) return null;
  const growth = growthOf(misses);
  const variance = mean(
    misses.map(({ forecast, actual, ahead }) => (forecast - actual) ** 2 / ahead ** growth),
  );
  return (ahead) => WIDENED * Math.sqrt(variance * ahead ** growth);
}

function growthOf(misses: readonly Miss[]): number {
  const farthest = Math.max(...misses.map(({ ahead }) => ahead));
  const halves = [
    misses.filter(({ ahead }) => ahead <= farthest / 2),
    misses.filter(({ ahead }) => ahead > farthest / 2),
  ];
  const [near, far] = halves.map((half) => ({
    ahead: mean(half.map(({ ahead }) => ahead)),
    variance: mean(half.map(({ forecast, actual }) => (forecast - actual) ** 2)),
  }));
  if (!near || !far || !(near.variance > 0) || !(far.variance > 0)) return GROWTH.least;
  return clamp(
    Math.log(far.variance / near.variance) / Math.log(far.ahead / near.ahead),
    GROWTH.least,
    GROWTH.most,
  );
}

/** What demand will lie between with the chance of `level`, never below nothing. */
export function intervalAround(
  expected: number,
  deviation: number,
  level: number,
): { readonly lower: number; readonly upper: number } {
  const reach = normalQuantile((1 + level) / 2) * deviation;
  return { lower: Math.max(0, expected - reach), upper: expected + reach };
}
