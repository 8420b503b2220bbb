import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { Refusals } from '../../src/base/refusal.ts';
import { decimal, many, required, text, toggle, wholeNumber } from '../../src/kit/inputs.ts';
import { linesOf } from '../../src/kit/lines.ts';
import { drawProgress } from '../../src/kit/progress.ts';
import { readRecord } from '../../src/kit/values.ts';

const inputs = {
  name: required(text('NAME', '')),
  price: decimal('PRICE', ''),
  tag: many(text('TAG', '')),
  size: wholeNumber('N', ''),
  deep: toggle(''),
};

test('a record has the same keys and the same rules as the flags', () => {
  const values = readRecord(inputs, { name: 'Elm', price: 12.5, tag: ['a', 'b'], size: null, deep: true });
  expect(values).toEqual({ name: 'Elm', price: '12.5', tag: ['a', 'b'], size: undefined, deep: true });
  expect(readRecord(inputs, { name: 'Elm', tag: 'a', deep: false })).toMatchObject({
    tag: ['a'],
    deep: false,
  });
});

test('everything that is wrong with a record is said at once', () => {
  const wrong = JSON.parse('{"price":"1,5","size":{},"nmae":"Elm","__proto__":1}') as Record<string, unknown>;
  expect(() => readRecord(inputs, wrong)).toThrow(Refusals);
  expect(() => readRecord(inputs, wrong)).toThrow(
    [
      '--name NAME is missing.',
      'size is neither a text, a number nor true or false.',
      'There is no key “nmae”.',
      'There is no key “__proto__”.',
      '--price: “1,5” can be read as 1.5 or as 15.',
    ].join('\n'),
  );
});

test('lines come without their ends, however they arrive', async () => {
  const bytes = Buffer.from('\ufeffone\r\ntwo é\n\nlast');
  const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
  expect(await collect(linesOf(Readable.from(pieces)))).toEqual(['one', 'two é', '', 'last']);
  expect(await collect(linesOf(Readable.from([])))).toEqual([]);
});

test('a line that is too long is refused before it fills the memory, and the others go on', async () => {
  const endless = Array.from({ length: 30 }, () => 'x'.repeat(100_000));
  const found = await collect(linesOf(Readable.from(['one\n', ...endless, '\nthree\n', ...endless])));
  expect(found).toEqual([
    'one',
    expect.objectContaining({
      code: 'input.invalid',
      message: 'The line is longer than 1 MB.',
      details: { line: 2 },
    }),
    'three',
    expect.objectContaining({ details: { line: 4 } }),
  ]);
});

test('progress says how far, how fast and how long', () => {
  expect(drawProgress({ label: 'Importing', done: 1200, total: 2400, seconds: 1.5 })).toBe(
    'Importing  ██████████░░░░░░░░░░  1,200 of 2,400  800/s  2 s left',
  );
  expect(drawProgress({ label: 'Reading', done: 1200, seconds: 1 })).toBe('Reading  1,200  1,200/s');
});

async function collect<T>(lines: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const line of lines) found.push(line);
  return found;
}
