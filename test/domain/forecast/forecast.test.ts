import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, type Forecast } from '../../../src/domain/forecast/forecast.ts';
import { at, sum, table } from '../../../src/domain/forecast/numbers.ts';
import { yearOf } from '../../../src/domain/forecast/series.ts';

const demandOf = ({ periods }: Forecast): number[] => periods.map(({ demand }) => demand);
const codesOf = ({ reasons }: Forecast): string[] => reasons.map(({ code }) => code);
const wave = (week: number): number => 100 + 40 * Math.sin((2 * Math.PI * week) / 52);
/** The same disturbance every time: between −1 and 1, around nothing. */
const chance = (index: number): number => {
  const mixed = Math.imul(index + 1, 0x9e3779b1);
  const stirred = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return (stirred ^ (stirred >>> 13)) / 2 ** 31;
};

describe('a product that sells', () => {
  it('the same every week is expected to go on, and surely so', () => {
    const expected = forecast({ demand: table(30, () => 5), year: yearOf.weekly, horizon: 2 });

    expect(expected.periods).toEqual([
      { demand: 5, lower: 5, upper: 5 },
      { demand: 5, lower: 5, upper: 5 },
    ]);
    expect(expected.pattern).toBe('smooth');
  });

  it('two more every month sells more next month, too', () => {
    const expected = demandOf(
      forecast({ demand: table(23, (month) => 10 + 2 * month), year: yearOf.monthly, horizon: 4 }),
    );

    for (const [month, demand] of expected.entries())
      expect(Math.abs(demand / (56 + 2 * month) - 1)).toBeLessThan(0.06);
  });

  it('by the season is forecast by the season once two years are known', () => {
    const expected = forecast({
      demand: table(156, (week) => Math.round(wave(week) + 5 * chance(week))),
      year: yearOf.weekly,
      horizon: 26,
    });
    const away = sum(demandOf(expected).map((demand, week) => Math.abs(demand - wave(156 + week))));

    expect(expected.seasonal).toBe(true);
    expect(codesOf(expected)).not.toContain('no_year');
    expect(away / 26).toBeLessThan(6);
  });

  it('for less than two years has no season, and it is said', () => {
    const expected = forecast({ demand: table(20, (month) => 50 + month), year: 12, horizon: 3 });

    expect(expected.seasonal).toBe(false);
    expect(expected.reasons[0]).toEqual({
      code: 'no_year',
      text: 'Under two seasons (20 of 24 periods): no seasonality.',
    });
  });

  it('now and then is forecast as a rate', () => {
    const expected = forecast({
      demand: table(48, (month) => (month % 4 === 3 ? 4 : 0)),
      year: 12,
      horizon: 12,
    });

    expect(expected.pattern).toBe('intermittent');
    expect(expected.candidates.map(({ method }) => method).toSorted()).toEqual(
      ['combination', 'moving_average', 'sba', 'ses', 'tsb'], // prettier-ignore
    );
    expect(sum(demandOf(expected))).toBeGreaterThan(9);
    expect(sum(demandOf(expected))).toBeLessThan(14);
  });
});

describe('a product of which little is known', () => {
  it('and that nobody ever asked for is not expected to sell', () => {
    const expected = forecast({ demand: [0, 0, 0, 0, 0, 0, 0, 0], year: 52, horizon: 1 });

    expect(expected).toMatchObject({ pattern: 'none', periods: [{ demand: 0 }], candidates: [], origins: 0 });
    expect(codesOf(expected)).toEqual(['no_demand']);
  });

  it('sold once: that is all there is to say', () => {
    const expected = forecast({ demand: [7], year: 52, horizon: 2 });

    expect(expected.periods).toEqual(table(2, () => ({ demand: 7, lower: null, upper: null })));
    expect(codesOf(expected)).toEqual(['no_year', 'untested']);
  });

  it('or nothing at all gives no forecast but nought', () => {
    expect(demandOf(forecast({ demand: [], year: 12, horizon: 2 }))).toEqual([0, 0]);
    expect(demandOf(forecast({ demand: [null, null], year: 12, horizon: 1 }))).toEqual([0]);
    expect(forecast({ demand: [3, 4], year: 12, horizon: 0 }).periods).toEqual([]);
  });
});

describe('weeks out of stock', () => {
  const demand = table(60, (week) => 20 + 3 * chance(week));
  const soldOut = demand.map((value, week) => (week >= 54 ? null : value));

  it('are not read as weeks without demand', () => {
    const [known = 0] = demandOf(forecast({ demand, year: 52, horizon: 1 }));
    const expected = forecast({ demand: soldOut, year: 52, horizon: 1 });
    const zeros = soldOut.map((value) => value ?? 0);

    expect(Math.abs(at(demandOf(expected), 0) - known)).toBeLessThan(2);
    expect(at(demandOf(forecast({ demand: zeros, year: 52, horizon: 1 })), 0)).toBeLessThan(17);
    expect(expected.reasons[0]).toEqual({
      code: 'gaps',
      text: '6 periods out of stock: not read as no demand.',
    });
  });
});

describe('Black Friday', () => {
  const calm = table(60, (week) => 20 + 2 * chance(week));
  const name = 'Black Friday';

  it('multiplies the week in which it falls, interval and all', () => {
    const without = forecast({ demand: calm, year: 52, horizon: 3 }).periods;
    const { periods } = forecast({
      demand: calm,
      year: 52,
      horizon: 3,
      occasions: [{ name, uplift: 2.5, period: 61 }],
    });

    expect(periods[0]).toEqual(without[0]);
    expect(periods[1]).toEqual({
      demand: 2.5 * (without[1]?.demand ?? 0),
      lower: 2.5 * (without[1]?.lower ?? 0),
      upper: 2.5 * (without[1]?.upper ?? 0),
    });
    expect(periods[2]).toEqual(without[2]);
  });

  it('of last year is taken out before anything is learnt', () => {
    const busy = calm.map((value, week) => (week === 58 ? 2.5 * value : value));
    const known = forecast({
      demand: busy,
      year: 52,
      horizon: 4,
      occasions: [{ name, uplift: 2.5, period: 58 }],
    });

    expect(demandOf(known).map((demand) => demand.toFixed(6))).toEqual(
      demandOf(forecast({ demand: calm, year: 52, horizon: 4 })).map((demand) => demand.toFixed(6)),
    );
    expect(at(demandOf(forecast({ demand: busy, year: 52, horizon: 4 })), 0)).toBeGreaterThan(
      at(demandOf(known), 0),
    );
  });
});

describe('the choice', () => {
  const demand = table(80, (week) => 30 + (week < 40 ? 0 : 10) + 6 * chance(week));
  const expected = forecast({ demand, year: 52, horizon: 8 });

  it('is by RMSSE among all candidates, each with its wMAPE and bias', () => {
    const errors = expected.candidates.map(({ rmsse }) => rmsse ?? NaN);
    const best = Math.min(...errors);

    expect(expected.origins).toBe(4);
    expect(expected.candidates[0]?.method).toBe(expected.method);
    expect(errors[0]).toBeLessThanOrEqual(best / 0.8);
    for (const { wmape, bias } of expected.candidates)
      expect(Math.abs(bias ?? NaN)).toBeLessThanOrEqual(wmape ?? NaN);
  });

  it('falls on one method where it is clearly better than the mixture', () => {
    const stepped = table(60, (week) => 10 * (1 + Math.floor(week / 13)));
    const { method, candidates } = forecast({ demand: stepped, year: 52, horizon: 4 });
    const mixture = candidates.find((candidate) => candidate.method === 'combination');

    expect(method).toBe('naive');
    expect(candidates[0]?.rmsse ?? NaN).toBeLessThan(0.8 * (mixture?.rmsse ?? NaN));
  });

  it('is the same whenever it is made', () => {
    expect(forecast({ demand, year: 52, horizon: 8 })).toEqual(expected);
  });
});

describe('whatever was sold', () => {
  const seen = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 1000 }) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1e6, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const rhythm = fc.constantFrom(1, 4, 12, 52);

  it('what is expected is a number, not below nothing, inside its interval', () => {
    fc.assert(
      fc.property(
        fc.array(seen, { maxLength: 130 }),
        rhythm,
        fc.integer({ min: 1, max: 30 }),
        (demand, year, horizon) => {
          const { periods } = forecast({ demand, year, horizon });

          expect(periods).toHaveLength(horizon);
          for (const { demand, lower, upper } of periods) {
            expect(Number.isFinite(demand) && demand >= 0).toBe(true);
            expect(lower ?? demand).toBeLessThanOrEqual(demand);
            expect(upper ?? demand).toBeGreaterThanOrEqual(demand);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('twice the demand is twice the forecast', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 23 }), (demand) => {
        const once = demandOf(forecast({ demand, year: 12, horizon: 3 }));
        const twice = demandOf(forecast({ demand: demand.map((value) => 2 * value), year: 12, horizon: 3 }));

        for (const [period, value] of once.entries()) expect(at(twice, period)).toBeCloseTo(2 * value, 6);
      }),
    );
  });

  it('the interval holds what comes about as often as it says', () => {
    let held = 0;
    for (let product = 0; product < 60; product += 1) {
      let level = 50;
      const whole = table(112, (week) => {
        level += 2 * chance(1000 * product + week);
        return Math.max(0, level + 5 * chance(1000 * product + week + 500));
      });
      const { periods } = forecast({ demand: whole.slice(0, 104), year: 52, horizon: 8, level: 0.8 });
      held += periods.filter(
        ({ lower, upper }, ahead) =>
          (lower ?? 0) <= at(whole, 104 + ahead) && at(whole, 104 + ahead) <= (upper ?? 0),
      ).length;
    }

    expect(held / 480).toBeGreaterThan(0.7);
    expect(held / 480).toBeLessThan(0.9);
  });
});
