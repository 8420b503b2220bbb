import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../../src/operations/orders/close.ts';
import { editOrder } from '../../../src/operations/orders/edit.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { voidPayment } from '../../../src/operations/payments/void.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { archiveProduct } from '../../../src/operations/products/archive.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { deliverShipment } from '../../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { latestOperation } from '../../../src/store/list/operations.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { showStock } from '../../../src/store/list/stock.ts';
import { orderView } from '../../../src/views/order.ts';
import { stockView } from '../../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

/** Takes the latest write back. */
async function undo(shop: TestShop): Promise<void> {
  await shop.undo();
}

async function latest(shop: TestShop) {
  return shop.read(({ tx }) =>
    tx.selectFrom('operations').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
  );
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

    await expect(shop.undo(received?.id)).rejects.toMatchObject({
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
    await shop.undo(dear.id);
    expect(await stock(shop)).toMatchObject({ on_hand: 0, value: '0.00' });
    await shop.booksAreSound();
  });

  it('undoes nothing twice, and no undo, and says what has undone it', async () => {
    const shop = await tenMugs(await newShop());
    const received = (await shop.read(latestOperation))?.id;
    await undo(shop);
    const undoing = (await latest(shop)).id;
    await expect(shop.undo(received)).rejects.toMatchObject({
      code: 'undo.impossible',
      message: `Operation ${received} (receiveStock) is undone already, by operation ${undoing} at 2026-03-02 10:00.`,
    });
    await expect(shop.undo(undoing)).rejects.toMatchObject({ code: 'undo.impossible' });
    await expect(shop.undo(999_999)).rejects.toMatchObject({ code: 'not_found' });
    expect(await stock(shop)).toMatchObject({ on_hand: 0 });
  });

  it('is done by one of two who undo the same at once', async () => {
    const shop = await tenMugs(await newShop());
    const received = (await shop.read(latestOperation))?.id;
    const ends = await Promise.allSettled([shop.undo(received), shop.undo(received)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')?.reason).toMatchObject({ code: 'undo.impossible' });
  });

  it('does it once with a key, and answers the same when it is asked again', async () => {
    const shop = await tenMugs(await newShop());
    const first = await shop.undo(undefined, { idempotencyKey: 'k' });
    const { id } = await latest(shop);
    expect(await shop.undo(undefined, { idempotencyKey: 'k' })).toBe(first);
    expect((await latest(shop)).id).toBe(id);
    await expect(shop.undo(Number(first), { idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'idempotency.conflict',
    });
    expect(await stock(shop)).toMatchObject({ on_hand: 0 });
  });

  it('takes lines back that were added to an order, with what was promised to them', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=2'], shipping: '3.95' }));
    const before = await order(shop, number);
    await shop.run(editOrder, { order: number, line: ['MUG=8'], note: 'for the party' });
    await undo(shop);
    expect(await stock(shop)).toMatchObject({ on_hand: 10, allocated: 2 });
    const { lines, ...now } = await order(shop, number);
    const { lines: _, ...then } = before;
    expect(now).toEqual(then);
    expect(lines).toMatchObject([{ ordered: 2, cancelled: 0 }, { ordered: 8, cancelled: 8, allocated: 0 }]);
    await shop.booksAreSound();

    await shop.run(editOrder, { order: number, line: ['MUG=5'], backorder: true });
    const added = (await shop.read(latestOperation))?.id;
    await shop.run(shipOrder, { order: number });
    await expect(shop.undo(added)).rejects.toMatchObject({ exit: 4 });
    await shop.booksAreSound();
  }); // prettier-ignore

  it('promises again only what an order still waits for', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=10'] }));
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-3', reason: 'broken' });
    const broken = (await shop.read(latestOperation))?.id;
    expect(await stock(shop)).toMatchObject({ on_hand: 7, allocated: 7 });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '2' });
    await shop.undo(broken);
    expect(await stock(shop)).toMatchObject({ on_hand: 12, allocated: 10, available: 2 });
    expect(await order(shop, number)).toMatchObject({ readiness: 'ready' });
    await shop.booksAreSound();
  });

  it('promises nothing again to an order that is gone', async () => {
    const shop = await tenMugs(await newShop());
    await shop.run(placeOrder, { line: ['MUG=10'] });
    const placed = (await shop.read(latestOperation))?.id;
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-3', reason: 'broken' });
    const broken = (await shop.read(latestOperation))?.id;
    await shop.undo(placed);
    await shop.undo(broken);
    expect(await stock(shop)).toMatchObject({ on_hand: 10, allocated: 0 });
    await shop.booksAreSound();
  });

  it('opens an order again that was closed when all of it had left', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=2'], pay: ['cash'], collect: true }));
    await shop.run(closeOrder, { order: number, reason: 'done' });
    await undo(shop);
    expect(await order(shop, number)).toMatchObject({ lifecycle: 'open', headline: 'complete' });
    await shop.booksAreSound();
  });

  it('gives no reference and no barcode back that another has by now', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=1'], external_ref: 'W-1' }));
    await shop.run(editOrder, { order: number, line: [], external_ref: 'W-2' });
    const renamed = (await shop.read(latestOperation))?.id;
    await shop.run(placeOrder, { line: ['MUG=1'], external_ref: 'W-1' });
    await expect(shop.undo(renamed)).rejects.toMatchObject({ code: 'duplicate' });

    await shop.run(editProduct, { sku: 'MUG', barcode: '5012345678900' });
    await shop.run(editProduct, { sku: 'MUG', barcode: '' });
    const taken = (await shop.read(latestOperation))?.id;
    await shop.run(addProduct, { sku: 'CUP', name: 'Cup', price: '1.00', barcode: '5012345678900' });
    await expect(shop.undo(taken)).rejects.toMatchObject({ code: 'exists' });
  });

  it('changes a product back under the laws of changing it by hand', async () => {
    const shop = await tenMugs(await newShop());
    await shop.run(addProduct, { sku: 'SILK', name: 'Silk', price: '9.00' });
    await shop.run(editProduct, { sku: 'SILK', decimals: 2 });
    const finer = (await shop.read(latestOperation))?.id;
    await shop.run(receiveStock, { sku: 'SILK', quantity: '1.50' });
    await expect(shop.undo(finer)).rejects.toMatchObject({
      code: 'undo.impossible',
      message: 'This cannot be undone: SILK was sold or moved in finer parts since.',
    });
    await shop.run(archiveProduct, { sku: 'MUG' });
    await shop.run(editProduct, { sku: 'MUG', restore: true });
    const restored = (await shop.read(latestOperation))?.id;
    await shop.run(placeOrder, { line: ['MUG=1'] });
    await expect(shop.undo(restored)).rejects.toMatchObject({ code: 'in_use' });
    await shop.run(editProduct, { sku: 'MUG', name: 'Red mug', price: '8.00' });
    const renamed = (await shop.read(latestOperation))?.id;
    await shop.run(editProduct, { sku: 'MUG', price: '7.00' });
    await expect(shop.undo(renamed)).rejects.toMatchObject({
      message: 'This cannot be undone: price of MUG was changed since.',
      hint: 'docket products show MUG',
    });
  });
});

onEveryEngine('undo of what stays', (newShop) => {
  it('names the command that does instead what it would: ordering what was cancelled', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=3'] }));
    await shop.run(cancelOrder, { order: number, line: ['1=1'], reason: 'less' });
    const some = (await shop.read(latestOperation))?.id;
    await expect(shop.undo(some)).rejects.toMatchObject({
      code: 'undo.impossible',
      message: `What was cancelled of order #${number} stays cancelled: its goods may be promised to others by now.`,
      hint: `docket orders edit ${number} --line MUG=1      orders the same once more`,
    });
    await shop.run(editOrder, { order: number, line: ['MUG=1'] });
    await shop.run(closeOrder, { order: number, reason: 'gone' });
    await expect(shop.undo((await shop.read(latestOperation))?.id)).rejects.toMatchObject({
      hint: 'docket orders place --line MUG=2 --line MUG=1      orders the same once more',
    });
    await shop.booksAreSound();
  });

  it('shipping once more, and paying once more', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=2'], pay: ['card'] }));
    const shipment = Number(await shop.run(shipOrder, { order: number }));
    await shop.run(voidShipment, { shipment, reason: 'wrong label' });
    await expect(shop.undo((await shop.read(latestOperation))?.id)).rejects.toMatchObject({
      code: 'undo.impossible',
      hint: `docket shipments ship ${number} --line 1=2`,
    });
    await shop.run(shipOrder, { order: number, line: ['1=2'] });

    await shop.run(voidPayment, { payment: 1, reason: 'typed wrongly' });
    await expect(shop.undo((await shop.read(latestOperation))?.id)).rejects.toMatchObject({
      code: 'undo.impossible',
      hint: `docket payments add ${number} --amount 19.00 --method card --on 2026-03-02`,
    });
  });

  it('says by what a payment or a parcel was taken back before', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=2'] }));
    await shop.run(payOrder, { order: number, amount: null, method: 'card' });
    const paid = (await shop.read(latestOperation))?.id;
    await shop.run(voidPayment, { payment: 1, reason: 'typed wrongly' });
    const voiding = (await shop.read(latestOperation))?.id;
    await expect(shop.undo(paid)).rejects.toMatchObject({
      code: 'undo.impossible',
      message: `Payment 1 was taken back already, by operation ${voiding} (voidPayment).`,
    });
    const shipment = Number(await shop.run(shipOrder, { order: number }));
    const sent = (await shop.read(latestOperation))?.id;
    await shop.run(voidShipment, { shipment, reason: 'wrong label' });
    await expect(shop.undo(sent)).rejects.toMatchObject({
      message: expect.stringContaining(`Shipment ${shipment} was taken back already`) as string,
    });
  });

  it('voids the payments of one order that were taken in one go, each once', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=2'], pay: ['cash=9.50', 'card=9.50'] }));
    await undo(shop);
    expect(await order(shop, number)).toMatchObject({ undone: true, paid: '0.00' });
    await shop.booksAreSound();
  });

  it('is not stuck behind it: it names that write, and the one before it', async () => {
    const shop = await tenMugs(await newShop());
    const number = Number(await shop.run(placeOrder, { line: ['MUG=1'] }));
    const placed = (await shop.read(latestOperation))?.id;
    await shop.run(cancelOrder, { order: number, reason: 'mistake' });
    const cancelled = (await shop.read(latestOperation))?.id;
    await expect(shop.undo()).rejects.toMatchObject({
      code: 'undo.impossible',
      message: `The latest write, operation ${cancelled} (cancelOrder ${number}), stays: What was cancelled of order #${number} stays cancelled: its goods may be promised to others by now.`,
      hint: `docket orders place --line MUG=1      orders the same once more      or the write before it: docket undo ${placed}`,
    });
  });

  it('leaves the shop itself as it was set up', async () => {
    const shop = await newShop();
    await expect(shop.undo()).rejects.toMatchObject({
      code: 'undo.impossible',
      message: 'What set the shop up cannot be undone.',
    });
  });
});
