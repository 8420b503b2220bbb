import { describe, expect, it } from 'vitest';
import { archive, workbook } from '../../support/workbook.ts';
import { given, readAs, refusalOf, rowsOf } from '../../support/reading.ts';

const shelf = workbook({
  Notes: [['Counted by Ann on Sunday']],
  Count: [
    ['SKU', 'Quantity', 'Unit cost', 'Counted on', 'Barcode'],
    ['MUG', { number: '12' }, { number: '0.30000000000000004' }, { day: 46300 }, { number: '5012345678900' }],
    ['00417', { number: '1.234' }, { number: '1E-2' }, { day: 46300.5 }, { error: '#N/A' }],
    [null, null, null, null, null],
    ['TEA', { number: '1E+3' }, null, null, 'a &amp; b'],
  ],
});

describe('a workbook', () => {
  it('is read like the CSV that it would be saved as: exact numbers, ISO days, texts as they are', async () => {
    expect(await rowsOf(given(shelf, 'shelf.xlsx'), { sheet: 'Count' })).toEqual([
      { line: 1, cells: ['SKU', 'Quantity', 'Unit cost', 'Counted on', 'Barcode'] },
      { line: 2, cells: ['MUG', '12', '0.3', '2026-10-05', '5012345678900'] },
      { line: 3, cells: ['00417', '1.234', '0.01', '2026-10-05T12:00:00', '#N/A'] },
      { line: 5, cells: ['TEA', '1000', '', '', 'a & b'] },
    ]);
  });

  it('knows its decimals, where a text would have to ask', async () => {
    const { rows, issues } = await readAs('stock', given(shelf, 'shelf.xlsx'), { sheet: '2' });

    expect(rows.map(({ sku, quantity, unit_cost }) => [sku, quantity, unit_cost])).toEqual([
      ['MUG', 12_000, 300_000],
      ['00417', 1_234, 10_000],
      ['TEA', 1_000_000, null],
    ]);
    expect(issues).toEqual([]);
  });

  it('opens at its first sheet, and says which there are', async () => {
    expect(await rowsOf(given(shelf, 'shelf.xlsx'))).toEqual([
      { line: 1, cells: ['Counted by Ann on Sunday'] },
    ]);
    expect(await refusalOf(() => rowsOf(given(shelf, 'shelf.xlsx'), { sheet: 'Stock' }))).toMatchObject({
      exit: 2,
      message: '--sheet: shelf.xlsx has no sheet “Stock”.',
      hint: 'Its sheets are Notes, Count.',
    });
  });

  it.each([
    ['a zip archive', archive({ 'a.txt': 'hello' })],
    ['a Word document', archive({ 'word/document.xml': '<w/>' })],
    ['an OpenDocument file (.ods)', archive({ 'content.xml': '<o/>' })],
    ['a zip archive that is damaged', shelf.subarray(0, 200)],
  ])('is refused where it is %s', async (what, bytes) => {
    expect(await refusalOf(() => rowsOf(given(bytes, 'x.xlsx')))).toMatchObject({
      exit: 65,
      message: `x.xlsx is no CSV but ${what}.`,
    });
  });

  it('that would unpack to more than the memory holds is refused before it is unpacked', async () => {
    const bomb = archive({ 'xl/workbook.xml': '<w/>', 'xl/worksheets/sheet1.xml': ' '.repeat(210_000_000) });

    expect(await refusalOf(() => rowsOf(given(bomb, 'bomb.xlsx')))).toMatchObject({
      exit: 65,
      message: 'bomb.xlsx is too large a workbook to be read as a whole.',
    });
  });

  it('whose last cell lies in the farthest corner is refused, since all between would be held', async () => {
    const corner = archive({
      'xl/workbook.xml': '<w/>',
      'xl/worksheets/sheet1.xml':
        '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    });

    expect(await refusalOf(() => rowsOf(given(corner, 'corner.xlsx')))).toMatchObject({ exit: 65 });
  });
});
