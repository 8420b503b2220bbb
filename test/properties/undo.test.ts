import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal, Refusals } from '../../src/base/refusal.ts';
import { checkBooks } from '../../src/checks/index.ts';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../src/operations/orders/close.ts';
import { editOrder } from '../../src/operations/orders/edit.ts';
import { abandonCount } from '../../src/operations/counts/abandon.ts';
import { addCounted } from '../../src/operations/counts/add.ts';
import { countOne } from '../../src/operations/counts/one.ts';
import { postCount } from '../../src/operations/counts/post.ts';
import { startCount } from '../../src/operations/counts/start.ts';
import { receiveTransfer } from '../../src/operations/transfers/receive.ts';
import { sendTransfer } from '../../src/operations/transfers/send.ts';
import { holdOrder } from '../../src/operations/orders/hold.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { releaseOrder } from '../../src/operations/orders/release.ts';
import { payOrder } from '../../src/operations/payments/add.ts';
import { refundOrder } from '../../src/operations/payments/refund.ts';
import { voidPayment } from '../../src/operations/payments/void.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { editLocation } from '../../src/operations/places/edit-location.ts';
import { setBin } from '../../src/operations/products/bin.ts';
import { editProduct } from '../../src/operations/products/edit.ts';
import { approveReturn, cancelReturn } from '../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { refundUnits } from '../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { deliverShipment } from '../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../src/operations/shipments/void.ts';
import { setSetting } from '../../src/operations/shop/set.ts';
import { setTaxRate } from '../../src/operations/shop/tax.ts';
import { adjustStock } from '../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { mugShop } from '../support/mugs.ts';
import { engines, newShop, type EngineName, type TestShop } from '../support/shop.ts';

/** What people do, with a small number that says to which order, how many, or how much. */
const acts: readonly ((shop: TestShop, n: number) => Promise<unknown>)[] = [
  (shop, n) => shop.run(placeOrder, { line: [`MUG=${n}`, 'TEA=1'], force: true }),
  (shop, n) =>
    shop.run(placeOrder, { line: [`MUG=${n * 4}`], backorder: true, shipping: '3.95', force: true }),
  (shop, n) => shop.run(placeOrder, { line: [`MUG=${n}`], pay: ['cash'], collect: true, force: true }),
  (shop, n) => shop.run(editOrder, { order: 1000 + n, line: ['TEA=1'], note: `note ${n}` }),
  (shop, n) => shop.run(cancelOrder, { order: 1000 + n, line: ['1=1'], reason: 'less' }),
  (shop, n) => shop.run(closeOrder, { order: 1000 + n, reason: 'done' }),
  (shop, n) => shop.run(holdOrder, { order: 1000 + n, reason: 'wait' }),
  (shop, n) => shop.run(releaseOrder, { order: 1000 + n }),
  (shop, n) => shop.run(payOrder, { order: 1000 + n, amount: null, method: 'card' }),
  (shop, n) => shop.run(refundOrder, { order: 1000 + n, amount: `${n}.00` }),
  (shop, n) => shop.run(voidPayment, { payment: n, reason: 'wrong' }),
  (shop, n) => shop.run(shipOrder, { order: 1000 + n }),
  (shop, n) => shop.run(deliverShipment, { shipment: n }),
  (shop, n) => shop.run(voidShipment, { shipment: n, reason: 'wrong' }),
  (shop, n) => shop.run(requestUnitsBack, { order: 1000 + n, line: ['1=1'], reason: 'faulty' }),
  (shop, n) => shop.run(approveReturn, { return: n }),
  (shop, n) => shop.run(cancelReturn, { return: n }),
  (shop, n) => shop.run(receiveUnitsBack, { return: n }),
  (shop, n) => shop.run(inspectUnits, { return: n, restock: true }),
  (shop, n) => shop.run(refundUnits, { return: n }),
  (shop, n) => shop.run(receiveStock, { sku: 'MUG', quantity: String(n), cost: `${n}.11` }),
  (shop, n) => shop.run(adjustStock, { sku: 'MUG', quantity: `-${n}`, reason: 'broken' }),
  (shop, n) => shop.run(addLocation, { code: `barn${n}`, name: 'Barn' }),
  (shop, n) => shop.run(receiveStock, { sku: 'TEA', quantity: '1', to: `barn${n}` }),
  (shop, n) => shop.run(editLocation, { code: `barn${n}`, sellable: n > 2 }),
  (shop, n) => shop.run(sendTransfer, { sku: 'MUG', quantity: String(n), from: 'main', to: 'quarantine' }),
  (shop, n) =>
    shop.run(sendTransfer, { line: ['MUG=1', 'TEA=1'], from: 'quarantine', to: 'main', receive: n > 1 }),
  (shop, n) => shop.run(receiveTransfer, { transfer: n, line: [`1=${n}`], reason: 'differs' }),
  (shop) => shop.run(startCount, {}),
  (shop, n) => shop.run(addCounted, { count: 1, lines: [{ sku: 'MUG', quantity: String(n * 5) }] }),
  (shop, n) => shop.run(n > 2 ? postCount : abandonCount, { count: 1 }),
  (shop, n) => shop.run(countOne, { sku: 'MUG', quantity: String(n * 4) }),
  (shop, n) => shop.run(setBin, { sku: 'MUG', bin: `A-${n}`, sequence: n }),
  (shop, n) => shop.run(editProduct, { sku: 'MUG', price: `1${n}.00`, barcode: '' }),
  (shop, n) => shop.run(setSetting, { key: 'return_window_days', value: String(n) }),
  (shop, n) => shop.run(setTaxRate, { category: 'standard', rate: `${n}%`, from_day: `2026-04-0${n}` }),
];

const done = fc.record({
  act: fc.nat(acts.length - 1),
  n: fc.integer({ min: 1, max: 4 }),
  /** Now and then one of the latest writes is undone in between. */
  undo: fc.constantFrom(null, null, null, 0, 1, 3),
});

/** What was asked for, or a refusal; anything else is a bug. */
async function orRefused(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Refusals)) throw error;
    if (![2, 3, 4].includes(error.exit)) throw error;
    return false;
  }
}

async function written(shop: TestShop): Promise<number[]> {
  const rows = await shop.read(({ tx }) =>
    tx.selectFrom('operations').select('id').orderBy('id', 'desc').execute(),
  );
  return rows.map(({ id }) => id);
}

async function breaches(shop: TestShop): Promise<string[]> {
  return (await shop.read(checkBooks)).flatMap(({ problems }) => problems);
}

const runs: Readonly<Record<EngineName, number>> = { sqlite: 40, pglite: 3, postgres: 3 };

for (const engine of engines)
  describe(`undo, whatever was done (${engine})`, () => {
    it('takes back or refuses, and the books are sound either way', { timeout: 300_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(done, { minLength: 5, maxLength: 25 }), async (steps) => {
          const shop = await mugShop(await newShop(engine), '12');
          for (const { act, n, undo } of steps) {
            await orRefused((acts[act] ?? acts[0])?.(shop, n) ?? Promise.resolve());
            if (undo !== null) await orRefused(shop.undo((await written(shop))[undo]));
          }
          expect(await breaches(shop)).toEqual([]);
          for (const id of await written(shop)) await orRefused(shop.undo(id));
          expect(await breaches(shop)).toEqual([]);
        }),
        { numRuns: runs[engine] },
      );
    });
  });
