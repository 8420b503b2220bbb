import { historyOf } from './history.ts';
import type { Pattern } from './intermittent.ts';
import { candidatesFor, expected, type MethodName } from './methods.ts';
import { table } from './numbers.ts';
import type { Seen } from './series.ts';

/** Starts of the rolling backtest, from the last back; the forecasts of neighbours overlap. */
const ORIGINS = 4;
const STEP = 1 / 3;
/** Periods that are left to learn from, at least. */
const LEARNT = 4;
/** Of a short history no more than this share is held back. */
const HELD_BACK = 1 / 3;

/** What every candidate would have forecast from one moment of the past, and what came. */
export interface Origin {
  readonly actuals: readonly Seen[];
  readonly forecasts: ReadonlyMap<MethodName, readonly number[]>;
}

/** The past replayed: the same methods, fitted anew to what was known at each origin. */
export function backtest(
  demand: readonly Seen[],
  year: number,
  pattern: Pattern,
  horizon: number,
): readonly Origin[] {
  const ahead = Math.min(horizon, Math.floor(demand.length * HELD_BACK));
  if (ahead === 0) return [];
  const step = Math.max(1, Math.round(ahead * STEP));
  return table(ORIGINS, (index) => demand.length - ahead - index * step)
    .filter((known, index) => known >= LEARNT && (index === 0 || known >= demand.length / 2))
    .map((known) => originAt(demand, known, ahead, { year, pattern }));
}

function originAt(
  demand: readonly Seen[],
  known: number,
  ahead: number,
  { year, pattern }: { readonly year: number; readonly pattern: Pattern },
): Origin {
  const history = historyOf(demand.slice(0, known), year, pattern);
  const names = candidatesFor(history);
  return {
    actuals: demand.slice(known, known + ahead),
    forecasts: new Map(names.map((name) => [name, expected(name, history, ahead)])),
  };
}
