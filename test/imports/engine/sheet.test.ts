import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codePages } from '../../../src/imports/engine/code-pages.ts';
import type { Encoding } from '../../../src/domain/imports/encodings.ts';
import { openSheet } from '../../../src/imports/engine/sheet.ts';
import { fileSource, pipeSource } from '../../../src/imports/engine/source.ts';
import { newFolder } from '../../support/folder.ts';
import { given, refusalOf, rowsOf } from '../../support/reading.ts';

function written(content: string | Buffer, name = 'f.csv'): string {
  const file = path.join(newFolder(), name);
  writeFileSync(file, content);
  return file;
}

async function* pieces(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

/** A text in an encoding of one byte a sign. */
function inPage(text: string, page: keyof typeof codePages): Buffer {
  return Buffer.from(
    [...text].map((sign) => (sign < '\u0080' ? sign.charCodeAt(0) : codePages[page].indexOf(sign) + 0x80)),
  );
}

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('where a file comes from', () => {
  it('makes no difference: a path, a pipe in pieces', async () => {
    const text = 'sku,name\nMUG,Café\n';
    const file = await fileSource(written(text));
    const pipe = await pipeSource(pieces('sku,na', 'me\nMUG,Caf\u00e9\n'));

    expect(await rowsOf(file)).toEqual(await rowsOf(pipe));
    expect(await file.sha256()).toBe(await pipe.sha256());
    expect(await file.sha256()).toBe(createHash('sha256').update(text).digest('hex'));
    expect([file.name, file.size, pipe.name]).toEqual(['f.csv', 19, 'standard input']);
  });

  it.each([
    ['there is no such file', () => path.join(newFolder(), 'none.csv')],
    ['it is a folder', () => newFolder()],
  ])('is refused where %s', async (why, file) => {
    const refusal = await refusalOf(async () => rowsOf(await fileSource(file())));

    expect(refusal).toMatchObject({ exit: 66 });
    expect(refusal.message).toContain(`cannot be opened: ${why}.`);
  });

  it('must stay as it is while it is read', async () => {
    const file = written('sku,name\nMUG,Mug\n');
    const sheet = await openSheet(await fileSource(file));
    appendFileSync(file, 'TEA,Tea\n');

    expect(await refusalOf(() => sheet.rows()[Symbol.asyncIterator]().next())).toMatchObject({ exit: 66 });
  });
});

describe('the encoding of a file', () => {
  const text = 'Bezeichnung;Preis\nMüller’s Café – Crème brûlée;5 €\n';

  it.each<[string, Encoding, Buffer]>([
    ['UTF-8', 'utf_8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', 'utf_8', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with a mark', 'utf_16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE with a mark', 'utf_16be', swapped(`\ufeff${text}`)],
    ['UTF-16LE without one', 'utf_16le', Buffer.from(text, 'utf16le')],
    ['UTF-16BE without one', 'utf_16be', swapped(text)],
    ['Windows-1252', 'windows_1252', inPage(text, 'windows_1252')],
    ['Mac Roman', 'mac_roman', inPage(text, 'mac_roman')],
    [
      'Mac Roman with the line ends of an old Mac',
      'mac_roman',
      inPage(text.replaceAll('\n', '\r'), 'mac_roman'),
    ],
  ])('is found out: %s', async (_, encoding, bytes) => {
    const sheet = await openSheet(given(bytes));

    expect(sheet.encoding).toBe(encoding);
    expect(sheet.preview[1]?.cells).toEqual(['Müller’s Café – Crème brûlée', '5 €']);
  });

  it.each<[Encoding, string]>([
    ['windows_1252', 'é\u2019'],
    ['iso_8859_1', 'é\u0092'],
    ['mac_roman', 'Èí'],
  ])('can be named: %s', async (encoding, read) => {
    const [row] = await rowsOf(given(Buffer.from([0xe9, 0x92])), { encoding });

    expect(row?.cells).toEqual([read]);
  });

  it('that was named gives way to a byte order mark', async () => {
    const [row] = await rowsOf(given('\ufeffé'), { encoding: 'windows_1252' });

    expect(row?.cells).toEqual(['é']);
  });

  it('is that of the whole file: no sign is lost because it stands in the last line', async () => {
    const plain = 'sku,name\n'.concat('MUG,Blue mug\n'.repeat(60_000));
    const late = Buffer.concat([Buffer.from(plain), Buffer.from('CAFE,Caf'), Buffer.from([0xe9, 0x0a])]);
    const rows = await rowsOf(given(late));

    expect(rows.at(-1)).toEqual({ line: 60_002, cells: ['CAFE', 'Café'] });
  });

  it('is refused where it is UTF-8 almost everywhere, naming the line that is not', async () => {
    const mixed = Buffer.concat([
      Buffer.from('sku,name\nMUG,Tasse bleuté\nTEA,Thé\nX,'),
      Buffer.from([0xe9, 0x0a]),
    ]);

    expect(await refusalOf(() => rowsOf(given(mixed)))).toMatchObject({
      exit: 65,
      message: 'f.csv is UTF-8 text with damage in it: line 4 has bytes that are no sign.',
    });
    expect(await refusalOf(() => rowsOf(given(Buffer.from([0xe9])), { encoding: 'utf_8' }))).toMatchObject({
      exit: 65,
      message: 'f.csv is not UTF-8 text: line 1 has bytes that are no sign.',
    });
  });

  it('holds signs together that two pieces of the file share', async () => {
    const rows = await rowsOf(given(`sku,name\n${'MUG,Tasse bleutée très jolie 😎\n'.repeat(40_000)}`));

    expect(new Set(rows.slice(1).map(({ cells }) => cells[1]))).toEqual(
      new Set(['Tasse bleutée très jolie 😎']),
    );
  });

  it.each([
    ['a PDF document', Buffer.from('%PDF-1.4\n')],
    ['a PNG picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['an old Excel workbook (.xls) or another Office document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
    ['a web page or XML', Buffer.from('<!DOCTYPE html><html>')],
    ['a binary file: it has NUL bytes in it', Buffer.from('sku\u0000,name')],
    ['an empty file: it has not even a header', Buffer.alloc(0)],
    ['damaged text in UTF-16LE', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xdc, 0x62, 0x00])],
  ])('is refused where it is %s', async (what, bytes) => {
    expect(await refusalOf(() => rowsOf(given(bytes)))).toMatchObject({
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
    ['a line that names it in UTF-16', Buffer.from('\ufeffsep=;\r\na;b\r\n1;2\r\n', 'utf16le')],
    ['blank rows', '\n\na,b\n,\n1,2\n\n'],
  ])('are split at what most lines show: %s', async (_, content) => {
    expect((await rowsOf(given(content))).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('are split at semicolons where commas are decimals, and below titles without either', async () => {
    const { delimiter } = await openSheet(
      given(['Preisliste, Herbst', '', 'Artikel;Preis;Menge', 'A;1,25;"3;4"', 'B;2,50;1', 'C;3,75;2']),
    );

    expect(delimiter).toBe(';');
  });

  it('are counted as an editor counts lines, whatever their cells hold and however lines end', async () => {
    const rows = await rowsOf(given('a,b\r\n"x\ny",1\n\n2,"z\r\n\r\n"\r3,4\n'));

    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
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
    ['a quote inside a cell', 'a,b\n\n5" nail,2\n', /^f\.csv, line 3: a quotation mark stands in the middle/],
    [
      'a cell of ten megabytes',
      `a,b\n1,2\n3,${'x'.repeat(10_000_000)}\n`,
      /^f\.csv, line 3: the row is longer than 1 MB/,
    ],
  ])('are refused where there is %s', async (_, text, message) => {
    const { exit, message: said } = await refusalOf(() => rowsOf(given(text)));

    expect(exit).toBe(65);
    expect(said).toMatch(message);
  });

  it('between tabs may have quotes that mean nothing: programs quote nothing there', async () => {
    const rows = await rowsOf(given('sku\tname\nN5\t5" nail\nR\t"Rose" Cottage\n'));

    expect(rows.map(({ cells }) => cells[1])).toEqual(['name', '5" nail', '"Rose" Cottage']);
    expect(await rowsOf(given('sku\tname\nN5\t"5"" nail\nlong"\n'))).toMatchObject([
      {},
      { cells: ['N5', '5" nail\nlong'] },
    ]);
  });

  it(
    'may be half a million blank ones, or bare delimiters as a spreadsheet leaves them',
    { timeout: 20_000 },
    async () => {
      const text = `sku,quantity\n${',\n'.repeat(250_000)}${'\r\n'.repeat(250_000)}MUG,1\n`;

      expect(await rowsOf(given(text))).toEqual([
        { line: 1, cells: ['sku', 'quantity'] },
        { line: 500_002, cells: ['MUG', '1'] },
      ]);
    },
  );

  it('may have five thousand columns', async () => {
    const header = Array.from({ length: 5_000 }, (_, index) => `c${index}`);
    const [row] = await rowsOf(given([header.join(',')]));

    expect(row?.cells).toEqual(header);
  });

  it('can be read again, and shown at their beginning', async () => {
    const sheet = await openSheet(given(`a\n${'1\n'.repeat(100)}`));
    const counts: number[] = [];
    for (const _ of [1, 2]) {
      let count = 0;
      for await (const batch of sheet.rows()) count += batch.length;
      counts.push(count);
    }

    expect(counts).toEqual([101, 101]);
    expect(sheet.preview).toHaveLength(60);
  });
});
