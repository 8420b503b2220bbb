import { expect, it } from 'vitest';
import { closeOrder } from '../../../src/operations/orders/close.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addParty } from '../../../src/operations/parties/add.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { setReorder, setReorderPoints } from '../../../src/operations/products/reorder.ts';
import { setSupplierItem } from '../../../src/operations/products/supplier.ts';
import { placePurchase } from '../../../src/operations/purchases/place.ts';
import { receivePurchase } from '../../../src/operations/purchases/receive.ts';
import { setSetting } from '../../../src/operations/shop/set.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { reckonReorderPoints, type AutoRequest } from '../../../src/store/list/reorder-points.ts';
import { findProducts } from '../../../src/store/load/products.ts';
import { reorderView } from '../../../src/views/reorder.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

const DAY = 86_400_000;

/** So many days after the first of January 2026, at ten in the morning. */
function day(index: number): string {
  return new Date(Date.parse('2026-01-01T10:00:00Z') + index * DAY).toISOString();
}

/** Mugs from a potter, of which on thirty days 6 and 14 in turn are ordered: 10 a day, ± 4 but for n − 1. */
async function mugs(shop: TestShop, supplier: { lead_time?: string; moq?: string } = {}): Promise<TestShop> {
  shop.at(day(0));
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', reorder_point: '5' });
  await shop.run(addParty, { kind: 'supplier', code: 'POTTER', name: 'Whitby Pottery' });
  await shop.run(setSupplierItem, { sku: 'MUG', supplier: 'POTTER', cost: '3.20', ...supplier });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '1000' });
  for (let index = 0; index < 30; index += 1) {
    shop.at(day(index));
    await shop.run(placeOrder, { line: [`MUG=${index % 2 === 0 ? 6 : 14}`] });
  }
  shop.at(day(30));
  return shop;
}

async function reckoned(shop: TestShop, request: Partial<AutoRequest> = {}) {
  const today = shop.app.clock().slice(0, 10);
  const records = await shop.read((reading) => reckonReorderPoints(reading, today, { sku: [], ...request }));
  return records.map((record) => reorderView.row(record));
}

async function levels(shop: TestShop, sku = 'MUG') {
  const product = (await shop.read((reading) => findProducts(reading, [sku]))).get(sku);
  return [product?.reorder_point, product?.reorder_quantity, product?.order_up_to];
}

onEveryEngine('docket products reorder --auto', (newShop) => {
  it('reckons the point from demand, lead time and service level, and shows how', async () => {
    const shop = await mugs(await newShop(), { lead_time: '2d' });

    expect(await reckoned(shop)).toEqual([
      {
        sku: 'MUG', name: 'Blue mug', outcome: 'set', reorder_point_before: 5, reorder_point: 111, safety_stock: 21,
        reorder_quantity_before: null, reorder_quantity: 280, order_up_to_before: null, order_up_to: 391,
        demand: 10, demand_deviation: 4.068, days: 30, days_out_of_stock: 0, lead_time: 2, lead_time_deviation: 0,
        lead_time_from: 'supplier', receipts: 0, review_days: 7, service_level: 0.95, z: 1.645, reason: null,
        arithmetic:
          '10 a day ± 4.07 on 30 days; L = 2 (as the supplier says) + 7 = 9 days ± 0; z 1.645 (95 %); safety stock z√(9 × 4.07² + 10² × 0²) = 21; reorder point 10 × 9 + 21 → 111',
      },
    ]); // prettier-ignore
  });

  it('learns the lead time from receipts, and how it varies', async () => {
    const shop = await mugs(await newShop(), { lead_time: '20d' });
    for (const [placed, came] of [[0, 1], [5, 8]] as const) {
      shop.at(day(placed + 31));
      const purchase = Number(await shop.run(placePurchase, { supplier: 'POTTER', line: ['MUG=10'] }));
      shop.at(day(came + 31));
      await shop.run(receivePurchase, { purchase, all: true });
    } // prettier-ignore
    shop.at(day(30));

    expect(await reckoned(shop)).toMatchObject([
      {
        lead_time: 2,
        lead_time_deviation: expect.closeTo(Math.SQRT2, 3),
        lead_time_from: 'receipts',
        receipts: 2,
        safety_stock: 31,
      },
    ]);
  });

  it('takes the shop’s own days and level where nobody said any', async () => {
    const shop = await mugs(await newShop());
    await shop.run(setSetting, { key: 'lead_time_days', value: '5' });
    await shop.run(setSetting, { key: 'review_days', value: '0' });
    await shop.run(setSetting, { key: 'cover_days', value: '10' });

    expect(await reckoned(shop)).toMatchObject([
      { lead_time: 5, lead_time_from: 'setting', review_days: 0, reorder_point: 65, reorder_quantity: 100 },
    ]);
    expect(await reckoned(shop, { service_level: 500_000, review_days: 4 })).toMatchObject([
      { reorder_point: 90, safety_stock: 0, review_days: 4, service_level: 0.5 },
    ]);
  });

  it('sets them as one write, which says what was before and can be taken back', async () => {
    const shop = await mugs(await newShop(), { lead_time: '2d', moq: '500' });
    await shop.run(setReorderPoints, { sku: ['MUG'] }, { dryRun: true });
    expect(await levels(shop)).toEqual([5_000, null, null]);

    await shop.run(setReorderPoints, { sku: ['MUG'] });
    expect(await levels(shop)).toEqual([111_000, 500_000, null]);
    expect(await reckoned(shop)).toMatchObject([{ outcome: 'unchanged', reorder_point_before: 111 }]);

    await shop.undo();
    expect(await levels(shop)).toEqual([5_000, null, null]);
    await shop.booksAreSound();
  });

  it('is not taken back once a point was changed by hand', async () => {
    const shop = await mugs(await newShop(), { lead_time: '2d' });
    const operation = Number(await shop.run(setReorderPoints, { sku: [] }));
    await shop.run(setReorder, { sku: 'MUG', point: '40' });

    await expect(shop.undo(operation)).rejects.toThrow('the reorder point of MUG was changed since');
    expect(await levels(shop)).toEqual([40_000, 280_000, null]);
  });

  it('keeps what there is to be afterwards as long as that is more than the point', async () => {
    const shop = await mugs(await newShop(), { lead_time: '2d' });
    await shop.run(editProduct, { sku: 'MUG', order_up_to: '400' });
    await shop.run(setReorderPoints, { sku: [] });
    expect(await levels(shop)).toEqual([111_000, 280_000, 400_000]);

    await shop.run(editProduct, { sku: 'MUG', order_up_to: '60' });
    await shop.run(setReorderPoints, { sku: [] });
    expect(await levels(shop)).toEqual([111_000, 280_000, null]);
  });

  it('leaves days out of stock out, since they are no days without demand', async () => {
    const shop = await newShop();
    shop.at(day(0));
    await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '200' });
    for (let index = 0; index < 20; index += 1) {
      shop.at(day(index));
      await shop.run(placeOrder, { line: ['MUG=10'] });
    }
    shop.at(day(30));
    await shop.run(receiveStock, { sku: 'MUG', quantity: '200' });

    expect(await reckoned(shop)).toMatchObject([
      { demand: 10, demand_deviation: 0, days: 20, days_out_of_stock: 10 },
    ]);
  });

  it('counts what the shop closed as demand, and what customers cancelled not', async () => {
    const shop = await mugs(await newShop(), { lead_time: '2d' });
    await shop.run(closeOrder, { order: 1001, reason: 'out of print' }, { command: 'orders close' });
    await shop.run(closeOrder, { order: 1003, reason: 'changed their mind' }, { command: 'orders cancel' });

    expect(await reckoned(shop)).toMatchObject([{ demand: 9.8, days: 30 }]);
  });

  it('says what it leaves alone, and why', async () => {
    const shop = await mugs(await newShop());
    await shop.run(addProduct, { sku: 'NEW', name: 'New', price: '1.00' });
    await shop.run(addProduct, { sku: 'WRAP', name: 'Gift wrap', price: '1.00', kind: 'service' });
    await shop.run(addProduct, { sku: 'ONCE', name: 'Once', price: '1.00', reorder_point: '4' });
    await shop.run(placeOrder, { line: ['NEW=1', 'WRAP=1'], backorder: true });
    shop.at(day(60));
    await shop.run(placeOrder, { line: ['ONCE=2'], backorder: true });
    shop.at(day(66));

    const reasons = async (request: Partial<AutoRequest>) =>
      (await reckoned(shop, request)).map(({ sku, reason, reorder_point }) => [sku, reason, reorder_point]);
    expect(await reasons({ sku: ['NEW', 'WRAP', 'ONCE'] })).toEqual([
      ['NEW', null, 2],
      ['WRAP', 'it is a service and has no stock', null],
      ['ONCE', 'it has been ordered for 6 days only, 14 are needed', 4],
    ]);
    expect((await reasons({})).map(([sku]) => sku)).toEqual(['MUG', 'NEW', 'ONCE']);
    shop.at(day(400));
    expect(await reasons({ sku: ['NEW'] })).toEqual([
      ['NEW', 'nothing was ordered in the last 182 days', null],
    ]);
    await expect(reckoned(shop, { sku: ['MUGG'] })).rejects.toThrow('There is no product “MUGG”.');
  });
});

onEveryEngine('docket products reorder by hand', (newShop) => {
  it('sets what was said, leaves the rest, and is taken back', async () => {
    const shop = await mugs(await newShop());
    await shop.run(setReorder, { sku: 'MUG', point: '30', quantity: '50', up_to: '100' });
    expect(await levels(shop)).toEqual([30_000, 50_000, 100_000]);

    await shop.run(setReorder, { sku: 'MUG', point: '', up_to: '' });
    expect(await levels(shop)).toEqual([null, 50_000, null]);
    await shop.undo();
    expect(await levels(shop)).toEqual([30_000, 50_000, 100_000]);
  });

  it('refuses what makes no sense', async () => {
    const shop = await mugs(await newShop());
    await shop.run(addProduct, { sku: 'WRAP', name: 'Gift wrap', price: '1.00', kind: 'service' });

    await expect(shop.run(setReorder, { sku: 'WRAP', point: '3' })).rejects.toMatchObject({ exit: 4 });
    await expect(shop.run(setReorder, { sku: 'MUG', point: '-3' })).rejects.toMatchObject({ exit: 2 });
    await expect(shop.run(setReorder, { sku: 'MUG', up_to: '4' })).rejects.toMatchObject({
      exit: 2, message: 'MUG would be bought at 5 up to 4: that buys nothing.',
    }); // prettier-ignore
    expect(await levels(shop)).toEqual([5_000, null, null]);
  });
});
