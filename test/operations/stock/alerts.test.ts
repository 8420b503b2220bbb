import { expect, it } from 'vitest';
import { perform } from '../../../src/operations/perform.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { cancelPurchase } from '../../../src/operations/purchases/cancel.ts';
import { fireAlerts } from '../../../src/operations/stock/alerts.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listFired, listLow } from '../../../src/store/list/low.ts';
import { lowView } from '../../../src/views/low.ts';
import { bought, buyingShop } from '../../support/buying.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function withJugs(shop: TestShop): Promise<TestShop> {
  await buyingShop(shop);
  await shop.run(editProduct, { sku: 'JUG', reorder_point: '4', reorder_quantity: '10' });
  await shop.run(receiveStock, { sku: 'JUG', quantity: '5' });
  return shop;
}

async function told(shop: TestShop): Promise<string[]> {
  const write = { command: 'stock low', request: {} };
  const low = await perform(shop.app, write, fireAlerts, (work, operation) =>
    listFired(work, Number(operation)),
  );
  return low.map(({ sku }) => sku);
}

async function alerts(shop: TestShop) {
  const low = await shop.read((reading) => listLow(reading));
  return low.map(lowView.row).map(({ sku, alert }) => [sku, alert]);
}

onEveryEngine('telling what is low', (newShop) => {
  it('happens once, until stock recovers', async () => {
    const shop = await withJugs(await newShop());
    expect(await told(shop)).toEqual([]);

    await shop.run(placeOrder, { line: ['JUG=1'] });
    expect(await alerts(shop)).toEqual([['JUG', 'armed']]);
    expect(await told(shop)).toEqual(['JUG']);
    expect(await alerts(shop)).toEqual([['JUG', 'fired']]);
    expect(await told(shop)).toEqual([]);
    expect(await alerts(shop)).toEqual([['JUG', 'snoozed']]);
    await shop.run(editProduct, { sku: 'MUG', reorder_point: '0' });
    expect(await told(shop)).toEqual(['MUG']);

    await shop.run(receiveStock, { sku: 'JUG', quantity: '1' });
    await shop.run(placeOrder, { line: ['JUG=2'] });
    expect(await alerts(shop)).toEqual([['JUG', 'armed'], ['MUG', 'fired']]); // prettier-ignore
    expect(await told(shop)).toEqual(['JUG']);
    await shop.booksAreSound();
  });

  it('happens again when an order that would have helped is cancelled', async () => {
    const shop = await withJugs(await newShop());
    await shop.run(placeOrder, { line: ['JUG=2'] });
    expect(await told(shop)).toEqual(['JUG']);

    const order = await bought(shop, { line: ['JUG=10'] });
    expect(await alerts(shop)).toEqual([]);
    await shop.run(cancelPurchase, { purchase: order });
    expect(await told(shop)).toEqual(['JUG']);
  });

  it('is undone as if nobody had been told, and a dry run tells nobody', async () => {
    const shop = await withJugs(await newShop());
    await shop.run(placeOrder, { line: ['JUG=1'] });

    await shop.run(fireAlerts, null, { dryRun: true });
    expect(await told(shop)).toEqual(['JUG']);
    await shop.undo();
    expect(await alerts(shop)).toEqual([['JUG', 'armed']]);
    expect(await told(shop)).toEqual(['JUG']);
    await shop.booksAreSound();
  });
});
