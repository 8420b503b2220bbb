import { expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { writtenCounts } from '../../src/imports/counted.ts';

async function* lines(...texts: (string | Refusal)[]): AsyncIterable<string | Refusal> {
  yield* texts;
}

/** A clock that goes on by a second whenever it is looked at. */
function ticking(): () => string {
  let second = 0;
  return () => `2026-03-02T10:00:0${(second += 1)}.000Z`;
}

const read = (...texts: (string | Refusal)[]) => writtenCounts(lines(...texts), ticking());

it('codes of a scanner are one unit each, at the moment when they came', async () => {
  expect(await read('MUG', '', ' 5012345678900 ', 'MUG')).toEqual([
    { sku: 'MUG', quantity: '1', counted_at: '2026-03-02T10:00:01.000Z', row: 1 },
    { sku: '5012345678900', quantity: '1', counted_at: '2026-03-02T10:00:02.000Z', row: 3 },
    { sku: 'MUG', quantity: '1', counted_at: '2026-03-02T10:00:03.000Z', row: 4 },
  ]);
});

it('lines may say how many, and when', async () => {
  expect(await read('MUG,12', 'TEA,0.5,2026-03-02T09:00:00Z')).toMatchObject([
    { sku: 'MUG', quantity: '12', counted_at: '2026-03-02T10:00:01.000Z' },
    { sku: 'TEA', quantity: '0.5', counted_at: '2026-03-02T09:00:00Z' },
  ]);
});

it('a sheet that was filled in is read by its header; what is blank was not counted', async () => {
  const sheet = ['sku,name,bin,counted', 'MUG,"Mug, blue",A-03,12', 'TEA,Tea,,', 'JAR,"Jar ""tall""",,0'];
  expect(await read(...sheet)).toMatchObject([
    { sku: 'MUG', quantity: '12', row: 2 },
    { sku: 'JAR', quantity: '0', row: 4 },
  ]);
});

it('refuses a sheet without what was counted, and every line that cannot be read', async () => {
  await expect(read('sku,name', 'MUG,Mug')).rejects.toMatchObject({ code: 'input.missing' });
  const torn = new Refusal('input.unreadable', 'That is no text.');
  await expect(read('MUG', torn, torn)).rejects.toMatchObject({ problems: [torn, torn] });
});
