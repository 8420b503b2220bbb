import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvHeader, csvRecords, guard, unguard } from '../../src/kit/csv.ts';
import { column } from '../../src/kit/view.ts';

const nasty = fc.array(
  fc.constantFrom(
    "'",
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    ' ',
    '\t',
    '\r',
    '\n',
    '\u00a0',
    '1',
    '.',
    'e',
    '"',
    ',',
    'x',
    'é',
  ),
  { maxLength: 8 },
);
const cells = fc.oneof(
  nasty.map((parts) => parts.join('')),
  fc.string({ maxLength: 12 }),
);

test('a guarded cell is no formula, and comes back exactly', () => {
  fc.assert(
    fc.property(cells, (cell) => {
      expect(unguard(guard(cell))).toBe(cell);
      expect(guard(cell)).toSatisfy((text: string) => !/^\s*[=+\-@＝＋－＠]/.test(text) || isNumber(text));
    }),
    { seed: 11, numRuns: 20_000 },
  );
});

test('a whole file comes back exactly', () => {
  const columns = [column('name', 'text'), column('note', 'text')];
  fc.assert(
    fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 20 }), (rows) => {
      const csv =
        csvHeader(columns) +
        csvRecords(
          columns,
          rows.map(([name, note]) => ({ name, note })),
        );
      const read: string[][] = parse(csv);
      expect(read.slice(1).map((record) => record.map(unguard))).toEqual(rows);
    }),
    { seed: 11, numRuns: 1000 },
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+44 20 7946 0000', "'+44 20 7946 0000"],
  ["'=1", "''=1"],
  [' \t@SUM', "' \t@SUM"],
  ['-3.50', '-3.50'],
  ['+447946', '+447946'],
  ['Oak-Tree', 'Oak-Tree'],
  ["'s-Hertogenbosch", "'s-Hertogenbosch"],
])('%j is written as %j', (cell, written) => {
  expect(guard(cell)).toBe(written);
});

test('only words and texts are guarded; numbers, negative ones too, stay numbers', () => {
  const columns = [column('price', 'money'), column('stock', 'quantity'), column('note', 'text')];
  const csv = csvRecords(columns, [{ price: '-3.50', stock: -2, note: '-3 metres, "new"' }]);
  expect(csv).toBe(`-3.50,-2,"'-3 metres, ""new"""\n`);
});

function isNumber(text: string): boolean {
  return text.trim() === text && Number.isFinite(Number(text));
}
