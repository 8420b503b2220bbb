import { expect, it } from 'vitest';
import { record } from '../../src/store/record/index.ts';
import type { Work } from '../../src/store/work.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { approveReturn } from '../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { told } from './asking.ts';

async function stocked(shop: TestShop): Promise<TestShop> {
  shop.at('2026-01-02T10:00:00.000Z');
  await shop.run(addProduct, {
    sku: 'MUG',
    name: 'Blue mug',
    price: '12.00',
    cost: '3.20',
    category: 'Kitchen',
  });
  await shop.run(addProduct, { sku: 'TEA', name: 'Tea', price: '5.00', cost: '1.00', tax: 'zero' });
  for (const sku of ['MUG', 'TEA']) await shop.run(receiveStock, { sku, quantity: '100' });
  return shop;
}

async function shipped(shop: TestShop, order: number, on: string, line: readonly string[]): Promise<void> {
  shop.at(`${on}T10:00:00.000Z`);
  await shop.run(shipOrder, { order, line });
}

async function back(shop: TestShop, order: number, line: string, reason: string): Promise<void> {
  const number = Number(await shop.run(requestUnitsBack, { order, line: [line], reason, override: true }));
  await shop.run(approveReturn, { return: number });
  await shop.run(receiveUnitsBack, { return: number });
}

/** Four mugs in two parcels, three in January and one in February, and ten packets of tea with it. */
async function twoParcels(shop: TestShop): Promise<number> {
  const order = Number(await shop.run(placeOrder, { line: ['MUG=4', 'TEA=10'], ship_policy: 'partial' }));
  await shipped(shop, order, '2026-01-10', ['1=3']);
  await shipped(shop, order, '2026-02-10', ['1=1', '2=10']);
  return order;
}

onEveryEngine('reports returns', (newShop) => {
  it('counts what came back against the parcel that it left with, whenever it came', async () => {
    const shop = await stocked(await newShop());
    const order = await twoParcels(shop);

    await back(shop, order, '1=2', 'damaged');
    await back(shop, order, '1=2', 'changed_mind');
    await back(shop, order, '2=1', 'damaged');
    shop.at('2026-03-02T10:00:00.000Z');

    const year = { from: '2026-01-01', to: '2026-12-31' };
    const { rows, totals, rows_read } = await told(shop, 'returns', { ...year, by: 'month' });
    expect(rows).toEqual([
      { month: '2026-01', shipped: 3, returned: 3, rate: 1, value: '30.00', window_open: false },
      { month: '2026-02', shipped: 11, returned: 2, rate: 0.181818, value: '15.00', window_open: true },
    ]);
    expect(totals).toEqual({ shipped: 14, returned: 5, rate: 0.357143, value: '45.00', window_open: true });
    expect(rows_read).toBe(7);
    expect((await told(shop, 'returns', { ...year, by: 'product' })).rows).toEqual([
      { sku: 'MUG', name: 'Blue mug', shipped: 4, returned: 4, rate: 1, value: '40.00', window_open: true },
      { sku: 'TEA', name: 'Tea', shipped: 10, returned: 1, rate: 0.1, value: '5.00', window_open: true },
    ]);
    expect((await told(shop, 'returns', { ...year, by: 'category' })).rows).toMatchObject([
      { category: 'Kitchen', shipped: 4, returned: 4 },
      { category: null, shipped: 10, returned: 1 },
    ]);
    expect((await told(shop, 'returns', { from: '2026-01-01', to: '2026-01-31' })).rows).toEqual([
      { shipped: 3, returned: 3, rate: 1, value: '30.00', window_open: false },
    ]);
  });

  it('says why: the shares of the reasons add up to the rate', async () => {
    const shop = await stocked(await newShop());
    const order = await twoParcels(shop);

    await back(shop, order, '1=2', 'damaged');
    await back(shop, order, '2=5', 'changed_mind');
    shop.at('2026-03-02T10:00:00.000Z');

    expect(await told(shop, 'returns', { by: 'reason', from: '2026-01-01' })).toMatchObject({
      rows: [
        { reason: 'changed_mind', returned: 5, rate: 0.357143, value: '25.00' },
        { reason: 'damaged', returned: 2, rate: 0.142857, value: '20.00' },
      ],
      totals: { returned: 7, rate: 0.5, value: '45.00' },
    });
  });

  it('takes in the imported returns of the past, which name no order, on their own day', async () => {
    const shop = await stocked(await newShop());
    await twoParcels(shop);

    await shop.run(importedReturn, { quantity: 2000, net: 900 });
    shop.at('2026-03-02T10:00:00.000Z');

    expect((await told(shop, 'returns', { by: 'month', from: '2026-02-01' })).rows).toMatchObject([
      { month: '2026-02', shipped: 11, returned: 2, value: '9.00' },
    ]);
  });

  it('has no rows in an empty shop', async () => {
    const shop = await newShop();

    for (const by of ['reason', 'product', 'category', 'month', undefined])
      expect(await told(shop, 'returns', { by })).toMatchObject({
        rows: [],
        totals: { returned: 0, rate: null },
      });
  });
});

async function importedReturn(
  work: Work,
  { quantity, net }: { quantity: number; net: number },
): Promise<number> {
  const { id: product_id } = await work.tx
    .selectFrom('products')
    .select('id')
    .where('sku', '=', 'TEA')
    .executeTakeFirstOrThrow();
  const { id: channel_id } = await work.tx.selectFrom('channels').select('id').executeTakeFirstOrThrow();
  const [return_id = 0] = await record(work, [
    {
      type: 'return_requested', order_id: null, external_ref: 'C1', channel_id, customer_id: null, country: null,
      lifecycle: 'imported', reason: 'other', note: null, requested_at: work.now, requested_on: work.today, override_days: null,
      lines: [{ line: 1, order_line_id: null, product_id, reason: 'other', quantity }],
    },
  ]); // prettier-ignore
  const { id: return_line_id } = await work.tx
    .selectFrom('return_lines')
    .select('id')
    .where('return_id', '=', return_id)
    .executeTakeFirstOrThrow();
  const amounts = { net, tax: 0, gross: net };
  await record(work, [
    {
      type: 'credit_written', order_id: null, return_id, kind: 'imported', ...amounts, reason: null,
      credited_at: work.now, credited_on: work.today,
      lines: [{ order_line_id: null, return_line_id, product_id, quantity, list_net: net, tax_rate: 0, ...amounts }],
    },
  ]); // prettier-ignore
  return return_id;
}
