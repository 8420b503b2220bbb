import { placeOrder, type PlaceRequest } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { showOrder } from '../../src/store/list/order.ts';
import { listPayments } from '../../src/store/list/payments.ts';
import { listShipments, showShipment } from '../../src/store/list/shipments.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { orderView } from '../../src/views/order.ts';
import { paymentView } from '../../src/views/payment.ts';
import { shipmentsView, shipmentView } from '../../src/views/shipment.ts';
import { stockView } from '../../src/views/stock.ts';
import type { TestShop } from './shop.ts';

/** A shop that sells mugs at 10.00, tea at 5.00 without tax, and gift wrap, with so many of each in stock. */
export async function mugShop(shop: TestShop, stock: string): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '10.00', cost: '3.00' });
  await shop.run(addProduct, { sku: 'TEA', name: 'Green tea', price: '5.00', cost: '1.00', tax: 'zero' });
  await shop.run(addProduct, { sku: 'WRAP', name: 'Gift wrap', price: '2.00', kind: 'service' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: stock });
  await shop.run(receiveStock, { sku: 'TEA', quantity: stock });
  return shop;
}

/** Places an order and returns its number. */
export async function ordered(shop: TestShop, request: PlaceRequest): Promise<number> {
  return Number(await shop.run(placeOrder, { force: true, ...request }));
}

/** What the commands show: the same rows that `--json` prints. */
export function shownOf(shop: TestShop) {
  return {
    order: async (number: number) => orderView.row(await shop.read((reading) => showOrder(reading, number))),
    stock: async (sku: string) => stockView.row(await shop.read((reading) => showStock(reading, sku))),
    payments: async (order?: number) =>
      (await shop.read((reading) => listPayments(reading, { order }))).map(paymentView.row),
    shipments: async (order?: number) =>
      (await shop.read((reading) => listShipments(reading, { order }))).map(shipmentsView.row),
    shipment: async (number: number) =>
      shipmentView.row(await shop.read((reading) => showShipment(reading, number))),
  };
}
