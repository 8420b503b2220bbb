import { expect, it } from 'vitest';
import { exists, seriesOf } from '../../../bench/forecast/data.ts';
import { meanScore, naive2, owa, scoreOf } from '../../../bench/forecast/measures.ts';
import { carparts } from '../../../bench/forecast/carparts.ts';
import { forecast } from '../../../src/domain/forecast/forecast.ts';

const here = exists('m4/Hourly-train.csv') && exists('carparts/carparts_first500.csv');

if (!here)
  console.warn(
    '\n*** The public series are not here: forecasts are NOT tested against them in this run. ***\n',
  );

const EVERY = 20;

it.skipIf(!here)('beats the seasonal naive method of the M4 competition on its hourly series', () => {
  const [pasts, futures] = ['train', 'test'].map((part) => seriesOf(`m4/Hourly-${part}.csv`));
  const some = (pasts ?? [])
    .map((past, index) => ({ past, future: futures?.[index] ?? [] }))
    .filter((_, index) => index % EVERY === 0);
  const scoreWith = (method: (past: readonly number[]) => readonly number[]) =>
    meanScore(some.map(({ past, future }) => scoreOf(past, future, method(past), 24)));
  const ours = scoreWith((past) =>
    forecast({ demand: past, year: 24, horizon: 48 }).periods.map(({ demand }) => demand),
  );

  expect(some).toHaveLength(21);
  expect(
    owa(
      ours,
      scoreWith((past) => naive2(past, 24, 48)),
    ),
  ).toBeLessThan(0.627);
});

it.skipIf(!here)('reckons Naive2 as it was published', () => {
  const [pasts, futures] = ['train', 'test'].map((part) => seriesOf(`m4/Hourly-${part}.csv`));
  const score = meanScore(
    (pasts ?? []).map((past, index) => scoreOf(past, futures?.[index] ?? [], naive2(past, 24, 48), 24)),
  );

  expect(score.smape).toBeCloseTo(18.383, 3);
  expect(score.mase).toBeCloseTo(2.395, 2);
});

it.skipIf(!here)('expects of spare parts what they sell, in all and one by one', () => {
  const [, error = '', bias = ''] =
    /docket\*\* \| ([\d.]+) \| (-?[\d.]+) \|/.exec(carparts().join('\n')) ?? [];

  expect(Number(error)).toBeGreaterThan(0);
  expect(Number(error)).toBeLessThanOrEqual(0.73);
  expect(Math.abs(Number(bias))).toBeLessThanOrEqual(0.15);
});
