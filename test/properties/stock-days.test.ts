import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/base/days.ts';
import { Refusal, Refusals } from '../../src/base/refusal.ts';
import { addCounted } from '../../src/operations/counts/add.ts';
import { countOne } from '../../src/operations/counts/one.ts';
import { postCount } from '../../src/operations/counts/post.ts';
import { startCount } from '../../src/operations/counts/start.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { voidShipment } from '../../src/operations/shipments/void.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { receiveTransfer } from '../../src/operations/transfers/receive.ts';
import { sendTransfer } from '../../src/operations/transfers/send.ts';
import { stockValue } from '../../src/store/list/value.ts';
import { mugShop } from '../support/mugs.ts';
import { engines, newShop, type TestShop } from '../support/shop.ts';

const FIRST = '2026-03-02';

/** What somebody does, with a small number that says how many, which, or how long ago. */
const acts: readonly ((shop: TestShop, n: number, today: string) => Promise<unknown>)[] = [
  (shop, n) => shop.run(receiveStock, { sku: 'MUG', quantity: String(n), cost: `${n}.37` }),
  (shop, n, today) => shop.run(receiveStock, { sku: 'TEA', quantity: String(n), on: ago(today, n), to: 'attic' }),
  (shop, n) => shop.run(placeOrder, { line: [`MUG=${n}`], pay: ['cash'], collect: true, force: true }),
  (shop, n) => shop.run(placeOrder, { line: [`TEA=${n}`, 'MUG=1'], backorder: true, force: true }),
  (shop, n) => shop.run(voidShipment, { shipment: n, reason: 'wrong' }),
  (shop, n) => shop.run(sendTransfer, { line: [`MUG=${n}`, 'TEA=1'], from: 'main', to: 'attic' }),
  (shop, n, today) => shop.run(sendTransfer, { sku: 'TEA', quantity: String(n), from: 'attic', to: 'main', on: ago(today, n) }),
  (shop, n) => shop.run(receiveTransfer, { transfer: n }),
  (shop, n) => shop.run(receiveTransfer, { transfer: n, line: [`1=${n}`], reason: n > 2 ? 'found' : 'damaged' }),
  (shop, n) => shop.run(startCount, { location: n > 2 ? 'attic' : 'main' }),
  (shop, n) => shop.run(addCounted, { count: 1, lines: [{ sku: 'MUG', quantity: String(n) }], recount: n > 2 }),
  (shop, n) => shop.run(addCounted, { count: 1, lines: [{ sku: 'TEA', quantity: String(n) }] }),
  (shop) => shop.run(postCount, { count: 1 }),
  (shop, n) => shop.run(countOne, { sku: 'MUG', quantity: String(n * 2) }),
  (shop, n, today) => shop.run(countOne, { sku: 'TEA', quantity: String(n), at: 'attic', on: ago(today, 1) }),
  (shop) => shop.undo(),
]; // prettier-ignore

const ago = (today: string, days: number): string => {
  const day = addDays(today, -days);
  return day < FIRST ? FIRST : day;
};

async function refusing(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Refusals)) throw error;
  }
}

/** Everything that the shop owns at the end of a day, by adding up its moves one by one. */
async function ledgerAt(shop: TestShop, day: string) {
  const { moves, places } = await shop.read(async ({ tx }) => ({
    moves: await tx.selectFrom('stock_moves').selectAll().where('moved_on', '<=', day).execute(),
    places: await tx.selectFrom('locations').selectAll().execute(),
  }));
  const owned = places.filter(({ stocked, kind }) => stocked === 1 || kind === 'transit');
  const values = owned.map(({ id, code }) => {
    const into = moves.filter((move) => move.to_location_id === id);
    const out = moves.filter((move) => move.from_location_id === id);
    const sum = (some: typeof moves): number => some.reduce((total, { value }) => total + value, 0);
    return [code, sum(into) - sum(out)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== 0));
}

async function valueAt(shop: TestShop, day?: string) {
  const values = await shop.read((reading) => stockValue(reading, day));
  return Object.fromEntries(
    values.flatMap(({ location, value }) => (value === 0 ? [] : [[location, value]])),
  );
}

/** No level was ever below zero at the end of a day. */
async function noDayBelowZero(shop: TestShop, days: readonly string[]): Promise<void> {
  const { moves, places } = await shop.read(async ({ tx }) => ({
    moves: await tx.selectFrom('stock_moves').selectAll().execute(),
    places: await tx.selectFrom('locations').selectAll().where('stocked', '=', 1).execute(),
  }));
  const products = [...new Set(moves.map(({ product_id }) => product_id))];
  for (const day of days) {
    for (const { id, code } of places) {
      for (const product of products) {
        const then = moves.filter(({ moved_on, product_id }) => moved_on <= day && product_id === product);
        const sum = then.reduce(
          (total, { from_location_id, to_location_id, quantity }) =>
            total + (Number(to_location_id === id) - Number(from_location_id === id)) * quantity,
          0,
        );
        expect({ day, code, below: sum < 0 }).toEqual({ day, code, below: false });
      }
    }
  }
}

const walk = fc.array(
  fc.record({
    act: fc.nat({ max: acts.length - 1 }),
    n: fc.integer({ min: 1, max: 4 }),
    sleep: fc.boolean(),
  }),
  { minLength: 10, maxLength: 60 },
);

/** A server takes longer over each step. */
const runs = { sqlite: 25, pglite: 2, postgres: 4 } as const;

describe.each(engines)('stock over days (%s)', (engine) => {
  it('is worth what the ledger says of any past day, and the books are sound after every step', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        const shop = await newShop(engine);
        await mugShop(shop, '12');
        await shop.run(addLocation, { code: 'attic', name: 'Attic' });
        await shop.run(startCount, {});
        const days = await lived(shop, steps);
        for (const day of days) expect(await valueAt(shop, day)).toEqual(await ledgerAt(shop, day));
        expect(await valueAt(shop)).toEqual(await ledgerAt(shop, '9999-12-31'));
        await noDayBelowZero(shop, days);
      }),
      { seed: 20_260_311, numRuns: runs[engine] },
    );
  });
}); // prettier-ignore

/** Does one thing after the other, an hour or most of a day apart; returns the days that went by. */
async function lived(
  shop: TestShop,
  steps: readonly { readonly act: number; readonly n: number; readonly sleep: boolean }[],
): Promise<string[]> {
  let hours = 10;
  for (const { act, n, sleep } of steps) {
    hours += sleep ? 17 : 1;
    const now = new Date(Date.parse(`${FIRST}T00:00:00Z`) + hours * 3_600_000).toISOString();
    shop.at(now);
    await refusing(() => acts[act]?.(shop, n, dayOf(now, 'Europe/London')) ?? Promise.resolve());
    await shop.booksAreSound();
  }
  return Array.from({ length: Math.ceil(hours / 24) + 1 }, (_, index) => addDays(FIRST, index));
}
