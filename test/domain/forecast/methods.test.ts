import { describe, expect, it } from 'vitest';
import { carriedByChanges } from '../../../src/domain/forecast/autoregression.ts';
import { chanceOfLife, patternOf, sba, tsb } from '../../../src/domain/forecast/intermittent.ts';
import { fitted, lowest } from '../../../src/domain/forecast/minimise.ts';
import { lineThrough, table } from '../../../src/domain/forecast/numbers.ts';
import { lastAgain, lastYearAgain, movingAverage } from '../../../src/domain/forecast/simple.ts';
import {
  carriedDamped,
  carriedFlat,
  dampedTrend,
  simplySmoothed,
} from '../../../src/domain/forecast/smoothing.ts';
import { carriedByTheta } from '../../../src/domain/forecast/theta.ts';

/** Oil production of Saudi Arabia, 1996–2013, and its published fit: Hyndman and Athanasopoulos, chapter 7. */
const oil = [
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72,
  473.82, 525.95, 549.83, 542.34,
]; // prettier-ignore

describe('simple exponential smoothing', () => {
  it('finds what is published for the oil of Saudi Arabia', () => {
    const { alpha, level } = simplySmoothed(oil);

    expect(alpha).toBeCloseTo(0.83, 1);
    expect(level).toBeCloseTo(542.68, 0);
    expect(carriedFlat(oil, 3)).toEqual([level, level, level]);
  });
});

describe('the simple methods', () => {
  it('repeat the last value, the last year, the mean of the last six', () => {
    expect(lastAgain([3, 1, 4], 2)).toEqual([4, 4]);
    expect(lastYearAgain([9, 1, 2, 3], 3, 5)).toEqual([1, 2, 3, 1, 2]);
    expect(movingAverage([100, 1, 2, 3, 4, 5, 6], 2)).toEqual([3.5, 3.5]);
  });
});

describe('methods with a trend', () => {
  const rising = table(30, (index) => 100 + 2 * index);

  it('damped Holt follows a line and lets it fade', () => {
    const [first = 0, , , , , , , eighth = 0] = carriedDamped(rising, 8);

    expect(first).toBeCloseTo(160, 0);
    expect(eighth).toBeGreaterThan(170);
    expect(eighth).toBeLessThan(174.1);
    expect(dampedTrend(0.5, 3)).toEqual([0.5, 0.75, 0.875]);
  });

  it('Theta goes on with half of the slope, from the smoothed last value', () => {
    const [first = 0, second = 0] = carriedByTheta(rising, 2);

    expect(second - first).toBeCloseTo(1, 6);
    expect(first).toBeGreaterThan(157);
    expect(first).toBeLessThan(160);
  });

  it('autoregression sees that what goes up comes down the next week', () => {
    const zigzag = table(40, (index) => 50 + (index % 2 === 0 ? 5 : -5) + (index % 7) / 10);
    const [first = 0, second = 0] = carriedByChanges(zigzag, 2);

    expect(first).toBeGreaterThan(53);
    expect(second).toBeLessThan(47);
  });
});

describe('demand that comes now and then', () => {
  it.each([
    { seen: [0, 0, 0], pattern: 'none' },
    { seen: [], pattern: 'none' },
    { seen: [5, 4, 6, 5, 5, 4], pattern: 'smooth' },
    { seen: [1, 30, 2, 1, 25, 1], pattern: 'erratic' },
    { seen: [0, 0, 3, 0, 3, 0, 0, 4], pattern: 'intermittent' },
    { seen: [0, 0, 1, 0, 30, 0, 0, 2], pattern: 'lumpy' },
    // At the borders of Syntetos and Boylan: an interval of 1.32, a squared variation of 0.49.
    { seen: [...table(25, () => 1), ...table(7, () => 0)], pattern: 'smooth' },
    { seen: [...table(25, () => 1), ...table(8, () => 0)], pattern: 'intermittent' },
    { seen: [3, 17], pattern: 'erratic' },
    { seen: [3.1, 16.9], pattern: 'smooth' },
  ])('$seen is $pattern', ({ seen, pattern }) => {
    expect(patternOf(seen)).toBe(pattern);
  });

  it('SBA is size over interval, less half the smoothing share: six every third week is just under two', () => {
    const [rate = 0] = sba(
      table(30, (index) => (index % 3 === 2 ? 6 : 0)),
      1,
    );

    expect(rate).toBeGreaterThan(2 * (1 - 0.3 / 2) - 0.01);
    expect(rate).toBeLessThan(2);
  });

  it('TSB fades while nothing sells, SBA does not', () => {
    const sold = table(40, (index) => (index % 2 === 0 ? 4 : 0));
    const silent = [...sold, ...table(20, () => 0)];

    expect(tsb(silent, 1)[0]).toBeLessThan(1);
    expect(sba(silent, 1)[0]).toBeGreaterThan(1);
    expect(sba([0, 0], 2)).toEqual([0, 0]);
    expect(tsb([0, 0], 2)).toEqual([0, 0]);
  });

  it('a product is the less likely to sell still, the longer it is silent against its usual interval', () => {
    const often = table(24, () => 1);
    const rarely = table(24, (index) => (index % 6 === 5 ? 1 : 0));
    const half = table(6, () => 0);

    expect(chanceOfLife(often, 12)).toBe(1);
    expect(chanceOfLife([...rarely, ...half], 12)).toBeGreaterThan(0.85);
    expect(chanceOfLife([...often, ...half], 12)).toBeLessThan(0.4);
  });
});

/** Least at 0.3 and 0.8. */
function bowl([x = 0, y = 0]: readonly number[]): number {
  return (x - 0.3) ** 2 + (y - 0.8) ** 2;
}

describe('the search for the best parameters', () => {
  it('finds the bottom of a valley, inside or at its edge', () => {
    expect(lowest((place) => (place - 0.37) ** 2, 0, 1)).toBeCloseTo(0.37, 2);
    expect(lowest((place) => place, 0, 1)).toBeLessThan(0.01);
  });

  it('finds two at once, within what they may be, and the same each time', () => {
    const knobs = [
      { start: 0.5, step: 0.2, low: 0, high: 1 },
      { start: 0.5, step: 0.2, low: 0, high: 0.6 },
    ];
    const [x, y] = fitted(knobs, bowl, 80);

    expect(x).toBeCloseTo(0.3, 1);
    expect(y).toBeCloseTo(0.6, 1);
    expect(y).toBeLessThanOrEqual(0.6);
    expect(fitted(knobs, bowl, 80)).toEqual([x, y]);
  });

  it('draws the straight line', () => {
    expect(lineThrough([1, 3, 5, 7])).toEqual({ start: 1, slope: 2 });
    expect(lineThrough([4])).toEqual({ start: 4, slope: 0 });
  });
});
