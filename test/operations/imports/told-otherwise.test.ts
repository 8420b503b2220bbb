import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { editOrder } from '../../../src/operations/orders/edit.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { told } from '../../support/reported.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { orderRow, stockedShop, stockRow } from '../../support/sold.ts';
import { importInto, sheet } from '../../support/spreadsheet.ts';

const order = {
  external_ref: 'W1',
  channel: 'web',
  placed_on: '2026-02-20',
  sku: 'MUG',
  quantity: 2,
  unit_price: '9.50',
};
const sent = { fulfilment: 'fulfilled', shipped_at: '2026-02-25T09:00:00Z' };

const amazon = (status: string, quantity: number, changed: string): string =>
  sheet(
    [
      ['amazon-order-id', 'purchase-date', 'last-updated-date', 'order-status', 'fulfillment-channel', 'sales-channel',
        'product-name', 'sku', 'asin', 'item-status', 'quantity', 'currency', 'item-price'],
      ['202-1', '2026-02-20T10:00:00+00:00', changed, status, 'Merchant', 'Amazon.co.uk', 'Blue mug', 'MUG', 'B01',
        status, quantity, 'GBP', quantity === 0 ? '' : '19.00'],
    ].map((cells) => cells.join('\t')),
    'orders.txt',
  ); // prettier-ignore

onEveryEngine('what a channel tells and the shop knows otherwise', (newShop) => {
  it('is paid as much as the channel was, whatever was added here since', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'paid', total: '19.00' });
    await shop.run(editOrder, { order: 1001, line: ['MUG=1'] });

    await told(shop, 'orders', { ...order, payment: 'paid', total: '19.00', note: 'gift' });

    expect(await orderRow(shop, 1001)).toMatchObject({ gross: '28.50', paid: '19.00', due: '9.50' });
    await shop.booksAreSound();
  });

  it('ships what was not there once it is, and says the shortage as new only once', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, quantity: 101 });
    const gone = { ...order, ...sent, quantity: 101 };

    const short = await told(shop, 'orders', gone);
    const again = await told(shop, 'orders', gone);
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5' });
    const later = await told(shop, 'orders', gone);
    const after = await told(shop, 'orders', gone);

    expect(short).toMatchObject({
      updated: 1,
      warnings: [expect.stringContaining('#1001 (web W1) 1 of MUG')],
    });
    expect(again).toMatchObject({
      updated: 0,
      warnings: [expect.stringContaining('#1001 (web W1) 1 of MUG')],
    });
    expect(later).toMatchObject({ updated: 1, warnings: [] });
    expect(after).toMatchObject({ updated: 0, unchanged: 1, warnings: [] });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 4, allocated: 0 });
    await shop.booksAreSound();
  });

  it('is said where it was cancelled here and has left there', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', order);
    await shop.run(cancelOrder, { order: 1001, reason: 'no answer' });

    const done = await told(shop, 'orders', { ...order, ...sent });

    expect(done.warnings).toEqual([
      '#1001 (W1): its channel has shipped 2 of MUG that are cancelled here. Look whether they have left: docket orders show 1001',
    ]);
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100 });
    await shop.booksAreSound();
  });

  it('is called off where Amazon keeps its lines without units', async () => {
    const shop = await stockedShop(await newShop());
    await importInto(shop, { kind: 'orders', file: amazon('Unshipped', 2, '2026-02-20T11:00:00+00:00') });
    const cancelled = amazon('Cancelled', 0, '2026-02-21T11:00:00+00:00');

    const done = await importInto(shop, { kind: 'orders', file: cancelled });

    expect(done).toMatchObject({ updated: 1, warnings: [] });
    expect(await orderRow(shop, 1001)).toMatchObject({ lifecycle: 'cancelled', gross: '0.00' });
    await shop.booksAreSound();
  });

  it('is left out, and named, where it was called off before anybody here knew of it', async () => {
    const shop = await stockedShop(await newShop());
    const cancelled = amazon('Cancelled', 0, '2026-02-21T11:00:00+00:00');

    const done = await importInto(shop, { kind: 'orders', file: cancelled });

    expect(done).toMatchObject({ created: 0, also: {}, warnings: [expect.stringContaining('202-1')] });
    await shop.booksAreSound();
  });

  it('is no new product where a spreadsheet has taken its zeros', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: '00417', name: 'Assam', price: '6.95' });
    const products = sheet(['sku,name,price', '417,Assam,7.00']);
    const stock = sheet(['sku,quantity', '417,5']);

    await expect(importInto(shop, { kind: 'products', file: products })).rejects.toThrow(
      '417 is known as 00417: the leading zeros are lost.',
    );
    await expect(importInto(shop, { kind: 'stock', file: stock })).rejects.toThrow('did you mean 00417?');
  });
});
