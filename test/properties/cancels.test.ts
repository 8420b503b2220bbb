import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatQuantity } from '../../src/base/quantity.ts';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { newShop, type TestShop } from '../support/shop.ts';

const line = fc.record({
  sku: fc.constantFrom('MUG', 'TEA', 'CLOTH', 'WRAP'),
  /** Pieces, or tenths of a metre of cloth. */
  units: fc.integer({ min: 1, max: 12 }),
  price: fc.integer({ min: 1, max: 99_999 }),
  percent: fc.constantFrom('', '-10%', '-33.33%'),
});

const order = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  discount: fc.constantFrom(undefined, '7%', '0.01', '12.5%'),
  shipping: fc.constantFrom(undefined, '3.95'),
  /** Which line is cancelled next, and how much of what is left of it. */
  steps: fc.array(fc.record({ which: fc.nat(3), part: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 }),
});

type Order = typeof order extends fc.Arbitrary<infer T> ? T : never;

async function ordersOf(shop: TestShop, number: number) {
  return shop.read(async ({ tx }) => {
    const header = await tx
      .selectFrom('orders')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const lines = await tx
      .selectFrom('order_lines')
      .selectAll()
      .where('order_id', '=', header.id)
      .orderBy('line')
      .execute();
    return { header, lines };
  });
}

async function openShop(prices: 'with_tax' | 'without_tax'): Promise<TestShop> {
  const shop = await newShop('sqlite', { prices });
  await shop.run(addProduct, { sku: 'MUG', name: 'Mug', price: '1.00' });
  await shop.run(addProduct, { sku: 'TEA', name: 'Tea', price: '1.00', tax: 'zero' });
  await shop.run(addProduct, { sku: 'CLOTH', name: 'Cloth', price: '1.00', decimals: 1, tax: 'reduced' });
  await shop.run(addProduct, { sku: 'WRAP', name: 'Wrap', price: '1.00', kind: 'service' });
  for (const sku of ['MUG', 'TEA', 'CLOTH']) await shop.run(receiveStock, { sku, quantity: '10' });
  return shop;
}

function written({ sku, units, price, percent }: Order['lines'][number]): string {
  const quantity = sku === 'CLOTH' ? units * 100 : units * 1000;
  return `${sku}=${formatQuantity(quantity)}@${(price / 10_000).toFixed(4)}${percent}`;
}

/** Cancels in the drawn steps and then line by line what is left; nothing may ever be worth less than nothing. */
async function cancelEverything(shop: TestShop, number: number, steps: Order['steps']): Promise<void> {
  const { lines } = await ordersOf(shop, number);
  const rest = lines.map((_, which) => ({ which, part: 1 }));
  for (const { which, part } of [...steps, ...rest]) {
    const now = await ordersOf(shop, number);
    const chosen = now.lines[which % lines.length];
    const step = chosen?.sku === 'CLOTH' ? 100 : 1000;
    const open = ((chosen?.ordered ?? 0) - (chosen?.cancelled ?? 0)) / step;
    if (chosen === undefined || open === 0) continue;
    const quantity = formatQuantity(Math.max(1, Math.floor(open / part)) * step);
    await shop.run(cancelOrder, { order: number, line: [`${chosen.line}=${quantity}`], reason: 'drawn' });
    const { header } = await ordersOf(shop, number);
    expect(header.gross).toBeGreaterThanOrEqual(0);
    expect(header.net + header.tax).toBe(header.gross);
  }
}

it.each(['with_tax', 'without_tax'] as const)(
  'cancelling in any steps ends at nothing, to the penny (prices %s)',
  async (prices) => {
    const shop = await openShop(prices);
    await fc.assert(
      fc.asyncProperty(order, async ({ lines, discount, shipping, steps }) => {
        const large = discount === '0.01' && lines.every(({ price }) => price < 100);
        const number = Number(
          await shop.run(placeOrder, {
            line: lines.map(written),
            discount: large ? undefined : discount,
            shipping,
            backorder: true,
          }),
        );

        await cancelEverything(shop, number, steps);

        const { header, lines: left } = await ordersOf(shop, number);
        expect(header).toMatchObject({
          lifecycle: 'cancelled', gross: 0, net: 0, tax: 0, list_net: 0, discount: 0, shipping: 0, due: 0, allocated: 0,
        }); // prettier-ignore
        for (const one of left) {
          expect(one.cancelled).toBe(one.ordered);
          expect([one.cancelled_net, one.cancelled_tax, one.cancelled_gross, one.cancelled_discount]).toEqual(
            [one.net, one.tax, one.gross, one.discount],
          );
        }
      }),
      { seed: 20_260_302, numRuns: 60 },
    );
    await shop.booksAreSound();
  },
  120_000,
);
