import { describe, expect, it } from 'vitest';
import { given, readAs, refusalOf } from '../../support/reading.ts';

const days = (cells: readonly string[], header = 'Order;SKU;Qty;Date') =>
  given([header, ...cells.map((cell, index) => `${index};A;1;${cell}`)]);
const numbers = (cells: readonly string[], more = '') =>
  given(['Code;Menge', ...cells.map((cell) => `A;${cell}`), more]);

describe('the order of days in a column', () => {
  it.each([
    ['dmy', ['03/10/2026', '25/10/2026'], ['2026-10-03', '2026-10-25']],
    ['mdy', ['03/10/2026', '10/25/2026'], ['2026-03-10', '2026-10-25']],
    ['dmy', ['03.10.2026', '04.10.2026'], ['2026-10-03', '2026-10-04']],
    ['iso', ['03/03/2026', '2026-10-04'], ['2026-03-03', '2026-10-04']],
  ])('is told by its own cells: %s', async (order, cells, read) => {
    const { dialect, rows, issues } = await readAs('orders', days(cells));
    const said = rows.map(({ placed_on }, index) => placed_on ?? issues[index]?.code);

    expect(dialect.dates.get('placed_on')).toBe(order);
    expect(said).toEqual(read);
  });

  it('that no cell tells stops the file with both readings and the flag', async () => {
    expect(await refusalOf(() => readAs('orders', days(['03/10/2011', '04/10/2011'])))).toMatchObject({
      exit: 2,
      message:
        'f.csv, line 2: The day 03/10/2011 can be read as 2011-10-03 or as 2011-03-10, and no other day in the column “Date” tells which.',
      hint: '--date-format dmy or --date-format mdy decides',
    });
  });

  it('that cells tell in two ways stops the file with both lines', async () => {
    expect(await refusalOf(() => readAs('orders', days(['25/10/2011', '10/26/2011'])))).toMatchObject({
      exit: 2,
      message:
        'f.csv writes the days of “Date” in two ways: 25/10/2011 in line 2 has the day first, 10/26/2011 in line 3 the month.',
    });
  });

  it('can be said, and days that are in no calendar tell nothing', async () => {
    const { rows, issues } = await readAs('orders', days(['03/10/2011', '31/11/2011']), {
      date_format: 'dmy',
    });

    expect(rows.map(({ placed_on }) => placed_on)).toEqual(['2011-10-03', null]);
    expect(issues).toMatchObject([{ line: 3, column: 'Date', value: '31/11/2011', code: 'input.invalid' }]);
    expect(await refusalOf(() => readAs('orders', days(['03/10/2011', '31/11/2011'])))).toMatchObject({
      exit: 2,
    });
  });
});

describe('the decimal sign of a file', () => {
  it.each([
    [
      ['1,234', '12,50'],
      [1_234, 12_500],
    ],
    [
      ['1,234', '12.50'],
      [1_234_000, 12_500],
    ],
    [
      ['1.234', '1.234.567'],
      [1_234_000, 1_234_567_000],
    ],
    [
      ['1.234', '0,5'],
      [1_234_000, 500],
    ],
    [
      ['12', '3'],
      [12_000, 3_000],
    ],
  ])('is told by the cells that can be read one way only: %s', async (cells, read) => {
    expect((await readAs('stock', numbers(cells))).rows.map(({ quantity }) => quantity)).toEqual(read);
  });

  it('may be told by an amount in a column that is not imported', async () => {
    const { rows } = await readAs('stock', given(['Code,Qty,Value', 'A,"1,443","£22,366.50"', 'B,2,£3.00']));

    expect(rows.map(({ quantity }) => quantity)).toEqual([1_443_000, 2_000]);
  });

  it.each([
    ['1,234', '1234', '1.234'],
    ['1.234', '1.234', '1234'],
  ])('that nothing tells stops the file: %s', async (cell, point, comma) => {
    expect(await refusalOf(() => readAs('stock', numbers([cell])))).toMatchObject({
      exit: 2,
      message: `f.csv, line 2: “${cell}” can be read as ${point} or as ${comma}.`,
      hint: '--decimal . or --decimal , decides',
    });
    const { rows } = await readAs('stock', numbers([cell]), { decimal: ',' });
    expect(rows[0]?.['quantity']).toBe(Number(comma) * 1000);
  });

  it('is a point in our own columns, where three decimals are grams', async () => {
    const { rows } = await readAs('stock', given(['sku,quantity', 'TEA,1.234']));

    expect(rows.map(({ quantity }) => quantity)).toEqual([1_234]);
  });

  it('makes cells of the other kind issues of their own', async () => {
    const { issues } = await readAs('stock', numbers(['12.50', '3.25', '9.999,99']));

    expect(issues).toMatchObject([{ line: 4, column: 'Menge', value: '9.999,99' }]);
  });

  it('that a file uses both of stops it where a cell could be either', async () => {
    expect(
      await refusalOf(() => readAs('stock', numbers(['12.50', '3.25', '9.999,99', '1,234']))),
    ).toMatchObject({
      exit: 2,
      message: 'f.csv writes numbers in two ways: “12.50” in line 2, “9.999,99” in line 4.',
    });
  });
});
