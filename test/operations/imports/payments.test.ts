import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { factsOf, rowsAsFile, told } from '../../support/reported.ts';
import { orderRow, stockedShop } from '../../support/sold.ts';
import { importInto } from '../../support/spreadsheet.ts';

async function owed(shop: TestShop): Promise<number> {
  await stockedShop(shop);
  return Number(await shop.run(placeOrder, { line: ['MUG=3'], external_ref: 'W1', channel: 'web' }));
}

const money = { order: 1001, method: 'card', amount: '10.00', paid_on: '2026-03-01', ref: 'ch_1' };

onEveryEngine('money as a bank or a provider tells of it', (newShop) => {
  it('comes in once, by its reference, whatever the file says beside it', async () => {
    const shop = await newShop();
    await owed(shop);

    const first = await told(shop, 'payments', money, { ...money, ref: 'ch_2', amount: '18.50' });
    const same = { ...money, external_ref: 'W1', method: 'bank_transfer' };
    const again = await told(shop, 'payments', same, same);
    await shop.booksAreSound();

    expect(first).toMatchObject({ created: 2, rejected: 0 });
    expect(again).toMatchObject({ batch: null, created: 0, unchanged: 2 });
    expect(await orderRow(shop, 1001)).toMatchObject({ paid: '28.50', payment: 'paid', due: '0.00' });
    await shop.run(takeBackBatch, { batch: 1 });
    expect(await orderRow(shop, 1001)).toMatchObject({ paid: '0.00', due: '28.50' });
    await shop.booksAreSound();
  });

  it('two alike without a reference are two, and both again are nothing new', async () => {
    const shop = await newShop();
    await owed(shop);
    const coin = { order: '#1001', method: 'cash', amount: '5.00', paid_on: '2026-03-01' };

    const first = await told(shop, 'payments', coin, coin);
    const again = await told(shop, 'payments', coin, coin);

    expect(first).toMatchObject({ created: 2 });
    expect(again).toMatchObject({ batch: null, unchanged: 2 });
    expect(await orderRow(shop, 1001)).toMatchObject({ paid: '10.00' });
    await shop.booksAreSound();
  });

  it('goes back with a credit, written as a refund or below zero, once', async () => {
    const shop = await newShop();
    await owed(shop);
    await told(shop, 'payments', { ...money, amount: '28.50' });
    const back = [
      { ...money, kind: 'refund', ref: 're_1', amount: '9.50', reason: 'chipped' },
      { ...money, kind: '', ref: 're_2', amount: '-5.00' },
    ];

    const first = await told(shop, 'payments', ...back);
    const again = await told(shop, 'payments', ...back);

    expect(first).toMatchObject({ created: 2 });
    expect(again).toMatchObject({ batch: null, unchanged: 2 });
    expect(await orderRow(shop, 1001)).toMatchObject({ refunded: '14.50', credits: '14.50', due: '0.00' });
    expect((await factsOf(shop, 1001)).money.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['payment', 2850], ['refund', 950], ['refund', 500],
    ]); // prettier-ignore
    await shop.booksAreSound();
  });

  it('refuses another currency, an order that nobody has, nothing, too much back and days to come', async () => {
    const shop = await newShop();
    await owed(shop);
    const file = rowsAsFile([
      { ...money, currency: 'EUR' },
      { ...money, order: 'NOBODY' },
      { ...money, amount: '0.00' },
      { ...money, kind: 'refund', amount: '9.50' },
      { ...money, paid_on: '2027-01-01' },
      { ...money, kind: 'payment', amount: '-1.00' },
      { ...money, method: 'shells' },
    ]);

    const refused = await importInto(shop, { kind: 'payments', file }).catch((error: unknown) => error);

    const { issues } = (refused as { details: { issues: readonly { line: number }[] } }).details;
    expect(issues.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(await orderRow(shop, 1001)).toMatchObject({ paid: '0.00' });
    await shop.booksAreSound();
  });
});
