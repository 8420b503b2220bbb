import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { receivePurchase } from '../../../src/operations/purchases/receive.ts';
import { listPurchases } from '../../../src/store/list/purchases.ts';
import { buyingOf, buyingShop } from '../../support/buying.ts';
import { rowsAsFile, told } from '../../support/reported.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { countsOf, importInto, sheet } from '../../support/spreadsheet.ts';

const row = { external_ref: 'WP-1', supplier: 'POTTER', sku: 'MUG', quantity: 12, unit_cost: '3.05' };

async function refusal(
  shop: TestShop,
  file: string,
): Promise<{ exit: number; details: { issues: object[] } }> {
  const refused = await importInto(shop, { kind: 'purchases', file }).catch((error: unknown) => error);
  return refused as { exit: number; details: { issues: object[] } };
}

onEveryEngine('purchase orders from a spreadsheet', (newShop) => {
  it('are placed as the file says; what had come of them before is on the shelves already', async () => {
    const shop = await buyingShop(await newShop());
    const file = sheet([
      'PO Number;Supplier;SKU;Qty;Received;Unit Cost;Expected Date;Order Date;Note',
      '41;Whitby Pottery;MUG;48;36;3,05;20.03.2026;14.02.2026;Wrap well',
      '41;Whitby Pottery;JUG;6;;;20.03.2026;14.02.2026;',
      '42;LEAF;TEA;2,5;0;11,90;;;',
    ]);

    const done = await importInto(shop, { kind: 'purchases', file, date_format: 'dmy' });
    expect(countsOf(done)).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
    expect(await buyingOf(shop).purchase(41)).toMatchObject({
      status: 'part_received', supplier: 'POTTER', placed_on: '2026-02-14', expected_on: '2026-03-20', note: 'Wrap well',
      lines: [
        { line: 1, sku: 'MUG', ordered: 48, received: 36, open: 12, unit_cost: '3.05' },
        { line: 2, sku: 'JUG', ordered: 6, received: 0, open: 6, unit_cost: '6.00' },
      ],
    }); // prettier-ignore
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 0, incoming: 12, value: '0.00' });
    expect(await buyingOf(shop).stock('TEA')).toMatchObject({ incoming: 2.5 });
    await shop.booksAreSound();

    expect(countsOf(await importInto(shop, { kind: 'purchases', file, date_format: 'dmy' }))).toEqual({
      created: 0, updated: 0, unchanged: 2, rejected: 0,
    }); // prettier-ignore
    await shop.run(takeBackBatch, { batch: 1 });
    expect(await shop.read((reading) => listPurchases(reading))).toEqual([]);
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ incoming: 0 });
    await shop.booksAreSound();
    expect(countsOf(await importInto(shop, { kind: 'purchases', file, date_format: 'dmy' }))).toMatchObject({
      created: 2,
    });
    await shop.booksAreSound();
  });

  it('that are known are brought up to date: what has come since comes in, to the orders that wait', async () => {
    const shop = await buyingShop(await newShop());
    await told(shop, 'purchases', row);
    const waiting = Number(await shop.run(placeOrder, { line: ['MUG=2'], backorder: true }));

    const came = await told(shop, 'purchases', { ...row, received: 5, expected_on: '2026-03-20' });
    expect(countsOf(came)).toMatchObject({ created: 0, updated: 1 });
    expect(await buyingOf(shop).purchase(1)).toMatchObject({ received: 5, expected_on: '2026-03-20' });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 5, allocated: 2, value: '15.25' });
    const older = await told(shop, 'purchases', { ...row, received: 3 });
    expect(countsOf(older)).toMatchObject({ updated: 0, unchanged: 1 });
    const ended = await told(shop, 'purchases', { ...row, received: 5, closed: 7 });
    expect(countsOf(ended)).toMatchObject({ updated: 1 });
    expect(await buyingOf(shop).purchase(1)).toMatchObject({ status: 'closed', closed: 7, open: 0 });
    await shop.booksAreSound();

    for (const batch of [3, 2]) await shop.run(takeBackBatch, { batch });
    expect(await buyingOf(shop).purchase(1)).toMatchObject({ received: 0, closed: 0, expected_on: null });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 0, allocated: 0 });
    expect(waiting).toBe(1001);
    await shop.booksAreSound();
  });

  it('go on from draft to placed or cancelled, and never back', async () => {
    const shop = await buyingShop(await newShop());
    await told(shop, 'purchases', { ...row, lifecycle: 'draft' });
    expect(await buyingOf(shop).purchase(1)).toMatchObject({ status: 'draft' });
    await told(shop, 'purchases', { ...row, lifecycle: 'open' });
    expect(await buyingOf(shop).purchase(1)).toMatchObject({ status: 'placed' });
    expect(countsOf(await told(shop, 'purchases', { ...row, lifecycle: 'draft' }))).toMatchObject({
      unchanged: 1,
    });
    await told(shop, 'purchases', { ...row, lifecycle: 'cancelled' });
    expect(await buyingOf(shop).purchase(1)).toMatchObject({ status: 'cancelled' });
    await shop.booksAreSound();
  });

  it('keep their lines, and a remark says where the file has others', async () => {
    const shop = await buyingShop(await newShop());
    await told(shop, 'purchases', row);

    const more = await told(shop, 'purchases', { ...row, quantity: 24 });
    expect(more).toMatchObject({
      unchanged: 1,
      warnings: ['Known already with other lines than in this file, which are left as they are: WP-1'],
    });
    expect(await buyingOf(shop).purchase(1)).toMatchObject({ ordered: 12 });
  });

  it('are refused with everything that is wrong with them', async () => {
    const shop = await buyingShop(await newShop());
    const file = rowsAsFile([
      { ...row, supplier: 'NOBODY' },
      { ...row, external_ref: 'A', sku: 'CUP' },
      { ...row, external_ref: 'B', quantity: 0 },
      { ...row, external_ref: 'C', quantity: '1.5' },
      { ...row, external_ref: 'D', received: 9, closed: 4 },
      { ...row, external_ref: 'E', sku: 'WRAP' },
      { ...row, external_ref: 'F', placed_on: '2026-03-03' },
      { ...row, external_ref: 'G', expected_on: '2026-03-01' },
      { ...row, external_ref: 'H', lifecycle: 'draft', received: 1 },
      { ...row, external_ref: 'I', location: 'cellar' },
      { ...row, external_ref: 'J', currency: 'EUR' },
      { ...row, external_ref: '' },
    ]);

    expect(await refusal(shop, file)).toMatchObject({
      exit: 2,
      details: {
        issues: [
          { line: 2, code: 'not_found', column: 'supplier' }, { line: 3, code: 'not_found', column: 'sku' },
          { line: 4, column: 'quantity' }, { line: 5, column: 'quantity' }, { line: 6, column: 'closed' },
          { line: 7, code: 'state' }, { line: 8, column: 'placed_on' }, { line: 9, column: 'expected_on' },
          { line: 10, column: 'received' }, { line: 11, code: 'not_found' }, { line: 12, column: 'currency' },
          { line: 13, code: 'input.missing' },
        ],
      },
    }); // prettier-ignore
    expect(await shop.read((reading) => listPurchases(reading))).toEqual([]);
  });

  it('are not taken back once goods of them have come', async () => {
    const shop = await buyingShop(await newShop());
    await told(shop, 'purchases', row);
    await shop.run(receivePurchase, { purchase: 1, line: ['1=1'] });

    await expect(shop.run(takeBackBatch, { batch: 1 })).rejects.toMatchObject({
      exit: 4, message: 'The import cannot be taken back: purchase order 1 was changed since: receivePurchase.',
    }); // prettier-ignore
    await shop.undo();
    await shop.run(takeBackBatch, { batch: 1 });
    await shop.booksAreSound();
  });
});
