import { addProduct } from '../../src/operations/products/add.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import type { TestShop } from './shop.ts';

/** A shop that sells milk by lots at 1.20, and mugs without; the clock stands at 2 March 2026. */
export async function milkShop(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MILK', name: 'Milk', price: '1.20', cost: '0.50', lot_tracked: true });
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '10.00', cost: '3.00' });
  return shop;
}

/** Receives milk: `L1 10 2026-03-10` is ten of lot L1, good until that day; without a day it does not expire. */
export async function milkComes(shop: TestShop, ...receipts: string[]): Promise<void> {
  for (const receipt of receipts) {
    const [lot = '', quantity = '', expires, to] = receipt.split(' ');
    await shop.run(receiveStock, {
      sku: 'MILK',
      lot,
      quantity,
      ...(expires === undefined || expires === '-' ? {} : { expires }),
      ...(to === undefined ? {} : { to }),
    });
  }
}
