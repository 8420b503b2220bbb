import { at, lineThrough, mean, table } from './numbers.ts';
import { fitted, lowest } from './minimise.ts';

/** Level and trend after the last period, and what one-step errors it made on the way. */
export interface Smoothed {
  readonly level: number;
  readonly trend: number;
  readonly squares: number;
}

export interface Damping {
  /** Share of an error that the level takes. */
  readonly alpha: number;
  /** Share of the level's correction that the trend takes. */
  readonly beta: number;
  /** What is left of the trend from period to period. */
  readonly phi: number;
}

interface Start {
  readonly level: number;
  readonly trend: number;
}

function smoothed(values: readonly number[], { alpha, beta, phi }: Damping, start: Start): Smoothed {
  let { level, trend } = start;
  let squares = 0;
  // By index: the fits spend their time here, and an iterator takes three times as long.
  for (let index = 0; index < values.length; index += 1) {
    const fading = phi * trend;
    const error = at(values, index) - level - fading;
    squares += error * error;
    level += fading + alpha * error;
    trend = fading + alpha * beta * error;
  }
  return { level, trend, squares };
}

const FIRST_LEVEL = 5;
const FIRST_LINE = 10;

/** Simple exponential smoothing: the level after the last period, and the share that was best. */
export function simplySmoothed(values: readonly number[]): {
  readonly level: number;
  readonly alpha: number;
} {
  const start = { level: mean(values.slice(0, FIRST_LEVEL)), trend: 0 };
  const run = (alpha: number): Smoothed => smoothed(values, { alpha, beta: 0, phi: 0 }, start);
  const alpha = lowest((share) => run(share).squares, 0.001, 1);
  return { level: run(alpha).level, alpha };
}

/** SES: the smoothed level for all periods ahead. */
export function carriedFlat(level: readonly number[], horizon: number): number[] {
  const smooth = simplySmoothed(level);
  return table(horizon, () => smooth.level);
}

/** Where level and trend begin: on the line through the first values. */
export function firstLine(values: readonly number[]): Start {
  const { start, slope } = lineThrough(values.slice(0, FIRST_LINE));
  return { level: start, trend: slope };
}

/** What alpha, beta and phi may be; phi below one keeps the trend from running away. */
export const dampingKnobs = [
  { start: 0.5, step: 0.3, low: 0.001, high: 1 },
  { start: 0.1, step: 0.2, low: 0.0001, high: 1 },
  { start: 0.9, step: 0.05, low: 0.8, high: 0.98 },
] as const;

const ROUNDS = 40;

/** Holt's method with a damped trend, fitted by least squares. */
export function carriedDamped(values: readonly number[], horizon: number): number[] {
  const start = firstLine(values);
  const run = ([alpha = 0, beta = 0, phi = 0]: readonly number[]): Smoothed =>
    smoothed(values, { alpha, beta, phi }, start);
  const best = fitted(dampingKnobs, (places) => run(places).squares, ROUNDS);
  const { level, trend } = run(best);
  return dampedTrend(best[2] ?? 0, horizon).map((share) => level + share * trend);
}

/** How much of the trend has been added after 1, 2, … periods: φ, φ + φ², …. */
export function dampedTrend(phi: number, horizon: number): number[] {
  let [power, total] = [1, 0];
  return table(horizon, () => {
    power *= phi;
    total += power;
    return total;
  });
}
