import { backtest } from './backtest.ts';
import { chosen, mixed, untested, type Candidate, type Choice, type Chosen } from './choice.ts';
import { usualChange } from './errors.ts';
import { historyOf, type History } from './history.ts';
import type { Pattern } from './intermittent.ts';
import { intervalAround, uncertaintyOf } from './interval.ts';
import { candidatesFor, expected, readsSeason } from './methods.ts';
import { table } from './numbers.ts';
import { upliftOf, withoutOccasions, type Occasion } from './occasions.ts';
import { reasonsFor, type Reason } from './reasons.ts';
import { sinceSeen, type Seen } from './series.ts';

/** What is asked of a forecast. */
export interface Question {
  /** Demand period by period, the oldest first; null where there was nothing to sell. */
  readonly demand: readonly Seen[];
  /** Periods in a year, as `yearOf` says for weeks and months; 1 where there is no season. */
  readonly year: number;
  /** Periods ahead. */
  readonly horizon: number;
  /** The chance that demand lies in the interval; 0.8 unless said. */
  readonly level?: number;
  readonly occasions?: readonly Occasion[];
}

/** One period ahead; the interval is null where there is too little past to know how far off a forecast is. */
export interface Expectation {
  readonly demand: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface Forecast {
  readonly method: Chosen;
  readonly pattern: Pattern;
  /** Whether the shape of the year is in it. */
  readonly seasonal: boolean;
  readonly periods: readonly Expectation[];
  /** Every method that was tried, the best first. */
  readonly candidates: readonly Candidate[];
  /** Moments of the past at which they were tried. */
  readonly origins: number;
  readonly reasons: readonly Reason[];
}

const LEVEL = 0.8;

/** Demand of the periods ahead of one product, in the unit of the demand given, by the method that did best on its past. */
export function forecast(question: Question): Forecast {
  const { demand, year, horizon, occasions = [] } = question;
  const past = sinceSeen(withoutOccasions(demand, occasions));
  const history = historyOf(past, year);
  const { pattern } = history;
  const origins = pattern === 'none' ? [] : backtest(past, year, pattern, horizon);
  const names = candidatesFor(history);
  const choice = origins.length > 0 ? chosen(names, origins, usualChange(history.seen)) : untested(names);
  return {
    method: choice.method,
    pattern,
    seasonal: readsSeason(history, choice.weights),
    periods: ahead(question, history, choice),
    candidates: choice.candidates,
    origins: origins.length,
    reasons: reasonsFor({ past, history, origins: origins.length, choice }),
  };
}

/** The periods ahead with their intervals and occasions. */
function ahead(question: Question, history: History, choice: Choice): Expectation[] {
  const { demand, horizon, level = LEVEL, occasions = [] } = question;
  const names = [...choice.weights.keys()];
  const usual = mixed(new Map(names.map((name) => [name, expected(name, history, horizon)])), choice.weights);
  const deviation = uncertaintyOf(choice.misses);
  return table(horizon, (index) => {
    const value = usual[index] ?? 0;
    const uplift = upliftOf(occasions, demand.length + index);
    const around = deviation && intervalAround(value, deviation(index + 1), level);
    return {
      demand: value * uplift,
      lower: around && around.lower * uplift,
      upper: around && around.upper * uplift,
    };
  });
}
