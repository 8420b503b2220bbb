import { at, differences, mean, sum, table } from '../../src/domain/forecast/numbers.ts';

/** The measures of the M4 competition, as its rules define them. */
export interface Score {
  readonly smape: number;
  readonly mase: number;
}

/** How far off a forecast was; `lag` is the season by which MASE is scaled. */
export function scoreOf(
  past: readonly number[],
  actual: readonly number[],
  forecast: readonly number[],
  lag: number,
): Score {
  const off = actual.map((value, index) => Math.abs(value - at(forecast, index)));
  const steps = past.slice(lag).map((value, index) => Math.abs(value - at(past, index)));
  return {
    smape: mean(
      actual.map(
        (value, index) => (200 * at(off, index)) / (Math.abs(value) + Math.abs(at(forecast, index))),
      ),
    ),
    mase: mean(off) / mean(steps),
  };
}

export function meanScore(scores: readonly Score[]): Score {
  return { smape: mean(scores.map(({ smape }) => smape)), mase: mean(scores.map(({ mase }) => mase)) };
}

/** Overall weighted average: 1 is as good as Naive2. */
export function owa(score: Score, naive2: Score): number {
  return (score.smape / naive2.smape + score.mase / naive2.mase) / 2;
}

/** Mean squared error in units of the mean squared change of the past, as a root; NaN where the past never changed. */
export function rmsse(
  past: readonly number[],
  actual: readonly number[],
  forecast: readonly number[],
): number {
  const error = mean(actual.map((value, index) => (value - at(forecast, index)) ** 2));
  return Math.sqrt(error / mean(differences(past).map((change) => change * change)));
}

/** The competition's reference: the last value, seasonally adjusted where a test of the autocorrelation finds a season. */
export function naive2(past: readonly number[], lag: number, horizon: number): number[] {
  const indices = isSeasonal(past, lag) ? ratiosToMovingAverage(past, lag) : [1];
  const index = (place: number): number => at(indices, place % indices.length);
  const level = at(past, past.length - 1) / index(past.length - 1);
  return table(horizon, (ahead) => level * index(past.length + ahead));
}

const CONFIDENCE = 1.645;

function isSeasonal(past: readonly number[], lag: number): boolean {
  if (lag < 2 || past.length < 3 * lag) return false;
  const middle = mean(past);
  const away = past.map((value) => value - middle);
  const together = (shift: number): number =>
    sum(away.slice(shift).map((value, index) => value * at(away, index)));
  const correlations = table(lag, (shift) => together(shift + 1) / together(0));
  const before = sum(correlations.slice(0, -1).map((correlation) => correlation ** 2));
  const limit = CONFIDENCE * Math.sqrt((1 + 2 * before) / past.length);
  return Math.abs(at(correlations, lag - 1)) > limit;
}

function ratiosToMovingAverage(past: readonly number[], lag: number): number[] {
  const half = Math.floor(lag / 2);
  const groups = table<number[]>(lag, () => []);
  for (let centre = half; centre < past.length - half; centre += 1) {
    const around = past.slice(centre - half, centre + half + 1);
    const ends = lag % 2 === 0 ? (at(around, 0) + at(around, around.length - 1)) / 2 : 0;
    groups[centre % lag]?.push(at(past, centre) / ((sum(around) - ends) / lag));
  }
  const means = groups.map(mean);
  return means.map((value) => value / mean(means));
}
