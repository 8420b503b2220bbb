import { expect, it } from 'vitest';
import { takeBackBatch } from '../../src/operations/imports/undo.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { payOrder } from '../../src/operations/payments/add.ts';
import { listBatches } from '../../src/store/list/imports.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { stockView } from '../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { countsOf, importInto, sample, sheet } from '../support/spreadsheet.ts';

/** Rows that count in reports: orders, returns, credits and payments that stand. */
async function standing(shop: TestShop) {
  return shop.read(async ({ tx }) => {
    const count = async (table: 'orders' | 'returns' | 'products' | 'parties') =>
      (await tx.selectFrom(table).select('id').where('undone_by', 'is', null).execute()).length;
    const valid = async (table: 'credits' | 'payments' | 'shipments' | 'deliveries') =>
      (await tx.selectFrom(table).select('id').where('voided_by', 'is', null).execute()).length;
    return {
      orders: await count('orders'), returns: await count('returns'), products: await count('products'), parties: await count('parties'),
      credits: await valid('credits'), payments: await valid('payments'),
      shipments: await valid('shipments'), deliveries: await valid('deliveries'),
    }; // prettier-ignore
  });
}

const nothing = {
  orders: 0, returns: 0, products: 0, parties: 0, credits: 0, payments: 0, shipments: 0, deliveries: 0,
}; // prettier-ignore

const till = { kind: 'history', create_products: true } as const;

onEveryEngine('taking an import back', (newShop) => {
  it('leaves nothing of the past that counts, and lets the file come again', async () => {
    const shop = await newShop();
    const file = sample('imports/online-retail.csv');
    await importInto(shop, { ...till, file });

    await shop.run(takeBackBatch, { batch: 1 });
    const left = await standing(shop);
    await shop.booksAreSound();
    const again = await importInto(shop, { ...till, file });

    expect(left).toEqual(nothing);
    expect(again).toMatchObject({ batch: 2, created: 6, also: { products: 6, customers: 3 } });
    expect((await shop.read(listBatches)).map(({ number, undone_at }) => [number, undone_at])).toEqual([
      [2, null],
      [1, '2026-03-02T10:00:00.000Z'],
    ]);
    await shop.booksAreSound();
  });

  it('is refused while an order stands on a product that the import made, and a second time', async () => {
    const shop = await newShop();
    await importInto(shop, { ...till, file: sample('imports/online-retail.csv') });
    await shop.run(placeOrder, { line: ['MUG-BLU=1'], backorder: true });
    const before = await standing(shop);

    await expect(shop.run(takeBackBatch, { batch: 1 })).rejects.toMatchObject({
      code: 'in_use',
      message: 'The import cannot be taken back: order #1006 has MUG-BLU on it.',
    });
    await expect(shop.run(takeBackBatch, { batch: 9 })).rejects.toMatchObject({ code: 'not_found' });
    expect(await standing(shop)).toEqual(before);

    const other = sheet(['sku,name,price', 'NEW,New,1.00']);
    await importInto(shop, { kind: 'products', file: other });
    await shop.run(takeBackBatch, { batch: 2 });
    await expect(shop.run(takeBackBatch, { batch: 2 })).rejects.toMatchObject({ code: 'state' });
    await shop.booksAreSound();
  });

  it('is refused once a past order was paid again', async () => {
    const shop = await newShop();
    await importInto(shop, { ...till, file: sample('imports/online-retail.csv') });
    await shop.run(payOrder, { order: 1001, amount: '1.00', method: 'cash', allow_overpayment: true });

    await expect(shop.run(takeBackBatch, { batch: 1 })).rejects.toMatchObject({
      code: 'in_use',
      message: 'The import cannot be taken back: payment 7 is of order #1001.',
    });
  });

  it('takes open orders, counts, edits and new things back, the last import first', async () => {
    const shop = await newShop();
    shop.at('2026-11-23T10:00:00.000Z');
    for (const kind of ['suppliers', 'products', 'customers', 'stock', 'orders'] as const)
      await importInto(shop, { kind, file: sample(`imports/${kind}.csv`) });
    await importInto(shop, { kind: 'products', file: sheet(['sku,name,price', 'MUG-BLU,Mug,1.00']) });
    await importInto(shop, { kind: 'stock', file: sheet(['sku,quantity', 'MUG-BLU,80']) });

    await shop.run(takeBackBatch, { batch: 7 });
    await shop.run(takeBackBatch, { batch: 6 });
    const mugs = stockView.row(await shop.read((reading) => showStock(reading, 'MUG-BLU')));
    for (const batch of [5, 4, 3, 2, 1]) await shop.run(takeBackBatch, { batch });

    expect(mugs).toMatchObject({
      name: 'Harbour mug, storm blue',
      on_hand: 71,
      allocated: 1,
      value: '440.20',
    });
    expect(await standing(shop)).toEqual(nothing);
    await shop.booksAreSound();
    expect(
      countsOf(await importInto(shop, { kind: 'suppliers', file: sample('imports/suppliers.csv') })),
    ).toMatchObject({
      created: 4,
    });
  });

  it('does not know what stood in an edited customer', async () => {
    const shop = await newShop();
    await importInto(shop, { kind: 'customers', file: sheet(['code,name', 'ANN,Ann']) });
    await importInto(shop, { kind: 'customers', file: sheet(['code,name', 'ANN,Ann Lee']) });

    await expect(shop.run(takeBackBatch, { batch: 2 })).rejects.toMatchObject({ code: 'undo.impossible' });
  });
});
