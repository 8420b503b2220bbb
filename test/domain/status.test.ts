import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statusesOf, type RollUp, type Statuses } from '../../src/domain/status.ts';
import { insertRows } from '../../src/store/rows.ts';
import type { NewRow } from '../../src/store/schema.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';

const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });

/** Counters as the laws of a line allow them; small, so that the borders between two statuses are met often. */
const counters = upTo(4)
  .chain((ordered) => fc.record({ ordered: fc.constant(ordered), cancelled: upTo(ordered) }))
  .chain((o) => upTo(o.ordered - o.cancelled).map((shipped) => ({ ...o, shipped })))
  .chain((o) => upTo(o.ordered - o.cancelled - o.shipped).map((allocated) => ({ ...o, allocated })))
  .chain((o) =>
    fc
      .record({
        picked: upTo(o.allocated),
        delivered: upTo(o.shipped),
        back: upTo(o.shipped),
        returned: upTo(o.shipped),
      })
      .map(({ back, returned, ...rest }) => {
        const came = Math.min(returned, back);
        return { ...o, ...rest, returned: came, return_requested: back - came };
      }),
  );

/** An order of the past may be worth less than nothing. */
const amounts = fc
  .integer({ min: -1, max: 3 })
  .chain((gross) =>
    fc.record({ gross: fc.constant(gross), credits: upTo(Math.max(0, gross)), paid: upTo(4) }),
  )
  .chain((o) => upTo(o.paid).map((refunded) => ({ ...o, refunded })));

const rollUp: fc.Arbitrary<RollUp> = fc
  .record({
    counters,
    amounts,
    lifecycle: fc.constantFrom('draft', 'open', 'open', 'open', 'closed', 'cancelled'),
    hold_reason: fc.constantFrom(null, null, null, 'address unclear'),
  })
  .map(({ counters, amounts, ...rest }) => ({ ...rest, ...counters, ...amounts }));

/** What the generated columns make of orders with these roll-ups. */
async function statusesInSql(shop: TestShop, orders: readonly RollUp[], first: number): Promise<Statuses[]> {
  return shop.store.db.transaction().execute(async (tx) => {
    const channel = await tx.selectFrom('channels').select('id').executeTakeFirstOrThrow();
    const operation = await tx.selectFrom('operations').select('id').executeTakeFirstOrThrow();
    const rows = orders.map((order, index) => orderRow(order, first + index, channel.id, operation.id));
    await insertRows({ tx, engine: shop.store.engine }, 'orders', rows);
    return tx
      .selectFrom('orders')
      .select(['due', 'fulfilment', 'readiness', 'delivery', 'payment', 'returns', 'headline'])
      .where('number', '>=', first)
      .orderBy('number')
      .execute();
  });
}

function orderRow(order: RollUp, number: number, channel_id: number, operation_id: number): NewRow<'orders'> {
  return {
    id: number, number, external_ref: null, channel_id, customer_id: null, ship_to_id: null, location_id: null,
    country: 'GB', imported: 0, hold_until: null, ship_policy: 'complete', backorder: 0, prices: 'with_tax',
    placed_at: '2026-03-02T10:00:00.000Z', placed_on: '2026-03-02', promised_on: null, currency: 'GBP', note: null,
    fingerprint: null, operation_id, undone_by: null, net: order.gross, tax: 0, ...order,
  }; // prettier-ignore
}

onEveryEngine('the statuses of an order', (newShop) => {
  it('are the same in the database and in the program', async () => {
    const shop = await newShop();
    let number = 1_000_000;

    await fc.assert(
      fc.asyncProperty(fc.array(rollUp, { minLength: 200, maxLength: 200 }), async (orders) => {
        const stored = await statusesInSql(shop, orders, (number += 1_000));
        expect(stored).toEqual(orders.map(statusesOf));
      }),
      { numRuns: 10, seed: 20260302, endOnFailure: true },
    );
  });

  it('meet every word at least once in that comparison', () => {
    const met = new Map<string, Set<unknown>>();
    for (const order of fc.sample(rollUp, { numRuns: 2_000, seed: 20260302 })) {
      for (const [axis, word] of Object.entries(statusesOf(order)))
        met.set(axis, (met.get(axis) ?? new Set()).add(word));
    }

    const count = (axis: string): number => met.get(axis)?.size ?? 0;
    expect(['fulfilment', 'readiness', 'delivery', 'payment', 'returns', 'headline'].map(count)).toEqual([
      4, 6, 4, 6, 4, 10,
    ]);
  });
});
