import { expect, it } from 'vitest';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { showOrder } from '../../src/store/list/order.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { orderView } from '../../src/views/order.ts';
import { stockView } from '../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';

async function withMugs(shop: TestShop, mugs: string): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: mugs });
  return shop;
}

onEveryEngine('placing an order', (newShop) => {
  it('promises what is free and adds tax, shipping and a payment up to the penny', async () => {
    const shop = await withMugs(await newShop(), '100');

    const number = await shop.run(placeOrder, {
      customer: 'Ann Lee <ann@example.com>',
      line: ['MUG=2', 'MUG=1@8.00-10%'],
      shipping: '3.95',
      pay: ['card=5.00'],
    });

    const order = orderView.row(await shop.read((reading) => showOrder(reading, Number(number))));
    expect(order).toMatchObject({
      number: 1001, lifecycle: 'open', headline: 'to_ship', readiness: 'ready', payment: 'part_paid',
      gross: '30.15', net: '25.12', tax: '5.03', discount: '0.80', shipping: '3.95', paid: '5.00', due: '25.15',
      customer: { code: 'C0001', name: 'Ann Lee', email: 'ann@example.com' },
    }); // prettier-ignore
    expect(stockView.row(await shop.read((reading) => showStock(reading, 'MUG')))).toMatchObject({
      on_hand: 100, allocated: 3, available: 97, value: '320.00',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('sums two lines of one product before it holds them against stock, and promises nothing when it refuses', async () => {
    const shop = await withMugs(await newShop(), '5');
    await expect(shop.run(placeOrder, { line: ['MUG=3', 'MUG=3'] })).rejects.toMatchObject({
      code: 'stock.short',
      message: 'Only 5 of MUG are available, 6 wanted (on hand 5).',
    });
    expect(stockView.row(await shop.read((reading) => showStock(reading, 'MUG')))).toMatchObject({
      allocated: 0,
    });
  });

  it('says everything that is wrong at once', async () => {
    const shop = await withMugs(await newShop(), '5');
    const refused = shop.run(placeOrder, {
      line: ['MUG=0', 'MUG=1.5', 'MUK=1', 'MUG'],
      channel: 'fax',
      discount: '12,3',
    });
    await expect(refused).rejects.toMatchObject({ exit: 2 });
    const said = await refused.catch((error: Error) => error.message);
    expect(said).toBe(
      ['The line “MUG” is not written as SKU=QTY[@PRICE][-10%].', 'There is no product “MUK”.']
        .join('\n')
        .replace(/^/, 'There is no channel “fax”.\n') +
        '\nThe quantity of MUG is 0, and must be more than 0.\nThe quantity of MUG 1.5 has more decimals than it may: no decimals here.\nThe discount “12,3” can be read as 12.3 or as 123.',
    );
  });

  it('gives what is received to the order that waits for it', async () => {
    const shop = await withMugs(await newShop(), '1');
    const number = Number(await shop.run(placeOrder, { line: ['MUG=3'], backorder: true }));
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', cost: '4.00' });
    expect(orderView.row(await shop.read((reading) => showOrder(reading, number)))).toMatchObject({
      readiness: 'ready',
    });
    expect(stockView.row(await shop.read((reading) => showStock(reading, 'MUG')))).toMatchObject({
      on_hand: 6, allocated: 3, available: 3, value: '23.20',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('hands a sale over the counter', async () => {
    const shop = await withMugs(await newShop(), '3');
    const number = Number(await shop.run(placeOrder, { line: ['MUG=1'], pay: ['cash'], collect: true }));
    expect(orderView.row(await shop.read((reading) => showOrder(reading, number)))).toMatchObject({
      headline: 'complete', payment: 'paid', fulfilment: 'fulfilled', shipments: [{ number: 1, kind: 'collection' }],
    }); // prettier-ignore
    expect(stockView.row(await shop.read((reading) => showStock(reading, 'MUG')))).toMatchObject({
      on_hand: 2,
      value: '6.40',
    });
    await shop.booksAreSound();
  });

  it('does the same thing once when it is asked twice with one key', async () => {
    const shop = await withMugs(await newShop(), '3');
    const first = await shop.run(placeOrder, { line: ['MUG=1'] }, { idempotencyKey: 'k1' });
    const again = await shop.run(placeOrder, { line: ['MUG=1'] }, { idempotencyKey: 'k1' });
    expect(again).toBe(first);
    await expect(shop.run(placeOrder, { line: ['MUG=2'] }, { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'idempotency.conflict',
    });
  });
});
