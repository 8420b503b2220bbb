import { at, differences, mean, sum } from './numbers.ts';
import type { Seen } from './series.ts';

/** What was forecast and what came, of one period. */
export interface Miss {
  readonly forecast: number;
  readonly actual: number;
  /** Periods ahead, from 1. */
  readonly ahead: number;
}

/** How far a method was off: null where there is nothing to divide by. */
export interface Accuracy {
  /** Root of the mean squared error, in units of the usual change from one period to the next. */
  readonly rmsse: number | null;
  /** Sum of absolute errors ÷ sum of demand. */
  readonly wmape: number | null;
  /** (Sum of forecasts − sum of demand) ÷ sum of demand: above zero, too much was expected. */
  readonly bias: number | null;
}

/** The mean squared change from one period seen to the next: what RMSSE divides by. */
export function usualChange(seen: readonly number[]): number {
  return seen.length < 2 ? 0 : mean(differences(seen).map((change) => change * change));
}

/** Forecasts beside what came; periods that could not be seen are left out. */
export function missesOf(forecasts: readonly number[], actuals: readonly Seen[]): Miss[] {
  return actuals.flatMap((actual, index) =>
    actual === null ? [] : [{ forecast: at(forecasts, index), actual, ahead: index + 1 }],
  );
}

export function accuracyOf(misses: readonly Miss[], change: number): Accuracy {
  const demand = sum(misses.map(({ actual }) => actual));
  const off = misses.map(({ forecast, actual }) => forecast - actual);
  const share = (amount: number): number | null => (demand > 0 ? amount / demand : null);
  return {
    rmsse: misses.length > 0 && change > 0 ? Math.sqrt(squaredError(misses) / change) : null,
    wmape: share(sum(off.map(Math.abs))),
    bias: share(sum(off)),
  };
}

/** The mean squared error; zero where there is none. */
export function squaredError(misses: readonly Miss[]): number {
  return misses.length === 0 ? 0 : mean(misses.map(({ forecast, actual }) => (forecast - actual) ** 2));
}
