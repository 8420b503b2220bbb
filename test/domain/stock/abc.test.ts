import { expect, it } from 'vitest';
import { abcOf } from '../../../src/domain/stock/abc.ts';

const classes = (...revenues: number[]) => [
  ...abcOf(revenues.map((revenue, index) => ({ product_id: index + 1, revenue }))).entries(),
];

it('the product that crosses a border belongs to the class before it', () => {
  expect(classes(700, 200, 60, 40)).toEqual([[1, 'A'], [2, 'A'], [3, 'B'], [4, 'C']]); // prettier-ignore
  expect(classes(800, 150, 50)).toEqual([[1, 'A'], [2, 'B'], [3, 'C']]); // prettier-ignore
  expect(classes(100)).toEqual([[1, 'A']]);
});

it('what brought nothing is unsold, and of equals the older goes first', () => {
  expect(classes(0, -5, 10, 10)).toEqual([[3, 'A'], [4, 'A'], [1, 'U'], [2, 'U']]); // prettier-ignore
  expect(classes()).toEqual([]);
});
