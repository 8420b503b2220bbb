import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { deliverShipment } from '../../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { undoOperation } from '../../../src/operations/undo/index.ts';
import { latestOperation } from '../../../src/store/list/operations.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { showStock } from '../../../src/store/list/stock.ts';
import { orderView } from '../../../src/views/order.ts';
import { stockView } from '../../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

/** Takes the latest write back. */
async function undo(shop: TestShop): Promise<void> {
  const latest = await shop.read(latestOperation);
  const id = latest?.id ?? 0;
  await shop.run(undoOperation, { operation: id }, { undoes: id });
}

/** The sums over all places: a place that was used once stays in the list, empty. */
async function stock(shop: TestShop): Promise<unknown> {
  const { locations: _places, ...sums } = stockView.row(
    await shop.read((reading) => showStock(reading, 'MUG')),
  );
  return sums;
}

async function order(shop: TestShop, number: number): Promise<Record<string, unknown>> {
  return { ...orderView.row(await shop.read((reading) => showOrder(reading, number))) };
}

async function tenMugs(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '10' });
  return shop;
}

onEveryEngine('undo', (newShop) => {
  it('takes a whole day back, write by write, until the shelf is as it was', async () => {
    const shop = await tenMugs(await newShop());
    const morning = await stock(shop);
    const number = Number(await shop.run(placeOrder, { customer: 'Ann Lee', line: ['MUG=3'] }));
    await shop.run(payOrder, { order: number, amount: null, method: 'card' });
    const shipment = Number(await shop.run(shipOrder, { order: number }));
    await shop.run(deliverShipment, { shipment });
    const sent = await order(shop, number);
    const back = Number(await shop.run(requestUnitsBack, { order: number, line: ['1=1'], reason: 'faulty' }));
    await shop.run(approveReturn, { return: back });
    await shop.run(receiveUnitsBack, { return: back });
    await shop.run(inspectUnits, { return: back, scrap: true });
    await shop.run(refundUnits, { return: back });

    for (const _ of ['refund', 'inspect', 'receive', 'approve', 'request']) await undo(shop);
    const { returns_list: _list, payments: _paid, ...now } = await order(shop, number);
    const { returns_list: _none, payments: _before, ...then } = sent;
    expect(now).toEqual(then);
    await shop.booksAreSound();

    for (const _ of ['deliver', 'ship', 'pay', 'place']) await undo(shop);
    expect(await stock(shop)).toEqual(morning);
    expect(await order(shop, number)).toMatchObject({ undone: true, paid: '0.00', credits: '0.00' });
    await shop.booksAreSound();
  });

  it('takes a sale over the counter back in one go', async () => {
    const shop = await tenMugs(await newShop());
    const morning = await stock(shop);
    await shop.run(placeOrder, { line: ['MUG=1'], pay: ['cash'], collect: true });
    await undo(shop);
    expect(await stock(shop)).toEqual(morning);
    await shop.booksAreSound();
  });

  it('refuses when something depends on it, and changes nothing', async () => {
    const shop = await tenMugs(await newShop());
    const received = await shop.read(latestOperation);
    const number = Number(await shop.run(placeOrder, { line: ['MUG=9'] }));

    await expect(
      shop.run(undoOperation, { operation: received?.id ?? 0 }, { undoes: received?.id ?? 0 }),
    ).rejects.toMatchObject({
      code: 'undo.impossible',
      message: 'Only 1 of the 10 of MUG are still free at main, 9 more are promised to orders.',
    });
    expect(await order(shop, number)).toMatchObject({ headline: 'to_ship' });
    await shop.booksAreSound();
  });

  it('gives back what came at another cost without breaking the value of the rest', async () => {
    const shop = await tenMugs(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', cost: '9.99' });
    await shop.run(placeOrder, { line: ['MUG=10'], pay: ['cash'], collect: true });
    const dear = await shop.read((reading) =>
      reading.tx
        .selectFrom('operations')
        .select('id')
        .where('command', '=', 'receiveStock')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    );
    await shop.run(undoOperation, { operation: dear.id }, { undoes: dear.id });
    expect(await stock(shop)).toMatchObject({ on_hand: 0, value: '0.00' });
    await shop.booksAreSound();
  });

  it('undoes nothing twice, and no undo', async () => {
    const shop = await tenMugs(await newShop());
    const received = await shop.read(latestOperation);
    await undo(shop);
    await expect(shop.run(undoOperation, { operation: received?.id ?? 0 })).rejects.toMatchObject({
      code: 'undo.impossible',
    });
    const last = await shop.read((reading) =>
      reading.tx.selectFrom('operations').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow(),
    );
    await expect(shop.run(undoOperation, { operation: last.id }, { undoes: last.id })).rejects.toMatchObject({
      code: 'undo.impossible',
    });
  });
});
