import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { decode } from '../../src/imports/engine/encoding.ts';
import { rejectsText } from '../../src/imports/engine/rejects.ts';
import { parseTable, type TableRow } from '../../src/imports/engine/table.ts';
import { day, instant, money, type Parser, type Reading } from '../../src/imports/engine/values.ts';
import { csvText } from '../../src/kit/csv.ts';

const usual: Reading = {
  currency: 'GBP',
  timezone: 'Europe/London',
  dates: 'iso',
  decimal: undefined,
  moments: new Map(),
};

function table(text: string, delimiter?: string) {
  const rows: TableRow[] = [];
  const { header } = parseTable(text, {
    file: 'f.csv',
    delimiter,
    begin: () => (row) => void rows.push(row),
  });
  return { header, rows };
}

function refused(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const read = <T>(parse: Parser<T>, cell: string, how: Partial<Reading> = {}): T | string => {
  try {
    return parse(cell, { ...usual, ...how, moments: new Map() });
  } catch (error) {
    return (error as Refusal).code;
  }
};

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('Café – 5 €')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffCafé – 5 €')],
    ['Windows-1252', Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80])],
  ])('is found out: %s', (_, bytes) => {
    expect(decode(bytes, 'f.csv')).toBe('Café – 5 €');
  });

  it('can be named, but a byte order mark knows better', () => {
    const bytes = Buffer.from([0xc3, 0xa9]);

    expect(decode(bytes, 'f.csv', 'windows_1252')).toBe('Ã©');
    expect(decode(Buffer.concat([Buffer.from('\ufeff'), bytes]), 'f.csv', 'windows_1252')).toBe('é');
    expect(refused(() => decode(Buffer.from([0xe9]), 'f.csv', 'utf_8'))).toMatchObject({ exit: 65 });
  });

  it.each([
    ['a PDF document', Buffer.from('%PDF-1.4\n')],
    ['an Excel workbook (.xlsx) or another zip archive', Buffer.from('PK\u0003\u0004rest')],
    ['a PNG picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['a web page or XML', Buffer.from('<!DOCTYPE html><html>')],
    ['text in UTF-16', Buffer.from('\ufeffsku,name', 'utf16le')],
    ['a binary file: it has NUL bytes in it', Buffer.from('sku\u0000,name')],
    ['an empty file: it has not even a header', Buffer.alloc(0)],
  ])('is refused where it is %s', (what, bytes) => {
    expect(refused(() => decode(bytes, 'f.csv'))).toMatchObject({
      exit: 65,
      message: `f.csv is no CSV but ${what}.`,
    });
  });
});

describe('the rows of a file', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\n1\t2'],
    ['bars', 'a|b\r1|2\r'],
    ['a line that names the delimiter', 'sep=;\na;b\n1;2\n'],
    ['blank rows', '\n\na,b\n,\n1,2\n\n'],
  ])('are split at what the header shows: %s', (_, text) => {
    const { header, rows } = table(text);

    expect(header).toEqual(['a', 'b']);
    expect(rows.map(({ cells }) => cells)).toEqual([['1', '2']]);
  });

  it('are counted as an editor counts lines, whatever their cells hold', () => {
    const { rows } = table('a,b\n"x\ny",1\n\n2,"z\r\n\r\n"\n3,4\n');

    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, 'x\ny'],
      [5, '2'],
      [8, '3'],
    ]);
  });

  it.each([
    [
      'a quote that never closes',
      'a,b\n1,2\n3,"4\n5,6\n',
      'f.csv, line 3: a quotation mark opens in this row and never closes.',
    ],
    [
      'a quote out of place',
      'a,b\n1,2\n"x,y\n3,4\n5,"z w"\n',
      /^f\.csv, line 3: a quotation mark is out of place/,
    ],
    [
      'a cell of ten megabytes',
      `a,b\n1,2\n3,${'x'.repeat(10_000_000)}\n`,
      /^f\.csv, line 3: the row is longer than 1 MB/,
    ],
    [
      'a column that is named twice',
      'a,b,A\n1,2,3\n',
      /^f\.csv names the column “A” twice \(columns 1 and 3\)/,
    ],
    ['no header', '\n \n', 'f.csv has no header.'],
  ])('are refused where there is %s', (_, text, message) => {
    const { exit, message: said } = refused(() => table(text));

    expect(exit).toBe(65);
    expect(said).toMatch(message);
  });

  it('come back exactly from the file of rejects, and drive no spreadsheet there', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 2 }), (cells) => {
        fc.pre(cells.some((text) => text.trim() !== ''));
        const text = csvText([['a', 'b'], cells]);
        const issue = {
          file: 'f',
          line: 2,
          column: 'a',
          value: null,
          code: 'input.invalid',
          message: '=bad',
        } as const;
        const rejects = rejectsText(text, { issues: [issue], lines: new Set([2]), delimiter: ',' });
        const [row] = table(rejects).rows;

        expect(table(rejects).header).toEqual(['a', 'b', 'reason']);
        expect(row?.cells.slice(0, 2).every((text_) => !/^[=@]/.test(text_))).toBe(true);
        expect(rejectsText(rejects, { issues: [issue], lines: new Set([2]), delimiter: ',' })).toBe(rejects);
      }),
    );
  });
});

describe('the cells of a file', () => {
  it.each([
    ['12.50', undefined, 1250],
    ['-3', undefined, -300],
    ['.5', undefined, 50],
    ['1,234.50', undefined, 123450],
    ['12,3', undefined, 'input.ambiguous'],
    ['1,234', undefined, 'input.ambiguous'],
    ['12,3', ',', 1230],
    ['1.234,50', ',', 123450],
    ['12.50', ',', 'input.invalid'],
    ['1,234', '.', 123400],
    ['12,3', '.', 'input.invalid'],
    ['£3', undefined, 'input.invalid'],
    ['5.01E+12', undefined, 'input.invalid'],
    ['1.234', undefined, 'input.invalid'],
  ] as const)('%s with the decimal sign %s is the amount %s', (cell, decimal, amount) => {
    expect(read(money, cell, { decimal })).toBe(amount);
  });

  it.each([
    ['2026-03-01', 'iso', '2026-03-01'],
    ['31/11/2026', 'iso', 'input.invalid'],
    ['03/10/2026', 'iso', 'input.ambiguous'],
    ['25/10/2026', 'iso', 'input.ambiguous'],
    ['03/10/2026', 'dmy', '2026-10-03'],
    ['3/10/2026', 'mdy', '2026-03-10'],
    ['2026/3/1', 'ymd', '2026-03-01'],
    ['31.11.2026', 'dmy', 'input.invalid'],
    ['Mar-01', 'dmy', 'input.invalid'],
  ] as const)('%s read as %s is the day %s', (cell, dates, expected) => {
    expect(read(day, cell, { dates })).toBe(expected);
  });

  it.each([
    ['2025-10-14T09:42:00Z', 'iso', '2025-10-14T09:42:00.000Z'],
    ['2025-07-14 9:42', 'iso', '2025-07-14T08:42:00.000Z'],
    ['12/1/2010 8:26', 'mdy', '2010-12-01T08:26:00.000Z'],
    ['12/1/2010 25:26', 'mdy', 'input.invalid'],
    ['soon', 'mdy', 'input.invalid'],
  ] as const)('%s read as %s is the moment %s', (cell, dates, expected) => {
    expect(read(instant, cell, { dates })).toBe(expected);
  });
});
