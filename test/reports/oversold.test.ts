import { expect, it } from 'vitest';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { takeBackBatch } from '../../src/operations/imports/undo.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { listOrders } from '../../src/store/list/orders.ts';
import { orderListView } from '../../src/views/order-list.ts';
import { told as report } from './asking.ts';
import { told } from '../support/reported.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { orderRow, stockedShop } from '../support/sold.ts';

const order = { channel: 'web', placed_on: '2026-02-20', sku: 'MUG', unit_price: '9.50', payment: 'unpaid' };
const sent = { fulfilment: 'fulfilled', shipped_at: '2026-02-25T09:00:00Z' };

/** A hundred mugs, of which the web sold 98 and 5, and the desk 2 that wait on purpose. */
async function oversoldShop(shop: TestShop): Promise<TestShop> {
  await stockedShop(shop);
  await told(shop, 'orders', { ...order, external_ref: 'W1', quantity: 98 });
  await told(shop, 'orders', { ...order, external_ref: 'W2', quantity: 5, placed_on: '2026-02-21' });
  await shop.run(placeOrder, { line: ['MUG=2'], backorder: true });
  return shop;
}

async function listed(shop: TestShop) {
  const rows = (await shop.read((reading) => listOrders(reading, { channel: 'web' }))).map(orderListView.row);
  return rows.map((row) => [row['number'], row['exceptions'], orderListView.said?.(row)['headline']]);
}

onEveryEngine('reports oversold', (newShop) => {
  it('says what channels sold and is not there, until it was shipped', async () => {
    const shop = await oversoldShop(await newShop());
    const mug = {
      sku: 'MUG',
      name: 'Blue mug',
      orders: 1,
      oldest_placed_on: '2026-02-21',
      which: '#1002 (web W2)',
    };

    expect(await report(shop, 'oversold')).toMatchObject({
      rows: [{ ...mug, waiting: 3, oversold: 0, missing: 3 }],
      rows_read: 1,
      totals: { missing: 3, orders: 1 },
    });
    expect(await listed(shop)).toEqual([[1002, null, 'to_ship, part waits'], [1001, null, 'to_ship']]); // prettier-ignore

    const gone = await told(shop, 'orders', {
      ...order,
      ...sent,
      external_ref: 'W2',
      quantity: 5,
      placed_on: '2026-02-21',
    });
    expect((await report(shop, 'oversold')).rows).toEqual([{ ...mug, waiting: 0, oversold: 3, missing: 3 }]);
    expect((await orderRow(shop, 1002))['exceptions']).toEqual([
      { kind: 'oversold', line: 1, sku: 'MUG', quantity: 3, raised_on: '2026-03-02' },
    ]);
    expect(await listed(shop)).toEqual([[1002, 'oversold', 'backordered, oversold'], [1001, null, 'to_ship']]); // prettier-ignore

    await shop.run(receiveStock, { sku: 'MUG', quantity: '10' });
    expect((await report(shop, 'oversold', { by: 'order' })).rows).toMatchObject([
      { order: 1002, external_ref: 'W2', channel: 'web', waiting: 0, oversold: 3 },
    ]);
    await shop.run(shipOrder, { order: 1002 });
    expect((await report(shop, 'oversold', { by: 'channel' })).rows).toEqual([]);
    expect((await orderRow(shop, 1002))['exceptions']).toEqual([]);
    expect(gone.warnings.join()).toContain('oversold');
    await shop.booksAreSound();
  });

  it('forgets what an import said that was taken back', async () => {
    const shop = await oversoldShop(await newShop());
    const gone = await told(shop, 'orders', {
      ...order,
      ...sent,
      external_ref: 'W2',
      quantity: 5,
      placed_on: '2026-02-21',
    });

    await shop.run(takeBackBatch, { batch: gone.batch ?? 0 });

    expect((await report(shop, 'oversold')).rows).toMatchObject([{ waiting: 3, oversold: 0 }]);
    expect((await orderRow(shop, 1002))['exceptions']).toEqual([]);
  });
});
