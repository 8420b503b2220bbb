import { expect, it } from 'vitest';
import { nearest } from '../../src/base/nearest.ts';

const verbs = ['place', 'list', 'show', 'edit', 'cancel', 'hold', 'release'];

it.each([
  ['shwo', 'show'],
  ['lsit', 'list'],
  ['cancle', 'cancel'],
  ['sho', 'show'],
  ['canel', 'cancel'],
  ['List', 'list'],
  ['rel', 'release'],
])('%s is most likely %s', (typed, meant) => {
  expect(nearest(typed, verbs)).toBe(meant);
});

it.each(['', 'delete', 'xyzzy', 'x'.repeat(1000)])('“%s” is near to nothing', (typed) => {
  expect(nearest(typed, verbs)).toBeUndefined();
});
