import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/imports/engine/names.ts';
import { headerRowOf } from '../../../src/imports/engine/header.ts';
import { layoutOf, type Layout } from '../../../src/imports/engine/layout.ts';
import { openSheet } from '../../../src/imports/engine/sheet.ts';
import { given, readAs, refusalOf } from '../../support/reading.ts';

function placed({ columns, header }: Layout): Record<string, string> {
  return Object.fromEntries(
    [...columns].map(([field, place]) => [field, place.columns.map((at) => header[at]).join(' + ')]),
  );
}

const rowsSaid = async (...asked: Parameters<typeof readAs>) =>
  (await readAs(...asked)).rows.map(({ row, sku, quantity }) => [row, sku, quantity]);

describe('the header of a file', () => {
  it('is found below titles, remarks and blank lines', async () => {
    const { layout, rows } = await readAs(
      'products',
      given([
        'Price list of the pottery,,',
        'Printed:,31/10/2026,',
        ',,',
        'SKU,Name,Price',
        'MUG,Blue mug,9.50',
      ]),
    );

    expect([layout.header_lines, layout.firstLine]).toEqual([[4], 5]);
    expect(rows.map(({ sku, name, price }) => [sku, name, price])).toEqual([['MUG', 'Blue mug', 9_500_000]]);
  });

  it('over two lines is read as one: what stands above several columns belongs to each', async () => {
    const { layout, rows } = await readAs(
      'stock',
      given([
        'Code,Description,Qty,,Price',
        ',,In stock,On order,(ex VAT)',
        'MUG,Blue mug,12,-,£9.50',
        'TEA,Tea,3,40,£2.00',
      ]),
    );

    expect(layout.header).toEqual(['Code', 'Description', 'Qty In stock', 'Qty On order', 'Price (ex VAT)']);
    expect(layout.header_lines).toEqual([1, 2]);
    expect(rows.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['MUG', 12_000],
      ['TEA', 3_000],
    ]);
  });

  it('keeps to one line where the second is a thing', async () => {
    const { layout, rows } = await readAs(
      'customers',
      given(['name,email,phone,code', 'Ann,,,', 'Bob,bob@example.com,,B']),
    );

    expect(layout.header_lines).toEqual([1]);
    expect(rows.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
  });

  it('keeps to one line where the first thing fills a column without a name', async () => {
    const { rows } = await readAs('customers', given(['name,,email', 'Ann,VIP,', 'Bob,,bob@example.com']));

    expect(rows.map(({ name, email }) => [name, email])).toEqual([
      ['Ann', null],
      ['Bob', 'bob@example.com'],
    ]);
  });

  it('can be shown by its line', async () => {
    const lines = given(['sku,quantity', 'sku,quantity', 'A,1']);

    expect(await rowsSaid('stock', lines, { header_row: '2' })).toEqual([[3, 'A', 1000]]);
    expect(headerRowOf('4-5')).toEqual({ from: 4, to: 5 });
    expect(await refusalOf(() => headerRowOf('first'))).toMatchObject({ exit: 2 });
    expect(await refusalOf(() => readAs('stock', lines, { header_row: '70' }))).toMatchObject({ exit: 2 });
  });

  it('has a fingerprint that spelling does not change and columns do', () => {
    const fingerprint = fingerprintOf(['Stock Code', 'Qté']);

    expect(fingerprintOf(['stock_code', 'QTE '])).toBe(fingerprint);
    expect(fingerprintOf(['Qté', 'Stock Code'])).not.toBe(fingerprint);
  });

  it('whose names are __proto__ and constructor is a header like another', async () => {
    const { rows } = await readAs('stock', given(['__proto__,sku,constructor,quantity', 'x,A,y,1']));

    expect(rows.map(({ sku, quantity }) => [sku, quantity])).toEqual([['A', 1000]]);
  });
});

const priced = (name: string) => readAs('products', given([`SKU,Name,${name}`, 'MUG,Mug,9.50']));

describe('the columns of a file', () => {
  it.each([
    ['English', 'Order No;Order Date;Customer;Stock Code;Description;Qty;Unit Price'],
    ['German', 'Auftrag;Datum;Kunde;Artikel;Bezeichnung;Menge;Einzelpreis'],
    ['French', 'N° facture;Date;Client;Réf.;Désignation;Qté;PU HT'],
    ['Dutch', 'Factuur;Datum;Klant;Artikelnummer;Omschrijving;Aantal;Prijs'],
    ['Spanish', 'Pedido;Fecha;Cliente;Código;Descripción;Cantidad;Precio'],
    [
      'capitals, blanks and no accents',
      'ORDER-NO; order_date ;CUSTOMER;STOCKCODE;DESCRIPTION;QTY.;UNIT  PRICE',
    ],
  ])('are found in %s', async (_, header) => {
    const { rows } = await readAs('history', given([header, '17;2026-03-05;ANN;MUG;Blue mug;2;9,50']));

    expect(rows).toEqual([
      expect.objectContaining({
        row: 2,
        external_ref: '17',
        placed_at: '2026-03-05T12:00:00.000Z',
        customer_code: 'ANN',
        sku: 'MUG',
        name: 'Blue mug',
        quantity: 2000,
        unit_price: 9_500_000,
      }),
    ]);
  });

  it('can be named by hand, by their number too, and are then nothing else', async () => {
    const file = given(['SKU,Supplier code,How many,How many', 'x,MUG,1,2']);
    const { layout, rows } = await readAs('stock', file, { map: ['sku="supplier_code"', 'quantity=#4'] });

    expect(placed(layout)).toEqual({ sku: 'Supplier code', quantity: 'How many' });
    expect(rows.map(({ sku, quantity }) => [sku, quantity])).toEqual([['MUG', 2000]]);
  });

  it.each([
    ['sku', 2, '--map “sku” is not written as field=Column.', '--map sku="Stock Code"'],
    [
      'skuu=Code',
      2,
      '--map: there is no field “skuu”.',
      /^Did you mean sku\? The fields are sku, location, bin, /,
    ],
    [
      'sku=Cod',
      2,
      '--map sku: f.csv has no column “Cod”.',
      'Did you mean “Code”? Its columns are Code, Menge.',
    ],
  ])('are refused where --map says %s', async (map, exit, message, hint) => {
    const refusal = await refusalOf(() => readAs('stock', given(['Code,Menge', 'A,1']), { map: [map] }));

    expect(refusal).toMatchObject({ exit, message });
    expect(refusal.hint).toMatch(hint);
  });

  it('that are missing are said with those that there are, and with the likely one: it is never assumed', async () => {
    const refusal = await refusalOf(() => readAs('stock', given(['Artikl;Menge', 'A;1'])));

    expect(refusal).toMatchObject({
      exit: 2,
      message: 'f.csv has no column for sku. Its columns are Artikl, Menge.',
      hint: 'Did you mean --map sku="Artikl"?',
    });
  });

  it('are offered by likeness also where none of them is known', async () => {
    const refusal = await refusalOf(() => readAs('stock', given(['Stok code,Quantty', 'A,1'])));

    expect(refusal.hint).toMatch(/^Did you mean --map sku="Stok code" --map quantity="Quantty"\?/);
  });

  it('of an overview by months are of no kind', async () => {
    const overview = given(['Produkt;Jan;Feb;Mrt;Totaal', 'Chai;91;297;5;393']);

    expect((await refusalOf(() => readAs('history', overview))).message).toMatch(
      /^f\.csv is no file of history\. It is an overview with a month in every column, which fits no kind/,
    );
  });

  it('without any known name are listed, from the line that looks like a header', async () => {
    expect((await refusalOf(() => readAs('stock', given(['A title', 'foo,bar,baz', '1,2,3'])))).message).toBe(
      'f.csv is no file of stock. It has no column for sku, quantity or counted. Its columns are foo, bar, baz.',
    );
  });

  it('of one name do no harm where nobody asks for them, or one of them is blank', async () => {
    const file = given(['sku,quantity,Note,Note,sku', 'A,1,x,y,']);

    expect(await rowsSaid('stock', file)).toEqual([[2, 'A', 1000]]);
  });

  it('of one name are refused where both have something in them', async () => {
    expect(await refusalOf(() => readAs('stock', given(['sku,quantity,SKU', 'A,1,B'])))).toMatchObject({
      exit: 65,
      message: 'f.csv names the column “sku” twice (columns 1 and 3): it is not clear which one counts.',
    });
  });

  it('of one name are an issue of the row where the other one speaks up late', async () => {
    const { issues } = await readAs('stock', given(`sku,quantity,sku\n${'A,1,\n'.repeat(70)}A,1,B\n`));

    expect(issues).toMatchObject([
      {
        line: 72,
        column: 'sku',
        value: 'A',
        message: 'Two columns have this name, and here the other one says “B”.',
      },
    ]);
  });

  it('may say their currency, which must be that of the shop', async () => {
    for (const name of ['Unit Price (GBP)', 'Price £', 'Price in GBP', 'price [gbp]'])
      expect([name, (await priced(name)).rows[0]?.['price']]).toEqual([name, 9_500_000]);
    expect(await refusalOf(() => priced('Unit Price (USD)'))).toMatchObject({
      exit: 2,
      message: "The column “Unit Price (USD)” is in USD, the shop's books are in GBP.",
    });
  });

  it('may be five thousand', async () => {
    const header = [...Array.from({ length: 5_000 }, (_, index) => `c${index}`), 'sku', 'quantity'];
    const sheet = await openSheet(given([header.join(','), header.map(() => '1').join(',')]));
    const kind = { name: 'stock', fields: { sku: 0, quantity: 0 }, needs: [['sku'], ['quantity']] };
    const own = {
      name: 'docket',
      kind: 'stock',
      about: '',
      columns: { sku: 'sku', quantity: 'quantity' },
      dates: 'open',
      services: [],
    } as const;

    expect(placed(layoutOf(sheet, { kind, formats: [own], map: [] }))).toEqual({
      sku: 'sku',
      quantity: 'quantity',
    });
  });
});

describe('the format of a file', () => {
  it('is that of a program only where the columns are spelled as it spells them', async () => {
    const theirs = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
    const similar = 'Invoice No,Stock Code,Description,Quantity,Invoice Date,Unit Price,Customer ID,Country';
    const row = '536365,MUG,Blue mug,2,3/4/2026 8:26,9.50,17850,GB';

    const { layout, rows } = await readAs('history', given([theirs, row]));
    expect([layout.format.name, rows[0]?.['placed_at']]).toEqual([
      'online_retail',
      '2026-03-04T08:26:00.000Z',
    ]);
    expect(await refusalOf(() => readAs('history', given([similar, row])))).toMatchObject({
      code: 'input.ambiguous',
    });
  });

  it('is the most specific of those that fit', async () => {
    const { layout } = await readAs('stock', given(['sku,location,bin,quantity,unit_cost', 'A,,,1,']));

    expect(layout.format.name).toBe('docket');
  });
});

describe('rows that are none of the table', () => {
  it('are left out and counted: sections, totals, footers', async () => {
    const { rows, leftOut, issues } = await readAs(
      'stock',
      given([
        'Code,Description,Qty', '*** CATEGORY 1 ***,,', 'MUG,Blue mug,2', 'Teas and coffees:,,', 'TEA,Tea,3',
        'Total,,5', 'E & OE,,', 'Printed 31/10/2026,,',
      ]),
    ); // prettier-ignore

    expect(rows.map(({ sku }) => sku)).toEqual(['MUG', 'TEA']);
    expect(leftOut).toEqual([
      { line: 2, why: 'section' },
      { line: 4, why: 'section' },
      { line: 6, why: 'total' },
      { line: 7, why: 'footer' },
      { line: 8, why: 'footer' },
    ]);
    expect(issues).toEqual([]);
  });

  it.each(['TOTAL', 'Totaal', 'Summe', 'Gesamt:', 'Total général', 'Suma', 'Grand Total'])(
    'may say %s',
    async (word) => {
      const { leftOut } = await readAs('stock', given(['sku;name;quantity', 'A;x;1', `${word};;1`]));

      expect(leftOut).toEqual([{ line: 3, why: 'total' }]);
    },
  );

  it('may be the header again, where a page begins', async () => {
    const { rows, leftOut } = await readAs('stock', given(['sku,quantity', 'A,1', 'sku,quantity', 'B,2']));

    expect(rows).toHaveLength(2);
    expect(leftOut).toEqual([{ line: 3, why: 'header' }]);
  });

  it('are not what merely has lost something, or is called so', async () => {
    const { rows, issues, leftOut } = await readAs(
      'stock',
      given(['sku,name,quantity', 'SO-1003,,', 'TOTAL-BAG,Bag,1', 'SUM,Total eclipse poster,4']),
    );

    expect(leftOut).toEqual([]);
    expect(rows).toHaveLength(3);
    expect(issues).toMatchObject([{ line: 2, column: 'quantity', message: 'The quantity is missing.' }]);
  });

  it('too short or too long are issues of their own, beside what else is wrong with them', async () => {
    const { issues } = await readAs('stock', given(['sku,quantity,note', 'A,1', 'B,x,y,z', 'C,1,n,,']));

    expect(issues.map(({ line, column, message }) => [line, column, message])).toEqual([
      [2, null, 'The row has 2 cells, the header 3.'],
      [3, null, 'The row has 4 cells, the header 3.'],
      [3, 'quantity', '“x” is no number such as 12.50.'],
    ]);
  });
});
