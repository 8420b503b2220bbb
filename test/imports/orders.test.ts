import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { importFile } from '../../src/imports/import-file.ts';
import { showOrder } from '../../src/store/list/order.ts';
import { listParties } from '../../src/store/list/parties.ts';
import { orderView } from '../../src/views/order.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { countsOf, importInto, sample, sheet } from '../support/spreadsheet.ts';

async function order(shop: TestShop, number: number) {
  return orderView.row(await shop.read((reading) => showOrder(reading, number)));
}

async function opened(shop: TestShop): Promise<TestShop> {
  shop.at('2026-11-23T10:00:00.000Z');
  for (const kind of ['suppliers', 'products', 'customers', 'stock'] as const)
    await importInto(shop, { kind, file: sample(`imports/${kind}.csv`) });
  return shop;
}

async function customers(shop: TestShop) {
  return shop.read((reading) => listParties(reading, 'customer'));
}

const header =
  'external_ref,channel,placed_on,customer_name,customer_email,sku,quantity,unit_price,discount,shipping,tax_rate,note';

onEveryEngine('importing open orders', (newShop) => {
  it('places them as they would be typed, once', async () => {
    const orders = { kind: 'orders', file: sample('imports/orders.csv') } as const;
    const rehearsed = await importInto(await opened(await newShop()), { ...orders, dryRun: true });
    const shop = await opened(await newShop());

    const first = await importInto(shop, orders);
    const again = await importInto(shop, orders);

    expect(countsOf(rehearsed)).toEqual(countsOf(first));
    expect(rehearsed.dry_run).toBe(true);
    expect(countsOf(first)).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(first).toMatchObject({ rows: 5, records: 3, format: 'docket' });
    expect(again).toMatchObject({ batch: null, created: 0, unchanged: 3 });
    expect(await order(shop, 1001)).toMatchObject({
      lifecycle: 'open', headline: 'to_ship', readiness: 'ready', channel: 'web', external_ref: 'WEB-6001',
      placed_on: '2026-11-20', gross: '21.95', shipping: '3.95', note: 'Leave with the bakery',
      customer: { code: 'C001' }, ship_to: { line1: '7 Capstan Yard', country: 'GB' },
    }); // prettier-ignore
    expect(await order(shop, 1002)).toMatchObject({ discount: '4.08', gross: '96.72' });
    await shop.booksAreSound();
  });

  it('keeps what is short as a backorder and names it, in the order of the file', async () => {
    const shop = await opened(await newShop());
    const file = sheet([header, 'A,,,,,BSK-LOG,4,,,,,', 'B,,,,,BSK-LOG,1,,,,,', 'B,,,,,BSK-LOG,3,,,,,']);

    const { warnings } = await importInto(shop, { kind: 'orders', file });

    expect(warnings).toEqual(['1 order waits for stock: #1002 (direct B) 2 of BSK-LOG']);
    expect(await order(shop, 1001)).toMatchObject({ readiness: 'ready' });
    expect(await order(shop, 1002)).toMatchObject({
      readiness: 'partly_ready',
      lines: [{ allocated: 1 }, { allocated: 1 }],
    });
    await shop.booksAreSound();
  });

  it('keeps a tax rate that the file names, and takes the product’s own otherwise', async () => {
    const shop = await opened(await newShop());
    const file = sheet([header, 'A,,,,,MUG-BLU,1,12.00,,,0.1,', 'B,,,,,MUG-BLU,1,12.00,,,,']);

    await importInto(shop, { kind: 'orders', file });

    expect(await order(shop, 1001)).toMatchObject({ net: '10.91', tax: '1.09', gross: '12.00' });
    expect(await order(shop, 1002)).toMatchObject({ net: '10.00', tax: '2.00', gross: '12.00' });
  });

  it('says everything that is wrong, and imports the rest only where that was asked for', async () => {
    const shop = await opened(await newShop());
    const bad = { kind: 'orders', file: sheet(readBad()) } as const;

    const refused = await importInto(shop, bad).catch((error: unknown) => error);
    const left = await importInto(shop, { ...bad, on_error: 'reject_rows' });

    expect(refused).toMatchObject({ exit: 2, details: { rows: 7, rejected: 6 } });
    expect((refused as Error).message.split('\n')).toEqual([
      '6 of 7 rows of sheet.csv cannot be imported, so nothing was.',
      'line 3, sku: There is no product “MUG-BLUE” (did you mean MUG-BLU?).',
      'line 4, quantity: The quantity of MUG-BLU is 0.',
      'line 5, quantity: The quantity of MUG-BLU is -1, and must be more than 0.',
      'line 6, quantity: The quantity of MUG-BLU is 1.5: whole pieces only.',
      'line 7, unit_price: “12,3” is written with a decimal comma, where the numbers of this file have a decimal point.',
      'line 8, placed_on: The day 31/11/2026 is not in the calendar.',
    ]);
    expect(countsOf(left)).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 6 });
    await shop.booksAreSound();
  });

  it('rejects an order with all its rows when one of them is wrong', async () => {
    const shop = await opened(await newShop());
    const file = sheet([header, 'A,,,,,MUG-BLU,1,,,,,', 'A,,,,,NOTHING,1,,,,,', 'B,,,,,MUG-BLU,1,,,,,']);

    const done = await importInto(shop, { kind: 'orders', file, on_error: 'reject_rows' });

    expect(done).toMatchObject({ rows: 3, records: 2, created: 1, rejected: 2 });
    expect(await order(shop, 1001)).toMatchObject({ external_ref: 'B' });
  });

  it('writes what it rejects beside the file, ready to be corrected and imported', async () => {
    const shop = await opened(await newShop());
    const file = sheet([header, 'A,,,,,MUG-BLU,1,,,,,', 'B,,,,,MUG-BLUE,2,,,,,"=1+1, said he"']);

    const done = await importInto(shop, { kind: 'orders', file, on_error: 'reject_rows' });
    const rejects = readFileSync(`${file}.rejects.csv`, 'utf8');
    writeFileSync(`${file}.rejects.csv`, rejects.replace(',MUG-BLUE,', ',MUG-BLU,'));
    const corrected = await importInto(shop, { kind: 'orders', file: `${file}.rejects.csv` });

    expect(done).toMatchObject({ created: 1, rejected: 1, rejects_file: `${file}.rejects.csv` });
    expect(rejects).toBe(
      `${header},reason\nB,,,,,MUG-BLUE,2,,,,,"'=1+1, said he",sku: There is no product “MUG-BLUE” (did you mean MUG-BLU?).\n`,
    );
    expect(corrected).toMatchObject({ created: 1, rejected: 0 });
    expect(await order(shop, 1002)).toMatchObject({ external_ref: 'B', note: '=1+1, said he' });
    await shop.booksAreSound();
  });

  it('makes one customer of one e-mail address or name, whatever else the rows say', async () => {
    const shop = await opened(await newShop());
    const before = await customers(shop);
    const file = sheet([
      'external_ref,customer_code,customer_name,customer_email,sku,quantity',
      'A,X1,Ann Lee,ann@example.com,MUG-BLU,1',
      'B,X2,Ann L.,Ann@Example.com,MUG-BLU,1',
      'C,,Ann,ann@example.com,MUG-BLU,1',
      'D,X1,,,MUG-BLU,1',
      'E,,Bob Ray,,MUG-BLU,1',
      'F,,bob  RAY,,MUG-BLU,1',
    ]);

    expect(await importInto(shop, { kind: 'orders', file })).toMatchObject({ created: 6, rejected: 0 });

    const fresh = (await customers(shop)).filter(({ code }) => !before.some((known) => known.code === code));
    expect(fresh.map(({ name, email }) => [name, email])).toEqual(
      expect.arrayContaining([
        ['Ann Lee', 'ann@example.com'],
        ['Bob Ray', null],
      ]),
    );
    expect(fresh).toHaveLength(2);
    await shop.booksAreSound();
  });

  it('makes one customer when several files bring one at once', async () => {
    const shop = await opened(await newShop());
    const head = 'external_ref,customer_name,customer_email,sku,quantity';
    const files = ['A', 'B', 'C'].map((ref) => sheet([head, `${ref},Ann,ann@example.com,MUG-BLU,1`]));
    const done = await Promise.all(files.map((file) => importInto(shop, { kind: 'orders', file })));

    expect(done.map(({ created }) => created)).toEqual([1, 1, 1]);
    const anns = (await customers(shop)).filter(({ email }) => email === 'ann@example.com');
    expect(anns).toHaveLength(1);
    await shop.booksAreSound();
  });

  it('refuses texts that nobody could read', async () => {
    const shop = await opened(await newShop());
    const file = sheet([header, `A,,,Ann\u0007Lee,,MUG-BLU,1,,,,,${'x'.repeat(2001)}`]);
    await expect(importInto(shop, { kind: 'orders', file })).rejects.toMatchObject({
      details: {
        issues: [
          { line: 2, message: 'The note has 2001 characters, and may have 2000.' },
          { line: 2, message: 'The customer name holds characters that cannot be printed.' },
        ],
      },
    });
  });

  it('stops when it is told to, and keeps nothing', async () => {
    const shop = await opened(await newShop());
    const stopped = {
      progress: () => ({ advance: () => {}, end: () => {} }),
      signal: AbortSignal.abort(new Refusal('interrupted', 'Interrupted.')),
    };
    const options = {
      map: [],
      mode: 'upsert',
      on_error: 'reject_all',
      create_products: false,
      create_channels: false,
      create_locations: false,
      fold_case: false,
    } as const;

    const stopping = importFile(
      shop.app,
      { kind: 'orders', file: sample('imports/orders.csv'), options },
      stopped,
    );

    await expect(stopping).rejects.toMatchObject({ code: 'interrupted' });
    await expect(order(shop, 1001)).rejects.toMatchObject({ code: 'not_found' });
    await shop.booksAreSound();
  });

  it('refuses values and things that cannot be', async () => {
    const shop = await opened(await newShop());
    await importInto(shop, { kind: 'orders', file: sample('imports/orders.csv') });
    const file = sheet([
      header,
      'A,fax,,,,MUG-BLU,1,,,,,',
      'B,,2027-01-01,,,MUG-BLU,1,,,,,',
      'C,,,,no mail,MUG-BLU,1,,,,,',
      'D,,,,,MUG-BLU,1,5.00,6.00,,,',
      'E,,,,,MUG-BLU,1,-5.00,,,,',
      'F,,,,,MUG-BLU,1,,,1.00,,',
      'F,,,,,TEA-EG-125,1,,,2.00,,',
      ',,,,,MUG-BLU,1,,,,,',
      'G,,31/11/2026,,,MUG-BLU,1,,,,,',
      'H,,,,,MUG-BLU,1,,,,,card 4111111111111111',
      'I,,,,,MUG-BLU,1',
    ]);

    const refused = await importInto(shop, { kind: 'orders', file }).catch((error: unknown) => error);

    expect((refused as Error).message.split('\n').slice(1)).toEqual([
      'line 2, channel: There is no channel “fax”; known are direct, phone, web, shop (--create-channels makes it).',
      'line 3, placed_on: The day 2027-01-01 has not come yet (today is 2026-11-23).',
      'line 4, customer_email: “no mail” is no e-mail address.',
      'line 5, discount: The discount is more than MUG-BLU costs.',
      'line 6, unit_price: The price of MUG-BLU is below zero.',
      'line 8, shipping: The shipping differs from that of line 7, of the same order.',
      'line 9: The row names no order: it has neither an external_ref nor a number.',
      'line 10, placed_on: The day 31/11/2026 is not in the calendar.',
      'line 11: The note holds a card number (ending in 1111); docket stores none.',
      'line 12: The row has 7 cells, the header 12.',
    ]);
  });

  it('knows an order by its number where it has no other name', async () => {
    const shop = await opened(await newShop());
    const file = sheet(['number,sku,quantity', '77,MUG-BLU,1', '77,TEA-EG-125,2']);

    const first = await importInto(shop, { kind: 'orders', file });
    const again = await importInto(shop, { kind: 'orders', file });
    const own = await importInto(shop, {
      kind: 'orders',
      file: sheet(['number,sku,quantity', '77,MUG-BLU,1']),
    });

    expect([first, again, own].map(countsOf)).toEqual([
      { created: 1, updated: 0, unchanged: 0, rejected: 0 },
      { created: 0, updated: 0, unchanged: 1, rejected: 0 },
      { created: 0, updated: 0, unchanged: 1, rejected: 0 },
    ]);
    expect(own.warnings).toEqual([
      'Known already with other quantities than in this file, and left as they are: #77',
    ]);
  });
});

function readBad(): string[] {
  const head = 'external_ref,channel,placed_on,customer_name,customer_email,sku,quantity,unit_price';
  const ottilie = 'web,2026-11-20,Ottilie Brandreth,ottilie.brandreth@example.com';
  return [
    head,
    `W1,${ottilie},MUG-BLU,1,14.50`,
    `W2,${ottilie},MUG-BLUE,1,14.50`,
    `W3,${ottilie},MUG-BLU,0,14.50`,
    `W4,${ottilie},MUG-BLU,-1,14.50`,
    `W5,${ottilie},MUG-BLU,1.5,14.50`,
    `W6,${ottilie},TEA-EG-125,1,"12,3"`,
    'W7,web,31/11/2026,Ottilie Brandreth,ottilie.brandreth@example.com,TEA-EG-125,1,6.80',
  ];
}
