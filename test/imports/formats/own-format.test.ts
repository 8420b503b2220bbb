import { describe, expect, it } from 'vitest';
import type { OrderRecord } from '../../../src/domain/imports/records.ts';
import { formats } from '../../../src/imports/formats/index.ts';
import { parseFormat } from '../../../src/imports/formats/parse-format.ts';
import { readRows } from './reading.ts';

const till = {
  name: 'market_till',
  kind: 'orders',
  marks: ['Bon', 'Stuks'],
  columns: {
    external_ref: 'Bon',
    sku: ['Artikel', 'Code'],
    quantity: 'Stuks',
    unit_price: 'Prijs',
    payment: 'Status',
  },
  joined: { customer_name: ['Voornaam', 'Achternaam'] },
  constants: { channel: 'market' },
  words: { payment: { voldaan: 'paid', '*': 'unpaid' } },
  left_out: [{ column: 'Status', matches: '^vervallen$' }],
  dates: 'dmy',
  decimal: ',',
};

describe('a format of a person’s own', () => {
  it('is a JSON file in the vocabulary of ours', async () => {
    const format = parseFormat(JSON.stringify(till), 'till.json');

    const read = await readRows<OrderRecord>(
      'orders',
      [
        'Bon;Code;Stuks;Prijs;Status;Voornaam;Achternaam',
        'A1;MUG-BLU;2;14,50;Voldaan;Jet;Visser',
        'A2;MUG-BLU;1;14,50;Vervallen;;',
        'A3;TEA-EG-125;1;1.006,80;Open;;',
      ],
      { more: [format] },
    );

    expect(format).toMatchObject({ about: 'till.json', services: [] });
    expect(read).toMatchObject({ format: 'market_till', issues: [], rows: 2 });
    expect(read.records).toMatchObject([
      { ref: 'A1', channel: 'market', payment: 'paid', customer: { name: 'Jet Visser' }, lines: [{ unit_price: 14_500_000 }] },
      { ref: 'A3', payment: 'unpaid', customer: null, lines: [{ unit_price: 1_006_800_000 }] },
    ]); // prettier-ignore
  });

  it('is every one of ours, written down', () => {
    const written = formats.map((format) => parseFormat(JSON.stringify(format), format.name));

    expect(written).toEqual(formats);
  });

  it('is refused with everything that is wrong with it', () => {
    const wrong = {
      kind: 'order',
      name: 'Market till',
      colums: {},
      columns: { sku: 7 },
      joined: { name: [] },
      words: { payment: { paid: 1 } },
      left_out: [{ column: 'A', matches: '(' }, 3],
      dates: 'european',
      decimal: ';',
      entities: 'yes',
      services: ['['],
    };

    const problems = refusalOf(JSON.stringify(wrong));

    expect(problems).toEqual([
      'wrong.json is no format:',
      'kind must be one of products, customers, suppliers, stock, orders, history, shipments, payments, purchases (did you mean orders?)',
      'name must be a name in small letters, digits and _',
      'colums: there is no such part (did you mean columns?)',
      'columns.sku must be the name of a column, or a list of names',
      'joined.name must be a list of columns',
      'words.payment must be an object of words',
      'left_out: “(” is no regular expression',
      'left_out must be a list of { column, matches }',
      'dates must be one of iso, dmy, mdy, ymd, open',
      'decimal must be . or ,',
      'entities must be true or false',
      'services: “[” is no regular expression',
    ]);
  });

  it('names fields that are near to unknown ones', () => {
    const wrong = {
      ...till,
      columns: { quantitty: 'Stuks' },
      needs: [['external_reff']],
      lines_by: 'itemm',
      marks: 'Bon',
    };

    expect(refusalOf(JSON.stringify(wrong))).toEqual([
      'wrong.json is no format:',
      'marks must be a list of columns',
      'columns: there is no field quantitty (did you mean quantity?)',
      'needs: there is no field external_reff (did you mean external_ref?)',
      'lines_by: there is no field itemm (did you mean item?)',
    ]);
    expect(refusalOf('{}')).toEqual([
      'wrong.json is no format:',
      'name is missing',
      'kind is missing',
      'columns is missing',
    ]);
    expect(refusalOf('[]')).toEqual(['wrong.json is no format: it is not a JSON object.']);
    expect(refusalOf('name: till')).toEqual(['wrong.json is no format: it is not a JSON object.']);
  });
});

function refusalOf(json: string): string[] {
  try {
    parseFormat(json, 'wrong.json');
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}
