import { forecast } from '../../src/domain/forecast/forecast.ts';
import { exists, recordsOf, seriesOf } from './data.ts';
import { meanScore, naive2, owa, scoreOf, type Score } from './measures.ts';

/** How the competition cut and scored each group: `year` is what docket reads as a season, `lag` what is scored by. */
const groups = [
  { name: 'Yearly', year: 1, lag: 1, horizon: 6 },
  { name: 'Quarterly', year: 4, lag: 4, horizon: 8 },
  { name: 'Monthly', year: 12, lag: 12, horizon: 18 },
  { name: 'Weekly', year: 52, lag: 1, horizon: 13 },
  { name: 'Daily', year: 7, lag: 1, horizon: 14 },
  { name: 'Hourly', year: 24, lag: 24, horizon: 48 },
] as const;

type Group = (typeof groups)[number];

interface Row extends Score {
  readonly method: string;
  readonly owa: number;
}

/** The groups of the M4 competition that are there, docket's forecasts beside the published ones. */
export function m4(): string[] {
  return groups.filter(({ name }) => exists(`m4/${name}-train.csv`)).flatMap(tableOf);
}

function tableOf(group: Group): string[] {
  const began = performance.now();
  const pasts = seriesOf(`m4/${group.name}-train.csv`);
  const futures = seriesOf(`m4/${group.name}-test.csv`);
  const pairs = pasts.map((past, index) => ({ past, future: futures[index] ?? [] }));
  const reference = scored(pairs, group, (past) => naive2(past, group.lag, group.horizon));
  const ours = scored(pairs, group, (past) =>
    forecast({ demand: past, year: group.year, horizon: group.horizon }).periods.map(({ demand }) => demand),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return [
    `## M4 ${group.name}: ${pairs.length} series, ${group.horizon} ahead, ${seconds} s`,
    '',
    '| method | sMAPE | MASE | OWA |',
    '|---|---|---|---|',
    ...[
      { method: '**docket**', ...ours, owa: owa(ours, reference) },
      { method: 'Naive2, reckoned here', ...reference, owa: 1 },
      ...published(group),
    ].map(rowOf),
    '',
  ];
}

interface Pair {
  readonly past: readonly number[];
  readonly future: readonly number[];
}

function scored(
  pairs: readonly Pair[],
  { lag }: Group,
  method: (past: readonly number[]) => readonly number[],
): Score {
  return meanScore(pairs.map(({ past, future }) => scoreOf(past, future, method(past), lag)));
}

function published({ name }: Group): Row[] {
  return recordsOf('m4/published_benchmarks.csv').map((record) => {
    const figure = (measure: string): number => Number(record.get(`${measure}_${name}`));
    return {
      method: record.get('method') ?? '',
      smape: figure('sMAPE'),
      mase: figure('MASE'),
      owa: figure('OWA'),
    };
  });
}

function rowOf({ method, smape, mase, owa }: Row): string {
  return `| ${method} | ${smape.toFixed(3)} | ${mase.toFixed(3)} | ${owa.toFixed(3)} |`;
}
