import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  instantOn,
  isDay,
  parseDay,
  parseInstant,
  parsePeriod,
  weekOf,
} from '../../src/base/days.ts';
import { isTimezone } from '../../src/base/time-zone.ts';

const zones = [
  'UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu',
]; // prettier-ignore
const zone = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
const day = moment.map((ms) => new Date(ms).toISOString().slice(0, 10));

describe('a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '31/11/2026', '2026-11-31', '', '20260301'])(
    'is not %s',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => parseDay(text)).toThrow(/calendar|YYYY-MM-DD/);
    },
  );

  it('is counted on and back again, over leap days and the ends of years', () => {
    expect([addDays('2024-02-28', 1), addDays('2025-02-28', 1), addDays('2026-01-01', -1)]).toEqual([
      '2024-02-29',
      '2025-03-01',
      '2025-12-31',
    ]);
    fc.assert(
      fc.property(day, fc.integer({ min: -4_000, max: 4_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('belongs to the week of a Monday (ISO 8601)', () => {
    expect(['2026-03-01', '2026-03-02', '2027-01-01', '2024-12-30'].map(weekOf)).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-12-28',
      '2024-12-30',
    ]);
    fc.assert(
      fc.property(day, (some) => {
        const monday = weekOf(some);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(daysBetween(monday, some)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, some)).toBeLessThan(7);
      }),
    );
  });
});

describe('a moment', () => {
  it('falls on the business day of the shop’s own clock', () => {
    expect(dayOf('2026-03-01T23:30:00.000Z', 'Europe/London')).toBe('2026-03-01');
    expect(dayOf('2026-06-01T23:30:00.000Z', 'Europe/London')).toBe('2026-06-02');
    expect(dayOf('2026-03-01T02:00:00.000Z', 'America/New_York')).toBe('2026-02-28');
    expect(dayOf('2026-03-01T18:30:00.000Z', 'Asia/Kolkata')).toBe('2026-03-02');
  });

  it('is found from the local clock, in summer and in winter', () => {
    expect(instantOf('2026-01-15T09:00:00', 'Europe/London')).toBe('2026-01-15T09:00:00.000Z');
    expect(instantOf('2026-07-15T09:00:00', 'Europe/London')).toBe('2026-07-15T08:00:00.000Z');
    expect(instantOf('2026-07-15T09:00:00', 'America/New_York')).toBe('2026-07-15T13:00:00.000Z');
    expect(instantOf('2010-12-01T08:26:00', 'Europe/London')).toBe('2010-12-01T08:26:00.000Z');
  });

  it('of a typed day lies on that day, in every time zone and on the days when clocks change', () => {
    fc.assert(
      fc.property(day, zone, moment, (some, timezone, now) => {
        const instant = instantOn(some, new Date(now).toISOString(), timezone);
        fc.pre(!(timezone === 'Pacific/Apia' && some === '2011-12-30'));
        expect(dayOf(instant, timezone)).toBe(some);
      }),
    );
    for (const some of ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01'])
      for (const timezone of zones)
        expect(dayOf(instantOn(some, '2026-01-01T00:00:00.000Z', timezone), timezone)).toBe(some);
  });

  it('is now for today', () => {
    expect(instantOn('2026-03-02', '2026-03-02T10:11:12.345Z', 'Europe/London')).toBe(
      '2026-03-02T10:11:12.345Z',
    );
    expect(instantOn('2026-03-01', '2026-03-02T10:11:12.345Z', 'Europe/London')).toBe(
      '2026-03-01T12:00:00.000Z',
    );
  });

  it('comes back from the local clock wherever that clock shows it once', () => {
    fc.assert(
      fc.property(moment, zone, (ms, timezone) => {
        const noon = `${dayOf(new Date(ms).toISOString(), timezone)}T12:34:56`;
        const instant = instantOf(noon, timezone);
        expect(dayOf(instant, timezone)).toBe(noon.slice(0, 10));
        expect(instantOf(noon, timezone)).toBe(instant);
      }),
    );
  });

  it('is written as ISO 8601, or refused', () => {
    expect(parseInstant('2026-03-01T09:30:00Z')).toBe('2026-03-01T09:30:00.000Z');
    expect(parseInstant('2026-03-01T09:30:00+01:00')).toBe('2026-03-01T08:30:00.000Z');
    for (const text of [
      'tomorrow',
      '1/3/2026',
      '2026-03-01T25:00:00Z',
      '',
      '2026-02-30',
      '2026-02-30T10:00:00Z',
      '2026-03-01T10:00:00',
    ])
      expect(() => parseInstant(text)).toThrow('is not written as');
  });

  it('needs a time zone that exists', () => {
    expect(['Europe/London', 'Mars/Olympus', ''].map(isTimezone)).toEqual([true, false, false]);
  });
});

describe('a period', () => {
  const today = '2026-03-02';

  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-q4', '2026-10-01', '2026-12-31'],
    ['2026-03-02', '2026-03-02', '2026-03-02'],
    ['last-30d', '2026-02-01', '2026-03-02'],
    ['last-1d', '2026-03-02', '2026-03-02'],
    ['today', '2026-03-02', '2026-03-02'],
    ['yesterday', '2026-03-01', '2026-03-01'],
    ['this-week', '2026-03-02', '2026-03-08'],
    ['last-week', '2026-02-23', '2026-03-01'],
    ['this-month', '2026-03-01', '2026-03-31'],
    ['last-month', '2026-02-01', '2026-02-28'],
    ['last-year', '2025-01-01', '2025-12-31'],
  ])('%s is %s to %s, both inclusive', (text, from, to) => {
    expect(parsePeriod(text, today)).toEqual({ from, to });
  });

  it.each(['2026-13', '2026-Q5', 'soon', 'last-0x', ''])('is not “%s”', (text) => {
    expect(() => parsePeriod(text, today)).toThrow('is not known');
  });

  it('names months so that a year is covered once', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      parsePeriod(`2028-${String(index + 1).padStart(2, '0')}`, today),
    );
    for (const [index, month] of months.entries())
      expect(months[index + 1]?.from ?? '2029-01-01').toBe(addDays(month.to, 1));
  });
});
