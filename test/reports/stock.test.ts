import { expect, it } from 'vitest';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { approveReturn } from '../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { told } from './asking.ts';

async function stocked(shop: TestShop): Promise<TestShop> {
  shop.at('2025-06-01T10:00:00.000Z');
  await shop.run(addProduct, {
    sku: 'MUG',
    name: 'Blue mug',
    price: '9.50',
    cost: '3.20',
    category: 'Kitchen',
  });
  await shop.run(addProduct, { sku: 'POT', name: 'Pot', price: '30.00', cost: '12.00', category: 'Kitchen' });
  await shop.run(addProduct, { sku: 'TEA', name: 'Tea', price: '4.00', cost: '1.00' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '10' });
  await shop.run(receiveStock, { sku: 'POT', quantity: '2' });
  return shop;
}

/** One mug sold on a day and handed over, then the clock stands at 2 March 2026. */
async function mugSold(shop: TestShop, day: string): Promise<TestShop> {
  shop.at(`${day}T10:00:00.000Z`);
  await shop.run(placeOrder, { line: ['MUG=2'], pay: ['cash'], collect: true });
  shop.at('2026-03-02T10:00:00.000Z');
  return shop;
}

onEveryEngine('reports stock', (newShop) => {
  it('values what lies in stock at cost, apart what may not be sold', async () => {
    const shop = await mugSold(await stocked(await newShop()), '2026-02-20');
    await shop.run(requestUnitsBack, { order: 1001, line: ['1=1'], reason: 'damaged' });
    await shop.run(approveReturn, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1 });

    expect(await told(shop, 'stock')).toMatchObject({
      by: 'product', from: null, to: '2026-03-02', rows_read: 3,
      rows: [
        { sku: 'MUG', name: 'Blue mug', on_hand: 8, not_sellable: 1, value: '28.80', unit_cost: '3.20', last_sold_on: '2026-02-20', days_since_sold: 10 },
        { sku: 'POT', name: 'Pot', on_hand: 2, not_sellable: 0, value: '24.00', unit_cost: '12.00', last_sold_on: null, days_since_sold: null },
      ],
      totals: { on_hand: 10, not_sellable: 1, value: '52.80' },
    }); // prettier-ignore
    expect((await told(shop, 'stock', { by: 'location' })).rows).toEqual([
      { location: 'main', on_hand: 10, not_sellable: 0, value: '49.60' },
      { location: 'quarantine', on_hand: 0, not_sellable: 1, value: '3.20' },
    ]);
    expect(await told(shop, 'stock', { by: 'category' })).toMatchObject({
      rows: [{ category: 'Kitchen', products: 2, on_hand: 10, not_sellable: 1, value: '52.80' }],
      totals: { products: 2, on_hand: 10, not_sellable: 1, value: '52.80' },
    });
  });

  it('gives the average cost as a price: whole pence from a pound on, and all of it below', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'POT', name: 'Pot', price: '25.00' });
    await shop.run(addProduct, { sku: 'SCREW', name: 'Screw', price: '0.01' });
    await shop.run(receiveStock, { sku: 'POT', quantity: '2', cost: '11.90' });
    await shop.run(receiveStock, { sku: 'POT', quantity: '1', cost: '11.91' });
    await shop.run(receiveStock, { sku: 'SCREW', quantity: '1000', cost: '0.0041' });

    expect((await told(shop, 'stock')).rows).toMatchObject([
      { sku: 'POT', value: '35.71', unit_cost: '11.90' },
      { sku: 'SCREW', value: '4.10', unit_cost: '0.0041' },
    ]);
  });

  it('has no rows where there is nothing', async () => {
    const shop = await newShop();

    expect(await told(shop, 'stock')).toMatchObject({ rows: [], rows_read: 0, totals: { value: '0.00' } });
    expect(await told(shop, 'dead-stock', { by: 'category' })).toMatchObject({
      rows: [],
      totals: { value: '0.00' },
    });
  });
});

onEveryEngine('reports dead-stock', (newShop) => {
  it('finds what was received long ago and has not sold since', async () => {
    const shop = await mugSold(await stocked(await newShop()), '2025-09-03');
    await shop.run(receiveStock, { sku: 'TEA', quantity: '50' });

    expect(await told(shop, 'dead-stock')).toMatchObject({
      rows: [
        { sku: 'MUG', on_hand: 8, value: '25.60', first_received_on: '2025-06-01', last_sold_on: '2025-09-03', days_since: 180 },
        { sku: 'POT', on_hand: 2, value: '24.00', first_received_on: '2025-06-01', last_sold_on: null, days_since: 274 },
      ],
      totals: { on_hand: 10, value: '49.60' },
    }); // prettier-ignore
    expect((await told(shop, 'dead-stock', { flags: { days: 181 } })).rows).toMatchObject([{ sku: 'POT' }]);
    expect((await told(shop, 'dead-stock', { flags: { days: 274 } })).rows).toEqual([]);
    expect((await told(shop, 'dead-stock', { by: 'category' })).rows).toEqual([
      { category: 'Kitchen', products: 2, on_hand: 10, value: '49.60' },
    ]);
  });
});
