import { expect, it } from 'vitest';
import { holdOrder } from '../../src/operations/orders/hold.ts';
import { placeOrder, type PlaceRequest } from '../../src/operations/orders/place.ts';
import { payOrder } from '../../src/operations/payments/add.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { deliverShipment } from '../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { told } from './asking.ts';

async function stocked(shop: TestShop): Promise<TestShop> {
  shop.at('2026-01-02T10:00:00.000Z');
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '10.00', cost: '3.20' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '100' });
  return shop;
}

async function at<T>(shop: TestShop, instant: string, act: () => Promise<T>): Promise<T> {
  shop.at(`${instant}:00.000Z`);
  return act();
}

async function placed(shop: TestShop, instant: string, request: Partial<PlaceRequest> = {}): Promise<number> {
  return Number(await at(shop, instant, () => shop.run(placeOrder, { line: ['MUG=2'], ...request })));
}

onEveryEngine('reports fulfilment', (newShop) => {
  it('measures from placed, from paid and to delivered, and what left on time', async () => {
    const shop = await stocked(await newShop());
    const quick = await placed(shop, '2026-02-02T08:00', { promised: '2026-02-03' });
    const slow = await placed(shop, '2026-02-02T08:00', { promised: '2026-02-03', ship_policy: 'partial' });
    const free = await placed(shop, '2026-02-27T08:00', { channel: 'web' });
    await placed(shop, '2026-02-27T08:00', { promised: '2026-02-28' });
    await placed(shop, '2026-02-27T08:00', { promised: '2026-03-02' });

    await at(shop, '2026-02-02T20:00', () =>
      shop.run(payOrder, { order: quick, amount: null, method: 'card' }),
    );
    await at(shop, '2026-02-03T08:00', () => shop.run(shipOrder, { order: quick }));
    await at(shop, '2026-02-03T08:00', () => shop.run(shipOrder, { order: slow, line: ['1=1'] }));
    await at(shop, '2026-02-05T08:00', () => shop.run(shipOrder, { order: slow }));
    await at(shop, '2026-02-05T20:00', () => shop.run(deliverShipment, { shipment: 1 }));
    await at(shop, '2026-03-01T08:00', () => shop.run(shipOrder, { order: free }));
    shop.at('2026-03-02T10:00:00.000Z');

    const { rows, totals, rows_read } = await told(shop, 'fulfilment', {
      by: 'month',
      from: '2026-02-01',
      to: '2026-03-31',
    });
    expect(rows_read).toBe(6);
    expect(rows).toEqual([
      {
        month: '2026-02', orders: 2, lead_hours_median: 48, lead_hours_p90: 72, lead_hours_mean: 48,
        due: 3, on_time: 1, on_time_rate: 0.333333, no_promise: 0,
        paid_hours_median: 12, paid_hours_p90: 12, paid_hours_mean: 12,
        delivery_hours_median: 60, delivery_hours_p90: 60, delivery_hours_mean: 60,
      },
      {
        month: '2026-03', orders: 1, lead_hours_median: 48, lead_hours_p90: 48, lead_hours_mean: 48,
        due: 0, on_time: 0, on_time_rate: null, no_promise: 1,
        paid_hours_median: null, paid_hours_p90: null, paid_hours_mean: null,
        delivery_hours_median: null, delivery_hours_p90: null, delivery_hours_mean: null,
      },
    ]); // prettier-ignore
    expect(totals).toMatchObject({ orders: 3, lead_hours_mean: 48, due: 3, on_time: 1, no_promise: 1 });
    const channels = await told(shop, 'fulfilment', { by: 'channel', from: '2026-02-01', to: '2026-03-31' });
    expect(channels.rows).toMatchObject([{ channel: 'direct', orders: 2, due: 3 }, { channel: 'web', orders: 1, due: 0 }]); // prettier-ignore
    await shop.booksAreSound();
  });

  it('has no rows in an empty shop', async () => {
    const shop = await newShop();

    expect(await told(shop, 'fulfilment')).toMatchObject({
      rows: [],
      totals: { orders: 0, lead_hours_mean: null },
    });
    expect(await told(shop, 'backlog')).toMatchObject({
      rows: [],
      totals: { orders: 0, oldest_placed_on: null },
    });
  });
});

onEveryEngine('reports backlog', (newShop) => {
  it('counts what is still to ship by how ready and how old it is', async () => {
    const shop = await stocked(await newShop());
    const sent = await placed(shop, '2026-02-01T08:00');
    await shop.run(shipOrder, { order: sent });
    await placed(shop, '2026-02-15T08:00', { promised: '2026-02-20', channel: 'web' });
    const held = await placed(shop, '2026-02-23T08:00');
    await shop.run(holdOrder, { order: held, reason: 'address' });
    await placed(shop, '2026-03-01T08:00', { promised: '2026-03-02' });
    await placed(shop, '2026-03-02T08:00', { draft: true });
    await placed(shop, '2026-03-02T08:00', { line: ['MUG=500'], backorder: true });
    shop.at('2026-03-02T10:00:00.000Z');

    const { rows, totals } = await told(shop, 'backlog', { sort: 'readiness' });
    const none = { age_0_1: 0, age_2_3: 0, age_4_7: 0, age_8_14: 0, age_15: 0 };
    expect(rows).toEqual([
      { readiness: 'hold', orders: 1, units: 2, gross: '20.00', ...none, age_4_7: 1, overdue: 0, oldest_placed_on: '2026-02-23' },
      { readiness: 'partly_ready', orders: 1, units: 500, gross: '5000.00', ...none, age_0_1: 1, overdue: 0, oldest_placed_on: '2026-03-02' },
      { readiness: 'ready', orders: 2, units: 4, gross: '40.00', ...none, age_0_1: 1, age_15: 1, overdue: 1, oldest_placed_on: '2026-02-15' },
    ]); // prettier-ignore
    expect(totals).toEqual({
      orders: 4, units: 506, gross: '5060.00', age_0_1: 2, age_2_3: 0, age_4_7: 1, age_8_14: 0, age_15: 1, overdue: 1,
      oldest_placed_on: '2026-02-15',
    }); // prettier-ignore
    expect((await told(shop, 'backlog', { by: 'channel' })).rows).toMatchObject([
      { channel: 'direct', orders: 3 },
      { channel: 'web', orders: 1 },
    ]);
  });
});
