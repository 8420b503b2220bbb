import { forecast } from '../../src/domain/forecast/forecast.ts';
import { mean, sum } from '../../src/domain/forecast/numbers.ts';
import { exists, seriesOf } from './data.ts';
import { rmsse } from './measures.ts';

const FILE = 'carparts/carparts_first500.csv';
const YEAR = 12;
const HELD_OUT = 12;

interface Outcome {
  readonly rmsse: number;
  readonly forecast: number;
  readonly actual: number;
}

type Method = (past: readonly number[]) => readonly number[];

const methods: Readonly<Record<string, Method>> = {
  '**docket**': (past) =>
    forecast({ demand: past, year: YEAR, horizon: HELD_OUT }).periods.map(({ demand }) => demand),
  'mean of the past': (past) => Array.from({ length: HELD_OUT }, () => mean(past)),
  'always zero': () => Array.from({ length: HELD_OUT }, () => 0),
};

/** Spare parts that sell once in a while: the last year held out. */
export function carparts(): string[] {
  if (!exists(FILE)) return [];
  const series = seriesOf(FILE).filter((values) => values.length >= 2 * HELD_OUT);
  return [
    `## Car parts: ${series.length} series of two years and more, the last ${HELD_OUT} months held out`,
    '',
    '| method | RMSSE (≤ 0.73) | Σ forecast ÷ Σ actual − 1 (±0.15) |',
    '|---|---|---|',
    ...Object.entries(methods).map(([name, method]) => rowOf(name, series.map(outcomeOf(method)))),
    '',
  ];
}

function outcomeOf(method: Method): (series: readonly number[]) => Outcome {
  return (series) => {
    const past = series.slice(0, -HELD_OUT);
    const actual = series.slice(-HELD_OUT);
    const expected = method(past);
    return { rmsse: rmsse(past, actual, expected), forecast: sum(expected), actual: sum(actual) };
  };
}

/** A series that never changed before has no RMSSE, but counts in the sums. */
function rowOf(name: string, outcomes: readonly Outcome[]): string {
  const errors = outcomes.map((outcome) => outcome.rmsse).filter(Number.isFinite);
  const bias =
    sum(outcomes.map((outcome) => outcome.forecast)) / sum(outcomes.map(({ actual }) => actual)) - 1;
  return `| ${name} | ${mean(errors).toFixed(3)} | ${bias.toFixed(3)} |`;
}
