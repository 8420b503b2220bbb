import { expect, it } from 'vitest';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { refundOrder } from '../../src/operations/payments/refund.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { approveReturn } from '../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { refundUnits } from '../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { told } from './asking.ts';

/** Mugs and tea, plenty of both, and wrapping as a service. */
async function stocked(shop: TestShop): Promise<TestShop> {
  shop.at('2026-01-02T10:00:00.000Z');
  await shop.run(addProduct, {
    sku: 'MUG',
    name: 'Blue mug',
    price: '20.00',
    cost: '5.00',
    category: 'Kitchen',
  });
  await shop.run(addProduct, { sku: 'TEA', name: 'Tea', price: '6.00', cost: '2.00', tax: 'zero' });
  await shop.run(addProduct, { sku: 'WRAP', name: 'Wrapping', price: '3.00', kind: 'service' });
  for (const sku of ['MUG', 'TEA']) await shop.run(receiveStock, { sku, quantity: '100' });
  return shop;
}

async function placed(
  shop: TestShop,
  day: string,
  request: Parameters<typeof placeOrder>[1],
): Promise<number> {
  shop.at(`${day}T10:00:00.000Z`);
  return Number(await shop.run(placeOrder, request));
}

/** Ships an order, takes units back and refunds them on a day. */
async function comesBack(
  shop: TestShop,
  order: number,
  { units, day }: { units: string; day: string },
): Promise<void> {
  await shop.run(shipOrder, { order });
  shop.at(`${day}T10:00:00.000Z`);
  const number = Number(
    await shop.run(requestUnitsBack, { order, line: [units], reason: 'faulty', override: true }),
  );
  await shop.run(approveReturn, { return: number });
  await shop.run(receiveUnitsBack, { return: number });
  await shop.run(refundUnits, { return: number });
}

onEveryEngine('reports sales', (newShop) => {
  it('counts five at 20.00 with one refunded as 80.00 in a shop without tax', async () => {
    const shop = await stocked(await newShop({ country: 'US', currency: 'USD', tax_rate: 0 }));
    const order = await placed(shop, '2026-02-10', { line: ['MUG=5'], pay: ['cash'] });

    await comesBack(shop, order, { units: '1=1', day: '2026-02-20' });

    expect(await told(shop, 'sales', { from: '2026-02-01', to: '2026-02-28' })).toMatchObject({
      report: 'sales', by: null, from: '2026-02-01', to: '2026-02-28', timezone: 'Europe/London', currency: 'USD', rows_read: 2,
      rows: [{
        gross_sales: '100.00', discounts: '0.00', returned_goods: '20.00', net_sales: '80.00',
        tax: '0.00', shipping: '0.00', units: 4,
      }],
      totals: { net_sales: '80.00', units: 4 },
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('counts a refund in its own month, and never lowers the gross sales of the order’s', async () => {
    const shop = await stocked(await newShop());
    const order = await placed(shop, '2026-01-31', {
      line: ['MUG=3-10%', 'TEA=2'],
      shipping: '3.60',
      pay: ['card'],
    });

    await comesBack(shop, order, { units: '1=1', day: '2026-02-01' });

    const { rows, totals } = await told(shop, 'sales', { by: 'month', from: '2026-01-01', to: '2026-12-31' });
    expect(rows).toEqual([
      { month: '2026-01', gross_sales: '62.00', discounts: '5.00', returned_goods: '0.00', net_sales: '57.00', tax: '9.60', shipping: '3.00', units: 5 },
      { month: '2026-02', gross_sales: '0.00', discounts: '0.00', returned_goods: '15.00', net_sales: '-15.00', tax: '-3.00', shipping: '0.00', units: -1 },
    ]); // prettier-ignore
    expect(totals).toEqual({
      gross_sales: '62.00', discounts: '5.00', returned_goods: '15.00', net_sales: '42.00', tax: '6.60', shipping: '3.00', units: 4,
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('names products, channels and customers, and what belongs to none', async () => {
    const shop = await stocked(await newShop());
    const order = await placed(shop, '2026-02-10', {
      customer: 'Ann Lee <ann@example.com>', line: ['MUG=1', 'WRAP=1'], shipping: '3.60', channel: 'web', pay: ['card'],
    }); // prettier-ignore
    await placed(shop, '2026-02-11', { line: ['TEA=2'] });
    await shop.run(refundOrder, { order, amount: '1.20' });

    const by = async (word: string) =>
      (await told(shop, 'sales', { by: word })).rows.map(({ net_sales, shipping, units, ...name }) => [
        name,
        net_sales,
        shipping,
        units,
      ]);

    expect(await by('product')).toEqual([
      [expect.objectContaining({ sku: 'MUG', name: 'Blue mug' }), '16.67', '0.00', 1],
      [expect.objectContaining({ sku: 'TEA', name: 'Tea' }), '12.00', '0.00', 2],
      [expect.objectContaining({ sku: 'WRAP', name: 'Wrapping' }), '2.50', '0.00', 1],
      [expect.objectContaining({ sku: null, name: 'charges and goodwill' }), '-1.00', '3.00', 0],
    ]);
    expect(await by('category')).toEqual([
      [expect.objectContaining({ category: 'Kitchen' }), '16.67', '0.00', 1],
      [expect.objectContaining({ category: null }), '13.50', '3.00', 3],
    ]);
    expect(await by('channel')).toEqual([
      [expect.objectContaining({ channel: 'web' }), '18.17', '3.00', 2],
      [expect.objectContaining({ channel: 'direct' }), '12.00', '0.00', 2],
    ]);
    expect(await by('customer')).toEqual([
      [expect.objectContaining({ customer: 'C0001', name: 'Ann Lee' }), '18.17', '3.00', 2],
      [expect.objectContaining({ customer: null, name: 'walk-in' }), '12.00', '0.00', 2],
    ]);
  });

  it('leaves out services and charges with --kind goods, drafts and what was cancelled always', async () => {
    const shop = await stocked(await newShop());
    await placed(shop, '2026-02-10', { line: ['MUG=1', 'WRAP=40'], shipping: '3.60' });
    await placed(shop, '2026-02-10', { line: ['MUG=9'], draft: true });
    const order = await placed(shop, '2026-02-10', { line: ['TEA=7'] });
    await shop.run(cancelOrder, { order, line: ['1=5'], reason: 'changed_mind' });

    const best = await told(shop, 'sales', { by: 'product', top: 1, flags: { kind: 'goods' } });

    expect(best.rows).toMatchObject([{ sku: 'MUG', net_sales: '16.67', shipping: '0.00', units: 1 }]);
    expect(best.totals).toMatchObject({ net_sales: '28.67', shipping: '0.00', units: 3 });
    expect((await told(shop, 'sales', { by: 'product', top: 1 })).rows).toMatchObject([{ sku: 'WRAP' }]);
  });

  it('folds days into weeks that begin on Monday', async () => {
    const shop = await stocked(await newShop());
    for (const day of ['2026-02-08', '2026-02-09', '2026-02-15', '2026-02-16'])
      await placed(shop, day, { line: ['MUG=1'] });

    const { rows } = await told(shop, 'sales', { by: 'week', from: '2026-02-01' });

    expect(rows.map(({ week, units }) => [week, units])).toEqual([['2026-02-02', 1], ['2026-02-09', 2], ['2026-02-16', 1]]); // prettier-ignore
  });

  it('has no rows in an empty shop', async () => {
    const shop = await newShop();

    for (const by of [
      'day',
      'week',
      'month',
      'product',
      'category',
      'channel',
      'customer',
      'country',
      undefined,
    ]) {
      expect(await told(shop, 'sales', { by })).toMatchObject({
        rows: [],
        rows_read: 0,
        totals: { net_sales: '0.00' },
      });
    }
  });

  it('sorts by any column, blank cells last, and refuses one that is not there', async () => {
    const shop = await stocked(await newShop());
    await placed(shop, '2026-02-10', { line: ['MUG=1', 'TEA=9', 'WRAP=4'], shipping: '3.60' });

    const sorted = async (sort: string) =>
      (await told(shop, 'sales', { by: 'product', sort })).rows.map(({ sku }) => sku);

    expect(await sorted('sku')).toEqual(['MUG', 'TEA', 'WRAP', null]);
    expect(await sorted('-sku')).toEqual(['WRAP', 'TEA', 'MUG', null]);
    expect(await sorted('-gross-sales')).toEqual(['TEA', 'MUG', 'WRAP', null]);
    await expect(sorted('-net_sails')).rejects.toMatchObject({
      code: 'input.invalid',
      details: { value: 'net_sails', choices: expect.arrayContaining(['net_sales']) as string[] },
    });
  });
});
