import { expect, it } from 'vitest';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { showOrder } from '../../src/store/list/order.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { orderView } from '../../src/views/order.ts';
import { stockView } from '../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { stockedShop, stockRow } from '../support/sold.ts';
import { countsOf, importInto, sheet } from '../support/spreadsheet.ts';

async function stock(shop: TestShop, sku: string) {
  return stockView.row(await shop.read((reading) => showStock(reading, sku)));
}

async function withGoods(shop: TestShop): Promise<TestShop> {
  const goods = sheet([
    'sku,name,price,cost,kind,decimals',
    'MUG,Mug,9.50,3.00,,',
    'OIL,Oil,4.00,,,3',
    'WRAP,Wrap,1,,service,',
  ]);
  await importInto(shop, { kind: 'products', file: goods });
  return shop;
}

onEveryEngine('importing a stock list', (newShop) => {
  it('sets levels to what was counted, so that twice is once', async () => {
    const shop = await withGoods(await newShop());
    const list = {
      kind: 'stock',
      file: sheet(['sku,location,bin,quantity,unit_cost', 'MUG,main,A1,40,3.20', 'OIL,,,12.345,']),
    } as const;

    const first = await importInto(shop, list);
    const again = await importInto(shop, list);
    const fewer = await importInto(shop, { kind: 'stock', file: sheet(['sku,quantity', 'MUG,10']) });

    expect(countsOf(first)).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
    expect(countsOf(again)).toEqual({ created: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect(countsOf(fewer)).toEqual({ created: 0, updated: 1, unchanged: 0, rejected: 0 });
    expect(await stock(shop, 'MUG')).toMatchObject({
      on_hand: 10,
      value: '32.00',
      locations: [{ location: 'main', bin: 'A1' }],
    });
    expect(await stock(shop, 'OIL')).toMatchObject({ on_hand: 12.345, value: '0.00' });
    await shop.booksAreSound();
  });

  it('takes promises back where less was counted, the latest first, and gives what turned up to who waits', async () => {
    const shop = await withGoods(await newShop());
    await importInto(shop, { kind: 'stock', file: sheet(['sku,quantity', 'MUG,5']) });
    await shop.run(placeOrder, { line: ['MUG=3'] });
    await shop.run(placeOrder, { line: ['MUG=2'] });

    const fewer = await importInto(shop, { kind: 'stock', file: sheet(['sku,quantity', 'MUG,4']) });
    const short = orderView.row(await shop.read((reading) => showOrder(reading, 1002)));
    await importInto(shop, { kind: 'stock', file: sheet(['sku,quantity', 'MUG,9']) });

    expect(fewer.warnings).toEqual([
      'Less was counted than is promised: what these orders hold was taken from them: #1002.',
    ]);
    expect(short).toMatchObject({ readiness: 'partly_ready' });
    expect(orderView.row(await shop.read((reading) => showOrder(reading, 1002)))).toMatchObject({
      readiness: 'ready',
    });
    expect(await stock(shop, 'MUG')).toMatchObject({ on_hand: 9, allocated: 5, available: 4 });
    await shop.booksAreSound();
  });

  it('gives a batch its number when it is kept, and none to a rehearsal', async () => {
    const shop = await withGoods(await newShop());
    const stock = { kind: 'stock', file: sheet(['sku,quantity', 'MUG,7']) } as const;

    const rehearsed = await importInto(shop, { ...stock, dryRun: true });
    const kept = await importInto(shop, stock);

    expect([rehearsed.batch, kept.batch]).toEqual([null, 2]);
  });

  it('refuses what cannot lie on a shelf', async () => {
    const shop = await withGoods(await newShop());
    await importInto(shop, { kind: 'stock', file: sheet(['sku,quantity', 'MUG,1']) });
    const file = sheet([
      'sku,location,quantity',
      'MUG,main,1.5',
      'MUK,main,1',
      'WRAP,main,1',
      'OIL,cellar,1',
      'MUG,quarantine,-1',
      'OIL,main,2',
      'OIL,,3',
    ]);

    const refused = await importInto(shop, { kind: 'stock', file }).catch((error: unknown) => error);

    expect(refused).toMatchObject({
      exit: 2,
      message: [
        '7 of 7 rows of sheet.csv cannot be imported, so nothing was.',
        'line 2, quantity: The quantity of MUG is 1.5: whole pieces only.',
        'line 3, sku: There is no product “MUK” (docket products add MUK …).',
        'line 4, sku: WRAP is a service and has no stock.',
        'line 5, location: There is no location “cellar” (docket locations add CODE --name …, or --create-locations).',
        'line 6, quantity: The quantity -1 is below zero.',
        'lines 7, 8: OIL at main is in this file 2 times; only one row may be.',
      ].join('\n'),
    });
  });
});

onEveryEngine('a stock list without a header', (newShop) => {
  it('is read as SKU and quantity where every row is that, and says so', async () => {
    const shop = await stockedShop(await newShop());

    const done = await importInto(shop, { kind: 'stock', file: sheet(['MUG;12', 'CLOTH;7,5']) });

    expect(countsOf(done)).toMatchObject({ updated: 2 });
    expect(done.warnings).toEqual(['The file has no header: its columns are read as sku and quantity.']);
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 12 });
    expect(await stockRow(shop, 'CLOTH')).toMatchObject({ on_hand: 7.5 });
    expect(await importInto(shop, { kind: 'stock', file: sheet(['MUG;12', 'CLOTH;7,5']) })).toMatchObject({
      batch: null,
    });
  });

  it('is refused where a row is something else', async () => {
    const shop = await stockedShop(await newShop());
    for (const rows of [['MUG;12', 'CLOTH;many'], ['MUG;12;main'], ['12;MUG'], ['MUG']])
      await expect(importInto(shop, { kind: 'stock', file: sheet(rows) })).rejects.toThrow(
        'sheet.csv is no file of stock',
      );
  });
});
