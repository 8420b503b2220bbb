import { expect, it } from 'vitest';
import { varianceOf, type Tally } from '../../../src/domain/stock/count.ts';
import { refuseBelowZeroLater, type Shift } from '../../../src/domain/stock/history.ts';

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;

function shift(hour: number, by: number, standing: 0 | 1 = 1): Shift {
  return { at: at(hour), operation: hour, by: by * 1_000, standing };
}

function tally(hour: number, counted: number): Tally {
  const moment = { at: at(hour), operation: hour };
  return { ...moment, product_id: 7, lot: '', day: '2026-03-02', counted: counted * 1_000, first: moment };
}

it('expects what lay there then, as if what was taken back since had never been', () => {
  const shifts = [shift(9, -4, 0), shift(10, 6), shift(12, 4, 0), shift(13, -1)];
  const { expected, by, disturbed, since } = varianceOf(tally(11, 9), {
    quantity: 12_000,
    shifts,
    counts: [],
  });
  expect({ expected, by, disturbed }).toEqual({ expected: 13_000, by: -4_000, disturbed: false });
  expect(since).toEqual([shift(12, 4, 0), shift(13, -1)]);
});

it('takes nothing from a moment at which the books had none of it, though it was taken back since', () => {
  const level = { sku: 'MUG', location: 'main', quantity: 10_000 };
  const since = [shift(12, 10, 0)];
  expect(() => refuseBelowZeroLater(level, { by: -1_000, at: at(11), since }, 'count again')).toThrow(
    expect.objectContaining({
      code: 'stock.short',
      details: { sku: 'MUG', location: 'main', at: at(11), quantity: -1 },
    }),
  );
  expect(() => refuseBelowZeroLater(level, { by: -1_000, at: at(12), since: [] }, '')).not.toThrow();
});
