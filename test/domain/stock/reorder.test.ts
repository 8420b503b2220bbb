import { expect, it } from 'vitest';
import { suggested } from '../../../src/domain/stock/reorder.ts';

const plain = { order_up_to: null, moq: null, multiple: null, pack_size: null };

it.each([
  { reorder_point: 10_000, reorder_quantity: 24_000, projected: 10_000, quantity: 24_000 },
  { reorder_point: 10_000, reorder_quantity: 24_000, projected: -3_000, quantity: 37_000 },
  { reorder_point: 10_000, reorder_quantity: null, projected: 4_000, quantity: 6_000 },
  { reorder_point: 10_000, reorder_quantity: null, projected: 10_000, quantity: 1_000 },
  { reorder_point: 500, reorder_quantity: 2_000, projected: 250, quantity: 3_000 },
  { reorder_point: null, reorder_quantity: null, projected: -4_000, quantity: 4_000 },
])('suggests $quantity for $projected of $reorder_point + $reorder_quantity', ({ quantity, ...known }) => {
  expect(suggested({ ...plain, ...known }).quantity).toBe(quantity);
});

const three = { reorder_point: 3_000, reorder_quantity: null, projected: 0 };

it.each([
  { asked: { moq: 10_000, multiple: 6_000 }, quantity: 12_000 },
  { asked: { moq: 10_000 }, quantity: 10_000 },
  { asked: { multiple: 6_000 }, quantity: 6_000 },
  { asked: { pack_size: 12_000 }, quantity: 12_000 },
  { asked: { pack_size: 12_000, multiple: 2_000 }, quantity: 4_000 },
  { asked: { order_up_to: 20_000, multiple: 6_000 }, quantity: 24_000 },
])('suggests $quantity where three are needed and the supplier asks $asked', ({ asked, quantity }) => {
  expect(suggested({ ...plain, ...three, ...asked }).quantity).toBe(quantity);
});
