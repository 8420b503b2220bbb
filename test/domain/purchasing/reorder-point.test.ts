import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observed, reorderPoint } from '../../../src/domain/purchasing/reorder-point.ts';

const mugs = { demand: 10, demand_deviation: 4, lead_time: 9, lead_time_deviation: 0, service_level: 0.95 };

describe('the reorder point', () => {
  it.each([
    { name: 'of ten mugs a day, nine days under way', supply: mugs, safety_stock: 20, reorder_point: 110 },
    {
      name: 'of a supplier who is two days late or early',
      supply: { ...mugs, lead_time_deviation: 2 },
      safety_stock: 39,
      reorder_point: 129,
    },
    {
      name: 'of demand that never varies',
      supply: { ...mugs, demand_deviation: 0 },
      safety_stock: 0,
      reorder_point: 90,
    },
    {
      name: 'where running out every other time is good enough',
      supply: { ...mugs, service_level: 0.5 },
      safety_stock: 0,
      reorder_point: 90,
    },
    {
      name: 'below which no safety stock is left to give up',
      supply: { ...mugs, service_level: 0.1 },
      safety_stock: 0,
      reorder_point: 90,
    },
    {
      name: 'of a fraction that floating point lifts above the whole',
      supply: { ...mugs, demand: 0.1, demand_deviation: 0, lead_time: 30 },
      safety_stock: 0,
      reorder_point: 3,
    },
  ])('$name', ({ supply, safety_stock, reorder_point }) => {
    expect(reorderPoint(supply)).toMatchObject({ safety_stock, reorder_point });
  });

  it('rises with the service level', () => {
    const level = fc.double({ min: 0.5, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(level, level, (one, other) => {
        const points = [one, other]
          .toSorted((a, b) => a - b)
          .map((service_level) => reorderPoint({ ...mugs, service_level }).reorder_point);
        expect(points).toEqual(points.toSorted((a, b) => a - b));
      }),
    );
  });
});

it('is reckoned from what was observed, with n − 1', () => {
  expect(observed([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, deviation: Math.sqrt(32 / 7) });
  expect(observed([3])).toEqual({ mean: 3, deviation: 0 });
  expect(observed([])).toEqual({ mean: 0, deviation: 0 });
});
