import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal, Refusals } from '../../src/base/refusal.ts';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../src/operations/orders/close.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { setRecipe } from '../../src/operations/products/recipe.ts';
import { approveReturn } from '../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { refundUnits } from '../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { newShop, type TestShop } from '../support/shop.ts';
import { told } from '../reports/asking.ts';

const components = ['C1', 'C2', 'C3'];
const kits = ['K1', 'K2'];

const shopWish = fc.record({
  prices: fc.array(fc.constantFrom('0', '0.01', '1.00', '3.33', '19.99'), { minLength: 3, maxLength: 3 }),
  recipes: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
  basis: fc.constantFrom('with_tax' as const, 'without_tax' as const),
}); // prettier-ignore

const orderWish = fc.record({
  lines: fc.array(
    fc.record({
      sku: fc.constantFrom(...kits, ...components),
      units: fc.integer({ min: 1, max: 4 }),
      price: fc.integer({ min: 0, max: 9_999 }),
      percent: fc.constantFrom('', '-10%', '-33.33%'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  discount: fc.constantFrom(undefined, '7%', '12.5%'),
  steps: fc.array(
    fc.record({ act: fc.constantFrom('ship', 'return', 'cancel'), which: fc.nat(8), part: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 10 },
  ),
}); // prettier-ignore

type ShopWish = typeof shopWish extends fc.Arbitrary<infer T> ? T : never;
type OrderWish = typeof orderWish extends fc.Arbitrary<infer T> ? T : never;

async function openShop({ prices, recipes, basis }: ShopWish): Promise<TestShop> {
  const shop = await newShop('sqlite', { prices: basis });
  for (const [index, sku] of components.entries()) {
    await shop.run(addProduct, { sku, name: sku, price: prices[index] ?? '1.00', cost: '0.70' });
    await shop.run(receiveStock, { sku, quantity: '500' });
  }
  for (const [index, sku] of kits.entries()) {
    await shop.run(addProduct, { sku, name: sku, price: '9.99' });
    const parts = components.flatMap((part, place) => {
      const units = recipes[index]?.[place] ?? 0;
      return units > 0 ? [`${part}=${units}`] : [];
    });
    await shop.run(setRecipe, { sku, parts: parts.length > 0 ? parts : ['C1=1'] });
  }
  return shop;
}

async function booksOf(shop: TestShop, number: number) {
  return shop.read(async ({ tx }) => {
    const order = await tx.selectFrom('orders').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
    const lines = await tx
      .selectFrom('order_lines')
      .selectAll()
      .where('order_id', '=', order.id)
      .orderBy('line')
      .execute();
    return { order, lines };
  }); // prettier-ignore
}

/** What the books do not allow is refused, and changes nothing. */
async function tried(doing: () => Promise<unknown>): Promise<void> {
  try {
    await doing();
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Refusals)) throw error;
  }
}

async function comesBack(shop: TestShop, order: number, unit: string): Promise<void> {
  const number = Number(await shop.run(requestUnitsBack, { order, line: [unit], reason: 'faulty' }));
  await shop.run(approveReturn, { return: number });
  await shop.run(receiveUnitsBack, { return: number, restock: true });
  await shop.run(refundUnits, { return: number });
}

async function step(shop: TestShop, number: number, { act, which, part }: OrderWish['steps'][number]) {
  const { lines } = await booksOf(shop, number);
  const unit = `${lines[which % lines.length]?.line ?? 1}=${part}`;
  if (act === 'ship') await shop.run(shipOrder, { order: number, line: [unit] });
  if (act === 'cancel') await shop.run(cancelOrder, { order: number, line: [unit], reason: 'drawn' });
  if (act === 'return') await comesBack(shop, number, unit);
}

/** Everything left is sent and comes back, so that nothing of the price may be left. */
async function goBackToNothing(shop: TestShop, number: number): Promise<void> {
  await tried(() => shop.run(shipOrder, { order: number }));
  await tried(() => shop.run(closeOrder, { order: number, reason: 'over' }));
  const { lines } = await booksOf(shop, number);
  for (const { line, stocked, shipped, returned, return_requested } of lines) {
    const left = shipped - returned - return_requested;
    if (stocked === 1 && left > 0) await comesBack(shop, number, `${line}=${left / 1000}`);
  }
}

it('orders of kits, sent, cancelled and returned in any steps, add up to the penny', async () => {
  await fc.assert(
    fc.asyncProperty(shopWish, fc.array(orderWish, { minLength: 1, maxLength: 4 }), async (wish, orders) => {
      const shop = await openShop(wish);
      for (const { lines, discount, steps } of orders) {
        const line = lines.map(
          ({ sku, units, price, percent }) => `${sku}=${units}@${(price / 100).toFixed(2)}${percent}`,
        );
        const number = Number(await shop.run(placeOrder, { line, discount, pay: ['card'] }));
        for (const one of steps) await tried(() => step(shop, number, one));
        await shop.booksAreSound();
        await goBackToNothing(shop, number);
        const { order } = await booksOf(shop, number);
        expect(order).toMatchObject({ credits: order.gross, due: order.refunded - order.paid });
      }
      const { totals } = await told(shop, 'sales', { by: 'product' });
      expect(totals).toMatchObject({ net_sales: '0.00', tax: '0.00', units: 0 });
      await shop.booksAreSound();
    }),
    { seed: 20_261_124, numRuns: 80 },
  );
}, 240_000);
