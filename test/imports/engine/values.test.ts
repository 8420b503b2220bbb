import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../src/base/refusal.ts';
import { withLostZeros } from '../../../src/domain/imports/lost-zeros.ts';
import {
  code,
  day,
  instant,
  money,
  quantity,
  text,
  whole,
  type Parser,
  type Reading,
} from '../../../src/imports/engine/values.ts';

const usual: Reading = {
  currency: 'GBP',
  timezone: 'Europe/London',
  dates: 'iso',
  decimal: undefined,
  moments: new Map(),
};

const read = <T>(parse: Parser<T>, cell: string, how: Partial<Reading> = {}): T | string => {
  try {
    return parse(cell, { ...usual, ...how, moments: new Map() });
  } catch (error) {
    return (error as Refusal).code;
  }
};

function said(parse: Parser<unknown>, cell: string, how: Partial<Reading> = {}): string {
  try {
    parse(cell, { ...usual, ...how, moments: new Map() });
  } catch (error) {
    return (error as Refusal).message;
  }
  return 'nothing';
}

describe('the numbers of a file', () => {
  it.each([
    ['12.50', undefined, 1250],
    ['12,50', undefined, 1250],
    ['12,3', undefined, 1230],
    ['-3', undefined, -300],
    ['.5', undefined, 50],
    ['1,234.50', undefined, 123450],
    ['1.234,50', undefined, 123450],
    ['1,234,567', undefined, 123456700],
    ['1,234', undefined, 'input.ambiguous'],
    ['1.234', undefined, 'input.ambiguous'],
    ['0,125', '.', 'input.invalid'],
    ['12,3', ',', 1230],
    ['1.234,50', ',', 123450],
    ['12.50', ',', 'input.invalid'],
    ['1,234', '.', 123400],
    ['12,3', '.', 'input.invalid'],
    ['1\u00a0234,50', undefined, 123450],
    ['12\u202f345,6', undefined, 1234560],
    ["1'234.50", undefined, 123450],
    ['1 234', undefined, 123400],
    ['£3', undefined, 300],
    ['GBP 3.20', undefined, 320],
    ['3.20 GBP', undefined, 320],
    ['£1,234.50', '.', 123450],
    ['€3', undefined, 'input.invalid'],
    ['(3)', undefined, -300],
    ['(£3.20)', undefined, -320],
    ['£(3.20)', undefined, -320],
    ['3-', undefined, -300],
    ['-£3.20', undefined, -320],
    ['£-3.20', undefined, -320],
    ['\u22123', undefined, -300],
    ['+3', undefined, 300],
    ['--3', undefined, 'input.invalid'],
    ['-', undefined, 'input.invalid'],
    ['5.01E+12', undefined, 'input.invalid'],
    ['12 pcs', undefined, 'input.invalid'],
    ['£', undefined, 'input.invalid'],
    ['1,00,000', undefined, 'input.invalid'],
  ] as const)('%s with the decimal sign %s is the amount %s', (cell, decimal, amount) => {
    expect(read(money, cell, { decimal })).toBe(amount);
  });

  it.each([
    ['€3', undefined, "“€3” is in €, the shop's books are in GBP."],
    [
      '12.5O',
      '.',
      '“12.5O” has a letter in it where a digit belongs: the letter O is no zero, and l is no one.',
    ],
    [
      '1.234,50',
      '.',
      '“1.234,50” is written with a decimal comma, where the numbers of this file have a decimal point.',
    ],
    [
      '£12.50 CR',
      '.',
      '“£12.50 CR” is an entry of a ledger: whether it adds or takes away is not said. Write it as 12.50 or -12.50.',
    ],
    ['#N/A', '.', '#N/A is the error of a formula, not a value: the formula has lost what it reads.'],
    ['TBC', '.', '“TBC” is no number such as 12.50.'],
    ['1,234', undefined, '“1,234” can be read as 1234 or as 1.234.'],
  ] as const)('say why they cannot be read: %s with %s', (cell, decimal, message) => {
    expect(said(money, cell, { decimal })).toBe(message);
  });

  it('of a count may be a dash for none', () => {
    expect(['-', '–', '—', '2', '(3)'].map((cell) => read(quantity, cell))).toEqual([0, 0, 0, 2000, -3000]);
    expect(read(whole, '3.5')).toBe('input.invalid');
  });
});

describe('the days of a file', () => {
  it.each([
    ['2026-03-01', 'iso', '2026-03-01'],
    ['2026/3/1', 'iso', '2026-03-01'],
    ['03/10/2026', 'iso', 'input.ambiguous'],
    ['25/10/2026', 'iso', 'input.ambiguous'],
    ['05/05/2011', 'iso', '2011-05-05'],
    ['05/05/11', 'iso', 'input.ambiguous'],
    ['13/13/2011', 'iso', 'input.invalid'],
    ['03/10/2026', 'dmy', '2026-10-03'],
    ['3/10/26', 'mdy', '2026-03-10'],
    ['05.10.2026', 'dmy', '2026-10-05'],
    ['31.11.2026', 'dmy', 'input.invalid'],
    ['31/11/2026', 'iso', 'input.invalid'],
    ['05-Oct-26', 'iso', '2026-10-05'],
    ['Mar-02-26', 'iso', '2026-03-02'],
    ['2 March 2026', 'iso', '2026-03-02'],
    ['March 2nd, 2026', 'iso', '2026-03-02'],
    ['5 octobre 2026', 'iso', '2026-10-05'],
    ['5. März 2026', 'iso', '2026-03-05'],
    ['5 de octubre de 2026', 'iso', '2026-10-05'],
    ['2026-10-05T00:00:00', 'iso', '2026-10-05'],
    ['2026-10-05T23:30:00Z', 'iso', '2026-10-06'],
    ['Mar-01', 'dmy', 'input.invalid'],
    ['10/05/2026 (US)', 'dmy', 'input.invalid'],
    ['46300', 'dmy', 'input.invalid'],
  ] as const)('%s read as %s is the day %s', (cell, dates, expected) => {
    expect(read(day, cell, { dates })).toBe(expected);
  });

  it.each([
    ['2025-10-14T09:42:00Z', 'iso', '2025-10-14T09:42:00.000Z'],
    ['2025-07-14 9:42', 'iso', '2025-07-14T08:42:00.000Z'],
    ['2026-03-29 19:06:00 +0100', 'iso', '2026-03-29T18:06:00.000Z'],
    ['2026-04-18T02:57:00+00:00', 'iso', '2026-04-18T02:57:00.000Z'],
    ['2026-04-18T02:57:00-05:30', 'iso', '2026-04-18T08:27:00.000Z'],
    ['12/1/2010 8:26', 'mdy', '2010-12-01T08:26:00.000Z'],
    ['Mar-05-26 20:06:00', 'iso', '2026-03-05T20:06:00.000Z'],
    ['3/5/2026 12:05 AM', 'mdy', '2026-03-05T00:05:00.000Z'],
    ['3/5/2026 12:05 pm', 'mdy', '2026-03-05T12:05:00.000Z'],
    ['2026-03-05', 'iso', '2026-03-05T12:00:00.000Z'],
    ['12/1/2010 25:26', 'mdy', 'input.invalid'],
    ['3/5/2026 13:05 PM', 'mdy', 'input.invalid'],
    ['soon', 'mdy', 'input.invalid'],
  ] as const)('%s read as %s is the moment %s', (cell, dates, expected) => {
    expect(read(instant, cell, { dates })).toBe(expected);
  });

  it('say what a spreadsheet made of them', () => {
    expect(said(day, '46300')).toBe(
      "46300 is a spreadsheet's number of a day (2026-10-05, if it counts from 1900); format the column as a date and save it again.",
    );
    expect(said(day, '31/11/2026', { dates: 'dmy' })).toBe(
      'The day 31/11/2026, read as dmy, is not in the calendar.',
    );
  });
});

describe('the codes of a file', () => {
  it.each(['MAR-01', '5E10', '00417', 'mug-spk-01', '417', '=A', "O'Brien"])('may be %s', (cell) => {
    expect(read(code, cell)).toBe(cell);
  });

  it.each([
    [
      '5.01235E+12',
      'Excel has turned this code into the number 5.01235E+12; the original digits are lost. Take it from where the file comes from, in a column formatted as text.',
    ],
    [
      '5,00E+10',
      'Excel has turned this code into the number 5,00E+10; the original digits are lost. Take it from where the file comes from, in a column formatted as text.',
    ],
    [
      'Mar-01',
      'Excel has turned this code into the date Mar-01; what was typed is lost. Take it from where the file comes from, in a column formatted as text.',
    ],
    [
      '1-Mar',
      'Excel has turned this code into the date 1-Mar; what was typed is lost. Take it from where the file comes from, in a column formatted as text.',
    ],
    ['#REF!', '#REF! is the error of a formula, not a value: the formula has lost what it reads.'],
  ])('cannot be %s any more', (cell, message) => {
    expect(said(code, cell)).toBe(message);
  });

  it('may have lost the zeros before them, where exactly one known code has them', () => {
    const known = ['00417', '00418', '417A', '0418'];

    expect(['417', '418', '0417', 'MUG'].map((sku) => withLostZeros(sku, known))).toEqual([
      '00417',
      undefined,
      undefined,
      undefined,
    ]);
    expect(said(text, '#VALUE!')).toMatch(/^#VALUE! is the error of a formula/);
  });
});
