import { expect, it } from 'vitest';
import { aheadByFormat, aheadByTemporal } from '../../src/base/time-zone.ts';

const zones = [
  'Europe/London',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];

// Node has Temporal from version 26 on.
it.skipIf(!('Temporal' in globalThis))(
  'clocks are as far ahead by one way of reckoning as by the other',
  () => {
    const year = Array.from(
      { length: 24 * 366 },
      (_, hour) => Date.parse('2026-01-01T00:00:00Z') + hour * 3_600_000,
    );
    const differing = zones.flatMap((zone) =>
      year
        .filter((moment) => aheadByFormat(moment, zone) !== aheadByTemporal(moment, zone))
        .map((moment) => `${zone} ${moment}`),
    );

    expect(differing).toEqual([]);
    expect(aheadByFormat(Date.parse('2026-07-01T00:00:00Z'), 'Asia/Kathmandu')).toBe(5.75 * 3_600_000);
  },
);
