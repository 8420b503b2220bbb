import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { adjustStock } from '../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { loadLocations } from '../../src/store/load/locations.ts';
import { newShop, type TestShop } from '../support/shop.ts';

type Step = (shop: TestShop) => Promise<unknown>;

const place = fc.constantFrom('main', 'attic', 'quarantine');
const grams = fc.integer({ min: 1, max: 9_000 }).map((thousandths) => (thousandths / 1000).toFixed(3));

/** Tea by the kilo comes, goes, turns up, is promised and is sold. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ quantity: grams, cost: fc.integer({ min: 0, max: 99_999 }), to: place }).map(
    ({ quantity, cost, to }): Step =>
      (shop) => shop.run(receiveStock, { sku: 'TEA', quantity, to, cost: (cost / 10_000).toFixed(4) }),
  ),
  fc.record({ quantity: grams, sign: fc.constantFrom('', '-'), at: place }).map(
    ({ quantity, sign, at }): Step =>
      (shop) => shop.run(adjustStock, { sku: 'TEA', quantity: `${sign}${quantity}`, at, reason: 'counted' }),
  ),
  place.map((at): Step => (shop) => takeAll(shop, at)),
  grams.map((quantity): Step => (shop) => shop.run(placeOrder, { line: [`TEA=${quantity}`], pay: ['cash'], collect: true })),
  grams.map((quantity): Step => (shop) => shop.run(placeOrder, { line: [`TEA=${quantity}`], backorder: true })),
); // prettier-ignore

async function takeAll(shop: TestShop, at: string): Promise<void> {
  const { quantity } = (await levels(shop)).find(({ location }) => location === at) ?? { quantity: 0 };
  if (quantity === 0) return;
  await shop.run(adjustStock, {
    sku: 'TEA',
    quantity: `-${(quantity / 1000).toFixed(3)}`,
    at,
    reason: 'all',
  });
}

async function levels(shop: TestShop) {
  return shop.read(({ tx }) =>
    tx
      .selectFrom('stock_levels as s')
      .innerJoin('locations as l', 'l.id', 's.location_id')
      .select(['l.code as location', 's.location_id', 's.quantity', 's.allocated', 's.value'])
      .execute(),
  );
}

/** What the moves alone say lies at a place, in units and in value. */
async function moved(shop: TestShop, location: number) {
  const moves = await shop.read(({ tx }) => tx.selectFrom('stock_moves').selectAll().execute());
  const sign = (move: (typeof moves)[number]): number =>
    Number(move.to_location_id === location) - Number(move.from_location_id === location);
  return {
    quantity: moves.reduce((sum, move) => sum + sign(move) * move.quantity, 0),
    value: moves.reduce((sum, move) => sum + sign(move) * move.value, 0),
  };
}

async function refusing(shop: TestShop, act: Step): Promise<void> {
  try {
    await act(shop);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'stock.short') throw error;
  }
}

it('loses and invents neither goods nor value, whatever comes and goes', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const shop = await newShop('sqlite');
      await shop.run(addProduct, {
        sku: 'TEA',
        name: 'Loose tea',
        price: '40',
        cost: '12.3456',
        decimals: 3,
      });
      await shop.run(addLocation, { code: 'attic', name: 'Attic' });
      for (const act of steps) {
        await refusing(shop, act);
        for (const { location_id, quantity, allocated, value } of await levels(shop)) {
          expect({ quantity, value }).toEqual(await moved(shop, location_id));
          expect(quantity).toBeGreaterThanOrEqual(allocated);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(quantity === 0 && value !== 0).toBe(false);
        }
      }
      const everywhere = (await shop.read(loadLocations)).all;
      const sums = await Promise.all(everywhere.map(({ id }) => moved(shop, id)));
      expect(sums.reduce((sum, { value }) => sum + value, 0)).toBe(0);
      await shop.booksAreSound();
    }),
    { seed: 20_260_302, numRuns: 25 },
  );
});
