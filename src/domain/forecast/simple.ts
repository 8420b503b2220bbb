import { at, mean, table } from './numbers.ts';

const WINDOW = 6;

/** The last value for all periods ahead. */
export function lastAgain(values: readonly number[], horizon: number): number[] {
  return table(horizon, () => at(values, values.length - 1));
}

/** The mean of the last periods for all periods ahead. */
export function movingAverage(values: readonly number[], horizon: number): number[] {
  const recent = mean(values.slice(-WINDOW));
  return table(horizon, () => recent);
}

/** What the last year was, again. */
export function lastYearAgain(values: readonly number[], year: number, horizon: number): number[] {
  return table(horizon, (ahead) => at(values, values.length - year + (ahead % year)));
}
