import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/domain/forecast/history.ts';
import { table } from '../../../src/domain/forecast/numbers.ts';
import { enoughSeasons, seasonOf, withSeason, withoutSeason } from '../../../src/domain/forecast/season.ts';
import { filled, sinceSeen } from '../../../src/domain/forecast/series.ts';

/** A shop of gifts: half a month's usual in summer, thrice in December; they average one. */
const gifts = [0.8, 0.8, 1, 1, 1, 0.5, 0.5, 0.5, 0.9, 1, 1.5, 2.5];
const usual = (month: number): number => gifts[month % 12] ?? 1;

describe('the season', () => {
  it('is found again as it was put in, while sales grow', () => {
    const season = seasonOf(
      table(60, (month) => (100 + month) * usual(month)),
      12,
    );

    expect(season?.kind).toBe('multiplied');
    for (const [month, index] of (season?.indices ?? []).entries())
      expect(Math.abs(index - usual(month))).toBeLessThan(0.03);
  });

  it('stands beside the level where there are months without a sale', () => {
    const demand = table(48, (month) => (month % 12 === 6 ? 0 : 10 + (month % 12)));
    const season = seasonOf(demand, 12);

    expect(season?.kind).toBe('added');
    expect(season?.indices[6]).toBeLessThan(-10);
  });

  it('needs two years, and a year that has periods', () => {
    expect(enoughSeasons(23, 12)).toBe(false);
    expect(enoughSeasons(24, 12)).toBe(true);
    expect(enoughSeasons(500, 1)).toBe(false);
    expect(
      seasonOf(
        table(103, () => 5),
        52,
      ),
    ).toBeNull();
    expect(
      seasonOf(
        table(104, () => 5),
        52,
      ),
    ).toBeNull();
  });

  it('is drawn to none where months differ by chance only', () => {
    const noise = table(72, (month) => 100 + ((month * 7919) % 23));
    const indices = seasonOf(noise, 12)?.indices ?? [];

    for (const index of indices) expect(Math.abs(index - 1)).toBeLessThan(0.06);
  });

  it('is taken off and put on again, from any month', () => {
    const season = { kind: 'multiplied', indices: [1, 2, 4] } as const;

    expect(withoutSeason([5, null, 20, 7], season)).toEqual([5, null, 5, 7]);
    expect(withSeason([5, 5], season, 4)).toEqual([10, 20]);
  });
});

describe('a gap', () => {
  it('is closed by the line between its neighbours, at the ends by the nearest', () => {
    expect(filled([null, 2, null, null, 8, null])).toEqual([2, 2, 4, 6, 8, 8]);
    expect(filled([null, null])).toEqual([0, 0]);
  });

  it('in December is closed at the height of December, not of its neighbours', () => {
    const demand = table(60, (month) => 100 * usual(month));
    const history = historyOf(
      demand.with(47, NaN).map((value) => (Number.isNaN(value) ? null : value)),
      12,
    );

    expect(history.values[47]).toBeGreaterThan(235);
    expect(history.values[47]).toBeLessThan(255);
    expect(history.seen).toHaveLength(59);
  });

  it('before a product was there is no part of its past', () => {
    expect(sinceSeen([null, null, 0, 3, null])).toEqual([0, 3, null]);
    expect(sinceSeen([null])).toEqual([]);
  });
});
