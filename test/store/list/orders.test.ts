import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { holdOrder } from '../../../src/operations/orders/hold.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { listOrders, ordersQuery, type OrderFilters } from '../../../src/store/list/orders.ts';
import { orderListView } from '../../../src/views/order-list.ts';
import { mugShop, ordered } from '../../support/mugs.ts';
import { newShop as newShopOn, onEveryEngine, type TestShop } from '../../support/shop.ts';

/** Six orders: paid and shipped; Ann's, due; a draft; cancelled; Bob's from the web, waiting; held. */
async function sixOrders(shop: TestShop): Promise<TestShop> {
  await mugShop(shop, '20');
  await ordered(shop, { line: ['MUG=2'], pay: ['card'], placed_on: '2026-02-27' });
  await shop.run(shipOrder, { order: 1001 });
  await ordered(shop, {
    line: ['TEA=1'],
    customer: 'Ann Lee <ann@example.com>',
    ship_to: '1 Row, Whitby, YO22 4AA',
  });
  await ordered(shop, { line: ['MUG=1'], draft: true });
  await ordered(shop, { line: ['MUG=1'] });
  await shop.run(cancelOrder, { order: 1004, reason: 'no' });
  await ordered(shop, {
    line: ['MUG=99'], customer: 'Bob Öst <bob@example.com>', channel: 'web', external_ref: 'W-1_%', backorder: true,
  }); // prettier-ignore
  await ordered(shop, { line: ['MUG=1'], backorder: true });
  await shop.run(holdOrder, { order: 1006, reason: 'wait' });
  return shop;
}

onEveryEngine('the list of orders', (newShop) => {
  it('is the newest first, and narrows by every filter', async () => {
    const shop = await sixOrders(await newShop());
    const numbers = async (filters: OrderFilters) =>
      (await shop.read((reading) => listOrders(reading, filters))).map(({ number }) => number);

    expect(await numbers({})).toEqual([1006, 1005, 1004, 1003, 1002, 1001]);
    expect(await numbers({ limit: 2 })).toEqual([1006, 1005]);
    expect(await numbers({ lifecycle: 'draft' })).toEqual([1003]);
    expect(await numbers({ lifecycle: 'open' })).toEqual([1006, 1005, 1002, 1001]);
    expect(await numbers({ headline: 'hold' })).toEqual([1006]);
    expect(await numbers({ headline: 'cancelled' })).toEqual([1004]);
    expect(await numbers({ payment: 'paid' })).toEqual([1001]);
    expect(await numbers({ fulfilment: 'fulfilled' })).toEqual([1001]);
    expect(await numbers({ channel: 'web' })).toEqual([1005]);
    expect(await numbers({ customer: 'ANN@example.com' })).toEqual([1002]);
    expect(await numbers({ customer: 'C0002' })).toEqual([1005]);
    expect(await numbers({ customer: 'Bob Öst', channel: 'direct' })).toEqual([]);
    expect(await numbers({ sku: 'TEA' })).toEqual([1002]);
    expect(await numbers({ from: '2026-03-01' })).toEqual([1006, 1005, 1004, 1003, 1002]);
    expect(await numbers({ to: '2026-02-28' })).toEqual([1001]);
    expect(await numbers({ due: true, from: '2026-03-01', lifecycle: 'open' })).toEqual([1006, 1005, 1002]);
    expect(await numbers({ search: '#1003' })).toEqual([1003]);
    expect(await numbers({ search: 'W-1_%' })).toEqual([1005]);
    expect(await numbers({ search: 'ost' })).toEqual([1005]);
    expect(await numbers({ search: 'yo22' })).toEqual([1002]);
    expect(await numbers({ search: '%' })).toEqual([]);
  });

  it('shows a row as scripts read it', async () => {
    const shop = await sixOrders(await newShop());
    const [row] = await shop.read((reading) => listOrders(reading, { customer: 'bob@example.com' }));
    expect(row && orderListView.row(row)).toEqual({
      number: 1005, headline: 'to_ship', placed_on: '2026-03-02', customer: 'Bob Öst', customer_code: 'C0002',
      channel: 'web', external_ref: 'W-1_%', lifecycle: 'open', readiness: 'partly_ready', fulfilment: 'unfulfilled',
      delivery: 'not_shipped', payment: 'unpaid', returns: 'none', promised_on: null, gross: '990.00', due: '990.00',
      exceptions: null, currency: 'GBP',
    }); // prettier-ignore
  });

  it('refuses a channel, a customer and a product that there are not', async () => {
    const shop = await sixOrders(await newShop());
    for (const filters of [{ channel: 'fax' }, { customer: 'nobody' }, { sku: 'MUK' }]) {
      await expect(shop.read((reading) => listOrders(reading, filters))).rejects.toMatchObject({ exit: 3 });
    }
  });
});

/** A million orders are listed from an index, in its order, however the list is narrowed. */
it.each<[OrderFilters, string]>([
  [{}, 'orders_placed'],
  [{ from: '2026-01-01', to: '2026-02-01' }, 'orders_placed'],
  [{ lifecycle: 'draft' }, 'orders_lifecycle'],
  [{ headline: 'to_ship' }, 'orders_headline'],
  [{ payment: 'unpaid' }, 'orders_payment'],
  [{ fulfilment: 'partial' }, 'orders_fulfilment'],
  [{ due: true }, 'orders_due'],
  [{ channel: 'web' }, 'orders_channel'],
  [{ customer: 'C0001' }, 'orders_customer'],
])('finds %j through an index and sorts nothing', async (filters, index) => {
  const plan = await planOf(filters);
  expect(plan.find((step) => / o USING/.test(step))).toMatch(new RegExp(`INDEX ${index}( |$)`));
  expect(plan.filter((step) => step.includes('TEMP B-TREE FOR ORDER'))).toEqual([]);
});

it.each<OrderFilters>([{ sku: 'TEA' }, { search: 'lee' }])('reads only what %j finds', async (filters) => {
  const plan = await planOf(filters);
  expect(plan.filter((step) => /SCAN (o|orders|order_lines)\b/.test(step))).toEqual([]);
  expect(plan.find((step) => /SEARCH o /.test(step))).toContain('INTEGER PRIMARY KEY');
});

async function planOf(filters: OrderFilters): Promise<string[]> {
  const shop = await sixOrders(await newShopOn('sqlite'));
  return shop.read(async (reading) => {
    const { query } = await ordersQuery(reading, { ...filters, limit: 50 });
    const { sql, parameters } = query.compile();
    const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await reading.tx.executeQuery<{ detail: string }>(explained);
    return rows.map(({ detail }) => detail);
  });
}
