import { at, table } from './numbers.ts';
import { fitted } from './minimise.ts';
import type { History } from './history.ts';
import { carriedDamped, dampedTrend, dampingKnobs, firstLine } from './smoothing.ts';
import type { Season } from './season.ts';

const ROUNDS = 60;
const GAMMA = { start: 0.05, step: 0.15, low: 0, high: 0.6 } as const;

interface State {
  level: number;
  trend: number;
  readonly indices: number[];
  squares: number;
}

/** How a season meets the level, and how an error of demand is one of the level and one of the season. */
interface Meeting {
  readonly together: (level: number, index: number) => number;
  readonly ofLevel: (error: number, index: number) => number;
  readonly ofIndex: (error: number, level: number) => number;
}

const meetings: Readonly<Record<Season['kind'], Meeting>> = {
  multiplied: {
    together: (level, index) => level * index,
    ofLevel: (error, index) => error / index,
    ofIndex: (error, level) => (level > 0 ? error / level : 0),
  },
  added: {
    together: (level, index) => level + index,
    ofLevel: (error) => error,
    ofIndex: (error) => error,
  },
};

/** Holt and Winters' method with a damped trend: a season that may change over the years. Without one, damped Holt. */
export function holtWinters(history: History, horizon: number): number[] {
  const { season, values, level } = history;
  if (!season) return carriedDamped(level, horizon);
  const run = (places: readonly number[]): State => followed(values, season, firstLine(level), places);
  const best = fitted([...dampingKnobs, GAMMA], (places) => run(places).squares, ROUNDS);
  const state = run(best);
  const trend = dampedTrend(at(best, 2), horizon);
  const { together } = meetings[season.kind];
  return table(horizon, (ahead) =>
    together(
      state.level + at(trend, ahead) * state.trend,
      at(state.indices, (values.length + ahead) % state.indices.length),
    ),
  );
}

function followed(
  values: readonly number[],
  season: Season,
  start: { readonly level: number; readonly trend: number },
  [alpha = 0, beta = 0, phi = 0, gamma = 0]: readonly number[],
): State {
  const { together, ofLevel, ofIndex } = meetings[season.kind];
  const indices = [...season.indices];
  let { level, trend } = start;
  let squares = 0;
  let place = 0;
  for (const value of values) {
    const index = at(indices, place);
    const expected = level + phi * trend;
    const error = value - together(expected, index);
    squares += error * error;
    const correction = alpha * ofLevel(error, index);
    level = expected + correction;
    trend = phi * trend + beta * correction;
    indices[place] = index + gamma * (1 - alpha) * ofIndex(error, expected);
    place = place + 1 === indices.length ? 0 : place + 1;
  }
  return { level, trend, indices, squares };
}
