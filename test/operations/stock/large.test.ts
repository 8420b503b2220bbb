import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { showStock } from '../../../src/store/list/stock.ts';
import { orderView } from '../../../src/views/order.ts';
import { stockView } from '../../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function withScrews(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'SCREW', name: 'Screw', price: '0.0400', cost: '0.01' });
  return shop;
}

async function screws(shop: TestShop) {
  return stockView.row(await shop.read((reading) => showStock(reading, 'SCREW')));
}

async function said(refused: Promise<unknown>): Promise<unknown> {
  await expect(refused).rejects.toMatchObject({ exit: 2 });
  return refused.catch((error: Error) => error.message.split('\n'));
}

onEveryEngine('a wholesaler of screws', (newShop) => {
  it('moves millions of them at once', async () => {
    const shop = await withScrews(await newShop());
    await shop.run(receiveStock, { sku: 'SCREW', quantity: '12000000' });
    await shop.run(placeOrder, { line: ['SCREW=5000000'], pay: ['card'] });
    await shop.run(placeOrder, { line: ['SCREW=4000000'] });
    await shop.run(shipOrder, { order: 1001 });
    await shop.run(adjustStock, { sku: 'SCREW', quantity: '-2500000', reason: 'rust' });

    expect(await screws(shop)).toMatchObject({
      on_hand: 4_500_000,
      allocated: 4_000_000,
      available: 500_000,
      value: '45000.00',
    });
    await shop.run(cancelOrder, { order: 1002, line: [], sku: [], reason: 'too many' });
    expect(await screws(shop)).toMatchObject({ allocated: 0, available: 4_500_000 });
    expect(orderView.row(await shop.read((reading) => showOrder(reading, 1001)))).toMatchObject({
      gross: '200000.00',
      due: '0.00',
    });
    await shop.booksAreSound();
  });

  it('has no room for what no shop has, and says how much there is room for', async () => {
    const shop = await withScrews(await newShop());
    const receive = (quantity: string, cost?: string) => shop.run(receiveStock, { sku: 'SCREW', quantity, cost });

    expect(await said(receive('99999999999999'))).toEqual([
      'The quantity of SCREW 99999999999999 is too large: at most 1000000000.',
    ]);
    expect(await said(receive('9'.repeat(30)))).toEqual([
      `The quantity of SCREW ${'9'.repeat(30)} is too large: at most 1000000000.`,
    ]);
    expect(await said(receive('1000000000', '1000000000'))).toEqual([
      'Price × quantity, 100000000000000000000 in the currency’s smallest unit, is too large: at most 10000000000000.',
    ]);
    expect(await said(shop.run(adjustStock, { sku: 'SCREW', quantity: '-1000000001', reason: 'rust' }))).toEqual([
      'The quantity of SCREW -1000000001 is too large: at most 1000000000.',
    ]);
    await shop.booksAreSound();
  }); // prettier-ignore

  it('prices no order beyond what the books can hold, over all of its lines', async () => {
    const shop = await withScrews(await newShop());
    const place = (...line: string[]) => shop.run(placeOrder, { line, backorder: true });

    await expect(place('SCREW=1@99999999999999')).rejects.toMatchObject({ exit: 2 });
    await expect(place('SCREW=1000000000@1000000000')).rejects.toMatchObject({ exit: 2 });
    await expect(place('SCREW=1000@100000000-10%', 'SCREW=1@1')).rejects.toMatchObject({
      exit: 2,
      message:
        'The order, 10000000000100 in the currency’s smallest unit, is too large: at most 10000000000000.',
    });
    await place('SCREW=1000@100000000');
    expect(orderView.row(await shop.read((reading) => showOrder(reading, 1001)))).toMatchObject({
      gross: '100000000000.00',
    });
    await shop.booksAreSound();
  });
});
