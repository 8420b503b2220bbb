import { expect } from 'vitest';
import { placeOrder, type PlaceRequest } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { showOrder } from '../../src/store/list/order.ts';
import { showReturn } from '../../src/store/list/returns.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { orderView } from '../../src/views/order.ts';
import { returnView } from '../../src/views/return.ts';
import { stockView } from '../../src/views/stock.ts';
import type { TestShop } from './shop.ts';

/** A shop of mugs (9.50, cost 3.20) and cloth by the metre (20.00, cost 8.00), a hundred of each. */
export async function stockedShop(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20' });
  await shop.run(addProduct, { sku: 'CLOTH', name: 'Linen', price: '20.00', cost: '8.00', decimals: 3 });
  await shop.run(addProduct, { sku: 'WRAP', name: 'Gift wrap', price: '2.00', kind: 'service' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '100' });
  await shop.run(receiveStock, { sku: 'CLOTH', quantity: '100' });
  return shop;
}

/** An order that was paid by card and shipped whole. */
export async function sold(
  shop: TestShop,
  request: Partial<PlaceRequest> & Pick<PlaceRequest, 'line'>,
): Promise<number> {
  const order = Number(await shop.run(placeOrder, { pay: ['card'], ...request }));
  await shop.run(shipOrder, { order });
  return order;
}

export async function orderRow(shop: TestShop, number: number) {
  return orderView.row(await shop.read((reading) => showOrder(reading, number)));
}

export async function returnRow(shop: TestShop, number: number) {
  return returnView.row(await shop.read((reading) => showReturn(reading, number)));
}

export async function stockRow(shop: TestShop, sku: string) {
  return stockView.row(await shop.read((reading) => showStock(reading, sku)));
}

/** What an operation refused with. */
export async function refusal(
  doing: Promise<unknown>,
): Promise<{ code: string; message: string; exit: number; details: unknown; hint: string }> {
  const error: unknown = await doing.then(
    () => expect.fail('it was not refused'),
    (thrown: unknown) => thrown,
  );
  return error as never;
}
