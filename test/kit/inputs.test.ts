import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { day, decimal, documentNumber, orDash, wholeNumber, word } from '../../src/kit/inputs.ts';

const readings: readonly (readonly [string, { parse: (typed: string) => unknown }, [string, unknown][]])[] = [
  [
    'a word',
    word(['bank_transfer', 'card', 'dhl-express'], 'METHOD', ''),
    [
      ['bank-transfer', 'bank_transfer'],
      ['Bank_Transfer', 'bank_transfer'],
      ['dhl-express', 'dhl-express'],
      ['crad', 'input.invalid'],
    ],
  ],
  [
    'a day',
    day(''),
    [
      ['2026-11-23', '2026-11-23'],
      ['2028-02-29', '2028-02-29'],
      ['2026-02-29', 'input.invalid'],
      ['31/11/2026', 'input.invalid'],
      ['23/11/2026', 'input.invalid'],
      ['03/10/2011', 'input.ambiguous'],
      ['today', 'input.invalid'],
      ['', 'input.invalid'],
    ],
  ],
  [
    'a decimal',
    decimal('PRICE', ''),
    [
      ['12', '12'],
      ['-0.350', '-0.350'],
      ['+3', '3'],
      ['12,3', 'input.ambiguous'],
      ['1,234', 'input.ambiguous'],
      ['1,234.50', 'input.invalid'],
      ['£12', 'input.invalid'],
      ['.5', 'input.invalid'],
      ['1e3', 'input.invalid'],
      ['１２', 'input.invalid'],
      ['123456789012345', '123456789012345'],
      ['1234567890123456', 'input.invalid'],
    ],
  ],
  [
    'a whole number',
    wholeNumber('N', ''),
    [
      ['-3', -3],
      ['+3', 3],
      ['3.0', 'input.invalid'],
      ['9007199254740993', 'input.invalid'],
    ],
  ],
  [
    'the number of a document',
    orDash(documentNumber('ORDER', '')),
    [
      ['1041', 1041],
      ['#1041', 1041],
      ['-', '-'],
      ['0', 'input.invalid'],
      ['-4', 'input.invalid'],
      ['##1', 'input.invalid'],
    ],
  ],
];

describe.each(readings)('%s', (_, input, cases) => {
  test.each(cases)('%j is %j', (typed, expected) => {
    expect(read(input, typed)).toBe(expected);
  });
});

test('an ambiguous number names both readings', () => {
  const refusal = caught(() => decimal('PRICE', '').parse('1,234'));
  expect(refusal).toMatchObject({
    message: '“1,234” can be read as 1.234 or as 1234.',
    hint: 'write 1.234 with a point, or 1234 without a separator',
    details: { value: '1,234', readings: ['1.234', '1234'] },
  });
});

test('a day of another notation says how to write it', () => {
  expect(caught(() => day('').parse('03/10/2011'))).toMatchObject({
    message: '“03/10/2011” can be read as 2011-10-03 or 2011-03-10; write it as YYYY-MM-DD.',
  });
  expect(caught(() => day('').parse('23/11/2026'))).toMatchObject({ hint: '2026-11-23' });
});

function read(input: { parse: (typed: string) => unknown }, typed: string): unknown {
  try {
    return input.parse(typed);
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
}

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
