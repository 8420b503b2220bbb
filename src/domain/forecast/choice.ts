import type { Origin } from './backtest.ts';
import { accuracyOf, missesOf, squaredError, type Accuracy, type Miss } from './errors.ts';
import { isCombined, type MethodName } from './methods.ts';
import { at, sum } from './numbers.ts';

/** The methods mixed by how well each did. */
export const COMBINATION = 'combination';

export type Chosen = MethodName | typeof COMBINATION;

/** Weight of each method in a forecast; they add up to one. */
export type Weights = ReadonlyMap<MethodName, number>;

/** How one candidate did in the backtest. */
export interface Candidate extends Accuracy {
  readonly method: Chosen;
}

export interface Choice {
  readonly method: Chosen;
  readonly weights: Weights;
  /** What the chosen one missed at every origin. */
  readonly misses: readonly Miss[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
}

interface Tried {
  readonly method: Chosen;
  readonly weights: Weights;
  readonly misses: readonly Miss[];
  /** The mean squared error, by which RMSSE ranks. */
  readonly error: number;
}

/**
 * A few origins are little proof: a single method is chosen only where its RMSSE is below this share of the
 * combination's, which errs less on series that were not yet seen.
 */
export const CLEARLY_BETTER = 0.8;
/** A method that errs half as much counts this power of two more. */
const TRUST = 4;

/** The forecasts of several methods as one. */
export function mixed(
  forecasts: ReadonlyMap<MethodName, readonly number[]>,
  weights: Weights,
): readonly number[] {
  const parts = [...weights].map(([name, weight]) => ({ weight, values: forecasts.get(name) ?? [] }));
  return (parts[0]?.values ?? []).map((_, index) =>
    sum(parts.map(({ weight, values }) => weight * at(values, index))),
  );
}

/** The best of the names, and how each did; `change` is what RMSSE divides by. */
export function chosen(names: readonly MethodName[], origins: readonly Origin[], change: number): Choice {
  const provable = names.filter((name) => origins.every(({ forecasts }) => forecasts.has(name)));
  const single = provable.map((name) => tried(name, new Map([[name, 1]]), origins));
  const parts = single.filter(({ method }) => method !== COMBINATION && isCombined(method));
  const all = parts.length > 1 ? [...single, tried(COMBINATION, trust(parts), origins)] : single;
  const ranked = all.toSorted((a, b) => handicapped(a) - handicapped(b));
  const [best] = ranked;
  if (!best) throw new Error('no method fits this history');
  return {
    method: best.method,
    weights: best.weights,
    misses: best.misses,
    candidates: ranked.map(({ method, misses }) => ({ method, ...accuracyOf(misses, change) })),
  };
}

/** Where nothing could be tested: the mean of the last periods, or what little there is. */
export function untested(names: readonly MethodName[]): Choice {
  const method = names.includes('moving_average') ? 'moving_average' : 'naive';
  const weights: Weights = new Map(names.includes(method) ? [[method, 1]] : []);
  return { method, weights, misses: [], candidates: [] };
}

function tried(method: Chosen, weights: Weights, origins: readonly Origin[]): Tried {
  const misses = origins.flatMap(({ actuals, forecasts }) => missesOf(mixed(forecasts, weights), actuals));
  return { method, weights, misses, error: squaredError(misses) };
}

/** Squared errors as they are compared: a single method must be clearly better than the combination. */
function handicapped({ method, error }: Tried): number {
  return method === COMBINATION ? error * CLEARLY_BETTER ** 2 : error;
}

function trust(parts: readonly Tried[]): Weights {
  const least = Math.max(...parts.map(({ error }) => error)) * 1e-6 || 1;
  const raw = parts.map(({ error }) => Math.max(error, least) ** (-TRUST / 2));
  const total = sum(raw);
  return new Map(parts.map(({ method }, index) => [method as MethodName, at(raw, index) / total]));
}
