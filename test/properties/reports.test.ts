import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { takeBackBatch } from '../../src/operations/imports/undo.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { engines, newShop, type EngineName, type TestShop } from '../support/shop.ts';
import { told } from '../support/reported.ts';

/** One thing that a channel says of one of three orders, in any order of time. */
const report = fc.record({
  order: fc.nat(2),
  payment: fc.constantFrom('unpaid', 'part_paid', 'paid', 'part_refunded', 'refunded', 'voided'),
  due: fc.constantFrom('', '5.00', '1.00'),
  refunded: fc.constantFrom('', '2.00', '9.50'),
  lifecycle: fc.constantFrom('', '', '', '', 'cancelled', 'closed', 'draft'),
  hold_reason: fc.constantFrom('', '', '', 'to be checked'),
  updated_at: fc.constantFrom('', '', '2026-02-25T10:00:00Z', '2026-02-27T10:00:00Z'),
  shipped_at: fc.constantFrom('', '2026-02-26T10:00:00Z'),
  mugs: fc.record({ shipped: fc.constantFrom('', 0, 1, 2, 3), cancelled: fc.constantFrom('', '', 0, 1, 3) }),
  tea: fc.record({ shipped: fc.constantFrom('', 0, 2), cancelled: fc.constantFrom('', '', 1) }),
  /** Mugs that come in before it. */
  received: fc.constantFrom(0, 0, 1, 4),
});

type Report = typeof report extends fc.Arbitrary<infer R> ? R : never;

/** Reports that are left out: more is cancelled and shipped than was ordered. */
function isPossible({ shipped, cancelled }: Report['mugs'], ordered: number): boolean {
  return Number(shipped) + Number(cancelled) <= ordered;
}

function rowsOf({ order, received: _, mugs, tea, ...said }: Report) {
  const header = { external_ref: `W${order}`, channel: 'web', placed_on: '2026-02-20', ...said };
  return [
    { ...header, sku: 'MUG', quantity: 3, unit_price: '9.50', ...mugs },
    { ...header, sku: 'TEA', quantity: 2, unit_price: '4.25', ...tea },
  ];
}

async function counters(shop: TestShop) {
  return shop.read(({ tx }) =>
    tx
      .selectFrom('orders')
      .select(['external_ref', 'ordered', 'cancelled', 'shipped', 'paid', 'refunded'])
      .where('undone_by', 'is', null)
      .orderBy('external_ref')
      .execute(),
  );
}

type Counters = Awaited<ReturnType<typeof counters>>;

const never = ['ordered', 'cancelled', 'shipped', 'paid', 'refunded'] as const;

function expectNothingLess(before: Counters, after: Counters): void {
  for (const order of before) {
    const now = after.find(({ external_ref }) => external_ref === order.external_ref);
    for (const counter of never) expect(now?.[counter]).toBeGreaterThanOrEqual(order[counter]);
  }
}

/** The latest first; what was cancelled or sent on stays, and the import that told of it with it. */
async function takeBack(shop: TestShop, batches: readonly number[]): Promise<void> {
  for (const batch of batches) {
    const done = await shop.run(takeBackBatch, { batch }).catch((error: unknown) => error);
    expect(done === String(batch) || done instanceof Refusal).toBe(true);
    await shop.booksAreSound();
  }
}

async function smallShop(engine: EngineName): Promise<TestShop> {
  const shop = await newShop(engine);
  await shop.run(addProduct, { sku: 'MUG', name: 'Mug', price: '9.50', cost: '3.20' });
  await shop.run(addProduct, { sku: 'TEA', name: 'Tea', price: '4.25', tax: 'zero' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '4' });
  await shop.run(receiveStock, { sku: 'TEA', quantity: '20' });
  return shop;
}

const runs: Partial<Record<EngineName, number>> = { sqlite: 40, postgres: 8 };

describe.each(engines.filter((engine) => engine in runs))(
  'reports of a channel in any order (%s)',
  (engine) => {
    it(
      'never lower what has left or was paid, say the same twice for nothing, and keep the books, and are taken back or refuse to be',
      { timeout: 120_000 },
      async () => {
        const possible = report.filter(({ mugs, tea }) => isPossible(mugs, 3) && isPossible(tea, 2));
        await fc.assert(
          fc.asyncProperty(fc.array(possible, { minLength: 2, maxLength: 7 }), async (reports) => {
            const shop = await smallShop(engine);
            const batches: number[] = [];
            for (const one of reports) {
              if (one.received > 0)
                await shop.run(receiveStock, { sku: 'MUG', quantity: String(one.received) });
              const before = await counters(shop);
              const { batch } = await told(shop, 'orders', ...rowsOf(one));
              if (batch !== null) batches.unshift(batch);
              const after = await counters(shop);
              expectNothingLess(before, after);
              const again = await told(shop, 'orders', ...rowsOf(one));
              expect(again).toMatchObject({ batch: null, created: 0, updated: 0 });
              expect(await counters(shop)).toEqual(after);
              await shop.booksAreSound();
            }
            await takeBack(shop, batches);
            await shop.store.close();
          }),
          { numRuns: runs[engine] ?? 0, seed: 20_261_123 },
        );
      },
    );
  },
);
