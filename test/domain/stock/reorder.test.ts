import { expect, it } from 'vitest';
import { suggestedQuantity } from '../../../src/domain/stock/reorder.ts';

it.each([
  { reorder_point: 10_000, reorder_quantity: 24_000, projected: 10_000, suggested: 24_000 },
  { reorder_point: 10_000, reorder_quantity: 24_000, projected: -3_000, suggested: 37_000 },
  { reorder_point: 10_000, reorder_quantity: null, projected: 4_000, suggested: 6_000 },
  { reorder_point: 10_000, reorder_quantity: null, projected: 10_000, suggested: 1_000 },
  { reorder_point: 500, reorder_quantity: 2_000, projected: 250, suggested: 3_000 },
])('suggests $suggested where $projected is projected', ({ suggested, ...known }) => {
  expect(suggestedQuantity(known)).toBe(suggested);
});
