import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal, Refusals } from '../../../src/base/refusal.ts';
import { keptOf, toComeOf, unjudgedOf } from '../../../src/domain/returns/status.ts';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { refundOrder } from '../../../src/operations/payments/refund.ts';
import type { Subject } from '../../../src/operations/perform.ts';
import { approveReturn, cancelReturn, declineReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listReturns, type ReturnRecord } from '../../../src/store/list/returns.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import type { Work } from '../../../src/store/work.ts';
import { newShop, type TestShop } from '../../support/shop.ts';
import { stockedShop } from '../../support/sold.ts';

/** What may happen to an order of two lines: units are thousandths of a metre on line 2. */
const units = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((pieces) => `1=${pieces}`),
  fc.integer({ min: 1, max: 900 }).map((millimetres) => `2=${(millimetres / 1_000).toFixed(3)}`),
);
const which = fc.nat({ max: 11 });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('ship' as const), units }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), units }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('request' as const), units }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('approve' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('decline' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('end' as const), which }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('receive' as const), which, restock: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('inspect' as const),
      which,
      verdict: fc.constantFrom('restock', 'scrap', 'quarantine'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('refund' as const), which }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const sale = fc.record({
  mugs: fc.integer({ min: 4, max: 12 }),
  price: fc.integer({ min: 1_000, max: 99_999 }),
  cloth: fc.integer({ min: 1_000, max: 5_000 }),
  discount: fc.constantFrom(undefined, '7%', '0.37'),
  paid: fc.constantFrom('all', 'some', 'nothing'),
  steps: fc.noBias(fc.array(step, { minLength: 15, maxLength: 30, size: 'max' })),
});
type Sale = typeof sale extends fc.Arbitrary<infer S> ? S : never;

/** Whether it was done; a refusal is an answer, anything else is not. */
async function done<Request>(
  shop: TestShop,
  operation: (work: Work, request: Request) => Promise<Subject>,
  request: Request,
): Promise<boolean> {
  try {
    await shop.run(operation, request);
    return true;
  } catch (error) {
    if (error instanceof Refusal || error instanceof Refusals) return false;
    throw error;
  }
}

/** An order of which something has left. */
async function place(shop: TestShop, { mugs, price, cloth, discount, paid }: Sale): Promise<number> {
  const line = [`MUG=${mugs}@${(price / 1_000).toFixed(3)}`, `CLOTH=${(cloth / 1_000).toFixed(3)}`];
  const pay = { all: ['card'], some: ['cash=0.50'], nothing: [] }[paid];
  const order = Number(await shop.run(placeOrder, { line, discount, pay }));
  await shop.run(shipOrder, { order, line: ['1=3', '2=0.9'] });
  return order;
}

async function returnsOf(shop: TestShop, order: number) {
  return (await shop.read((reading) => listReturns(reading, { order }))).toReversed();
}

/** Of the returns, those that an act is likely possible on: it is tried on others where there is none. */
const readyFor: Readonly<
  Record<'approve' | 'decline' | 'end' | 'receive' | 'inspect' | 'refund', (one: ReturnRecord) => boolean>
> = {
  approve: ({ header }) => header.lifecycle === 'requested',
  decline: ({ header }) => header.lifecycle === 'requested',
  end: ({ lines }) => lines.some((line) => toComeOf(line) > 0),
  receive: ({ header, lines }) => header.lifecycle === 'approved' && lines.some((line) => toComeOf(line) > 0),
  inspect: ({ lines }) => lines.some((line) => unjudgedOf(line) > 0),
  refund: ({ lines }) => lines.some((line) => keptOf(line) > line.credited),
};

async function act(shop: TestShop, order: number, one: Step): Promise<boolean> {
  if (one.act === 'ship') return done(shop, shipOrder, { order, line: [one.units] });
  if (one.act === 'cancel') return done(shop, cancelOrder, { order, line: [one.units], reason: 'less' });
  if (one.act === 'request')
    return done(shop, requestUnitsBack, { order, line: [one.units], reason: 'other' });
  const returns = await returnsOf(shop, order);
  const ready = returns.filter(readyFor[one.act]);
  const among = ready.length > 0 ? ready : returns;
  const number = among[one.which % among.length]?.header.number;
  if (number === undefined) return false;
  if (one.act === 'approve') return done(shop, approveReturn, { return: number });
  if (one.act === 'decline') return done(shop, declineReturn, { return: number });
  if (one.act === 'end') return done(shop, cancelReturn, { return: number });
  if (one.act === 'receive') return done(shop, receiveUnitsBack, { return: number, restock: one.restock });
  if (one.act === 'inspect') return done(shop, inspectUnits, { return: number, [one.verdict]: true });
  return done(shop, refundUnits, { return: number });
}

/** Everything is shipped or cancelled, comes back and is paid back. */
async function giveEverythingBack(shop: TestShop, order: number): Promise<void> {
  for (const { line, ordered, cancelled, shipped } of await linesOf(shop, order)) {
    const open = ordered - cancelled - shipped;
    if (open > 0)
      await shop.run(cancelOrder, { order, line: [`${line}=${open / 1_000}`], reason: 'the rest' });
  }
  for (const { header } of await returnsOf(shop, order))
    await done(shop, refundUnits, { return: header.number });
  const left = (await linesOf(shop, order)).filter(
    (one) => one.shipped > one.return_requested + one.returned,
  );
  if (left.length > 0) {
    const line = left.map(
      (one) => `${one.line}=${(one.shipped - one.return_requested - one.returned) / 1_000}`,
    );
    await done(shop, refundUnits, {
      return: Number(await shop.run(requestUnitsBack, { order, line, reason: 'other' })),
    });
  }
}

async function linesOf(shop: TestShop, order: number) {
  return (await shop.read((reading) => showOrder(reading, order))).lines;
}

async function sumsOf(shop: TestShop, number: number) {
  const { order } = await shop.read((reading) => showOrder(reading, number));
  const { gross, credits, paid, refunded, due } = order;
  return { gross, credits, paid, refunded, due };
}

describe('the laws of returns', () => {
  it('hold whatever is asked for, received, judged, refunded and cancelled in any order, and end at what was paid', async () => {
    const shop = await stockedShop(await newShop('sqlite'));
    const acts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(sale, async (one) => {
        const order = await place(shop, one);
        for (const each of one.steps) {
          const before = await sumsOf(shop, order);
          if (!(await act(shop, order, each))) continue;
          acts.set(each.act, (acts.get(each.act) ?? 0) + 1);
          const after = await sumsOf(shop, order);
          expect(after.credits).toBeLessThanOrEqual(after.gross);
          expect(after.refunded).toBeLessThanOrEqual(after.paid);
          expect(after.due).toBe(each.act === 'refund' ? dueAfter(before, after.credits) : after.due);
        }
        await shop.booksAreSound();

        await giveEverythingBack(shop, order);

        const end = await sumsOf(shop, order);
        expect(end.credits).toBe(end.gross);
        if (end.due < 0) await shop.run(refundOrder, { order, amount: (-end.due / 100).toFixed(2) });
        expect(await sumsOf(shop, order)).toEqual({ ...end, due: 0, refunded: end.paid });
        await shop.booksAreSound();
        await restock(shop);
      }),
      { seed: 20_260_302, numRuns: 20 },
    );

    const kinds = ['ship', 'cancel', 'request', 'approve', 'decline', 'end', 'receive', 'inspect', 'refund'];
    expect(kinds.filter((kind) => (acts.get(kind) ?? 0) <= 5)).toEqual([]);
  }, 60_000);
});

/** A refund lowers the debt, or leaves none; what was overpaid is paid back with it. */
function dueAfter(before: { readonly due: number; readonly credits: number }, credits: number): number {
  return Math.max(0, before.due - (credits - before.credits));
}

/** Enough for the next order. */
async function restock(shop: TestShop): Promise<void> {
  await shop.run(receiveStock, { sku: 'MUG', quantity: '20' });
  await shop.run(receiveStock, { sku: 'CLOTH', quantity: '6' });
}
