import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../src/operations/orders/close.ts';
import { holdOrder } from '../../src/operations/orders/hold.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { releaseOrder } from '../../src/operations/orders/release.ts';
import { payOrder } from '../../src/operations/payments/add.ts';
import { refundOrder } from '../../src/operations/payments/refund.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { approveReturn, cancelReturn, declineReturn } from '../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { refundUnits } from '../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { deliverShipment } from '../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../src/operations/shipments/void.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { engines, newShop, type EngineName, type TestShop } from '../support/shop.ts';
import {
  amountOf,
  at,
  emptyShop,
  grossOf,
  prices,
  rules,
  skus,
  type Act,
  type Acts,
  type Model,
  type Verb,
} from './model.ts';
import { stepsOf, undone, walk, type Play, type Tally } from './walk.ts';

const which = fc.nat(3);
const few = fc.constantFrom(1, 1, 2, 2, 3, 5);
const sku = fc.constantFrom(...skus);
const act = <V extends Verb>(
  verb: V,
  rest: { readonly [K in keyof Acts[V]]: fc.Arbitrary<Acts[V][K]> },
): fc.Arbitrary<Act> => fc.record({ do: fc.constant(verb), ...rest }) as unknown as fc.Arbitrary<Act>;

/** What people do, and how often in comparison. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: act('receive', { sku, quantity: few, to: fc.constantFrom('main', 'barn') }) },
  {
    weight: 6,
    arbitrary: act('place', {
      lines: fc.array(fc.record({ sku, quantity: few }), { minLength: 1, maxLength: 3 }),
      backorder: fc.boolean(),
      partial: fc.boolean(),
      shipping: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: act('cancel_units', { order: which, line: which, quantity: few }) },
  { weight: 1, arbitrary: act('cancel', { order: which }) },
  { weight: 1, arbitrary: act('close', { order: which }) },
  { weight: 1, arbitrary: act('hold', { order: which }) },
  { weight: 1, arbitrary: act('release', { order: which }) },
  { weight: 4, arbitrary: act('pay', { order: which, share: fc.constantFrom(1, 0.5, 2) }) },
  { weight: 2, arbitrary: act('pay_back', { order: which, amount: fc.constantFrom(1, 100, 1_000) }) },
  { weight: 5, arbitrary: act('ship', { order: which }) },
  { weight: 4, arbitrary: act('ship_units', { order: which, line: which, quantity: few }) },
  { weight: 2, arbitrary: act('deliver', { parcel: which }) },
  { weight: 2, arbitrary: act('void_parcel', { parcel: which }) },
  { weight: 5, arbitrary: act('request_return', { order: which, line: which, quantity: few }) },
  { weight: 3, arbitrary: act('approve', { back: which }) },
  { weight: 1, arbitrary: act('decline', { back: which }) },
  { weight: 2, arbitrary: act('cancel_return', { back: which }) },
  { weight: 4, arbitrary: act('receive_return', { back: which, restock: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: act('inspect', { back: which, verdict: fc.constantFrom('restock', 'scrap', 'quarantine') }),
  },
  { weight: 4, arbitrary: act('refund_return', { back: which }) },
);

/** Verbs from the beginning of an order's life to its end: of several that are possible, the latest is done. */
const verbs: readonly Verb[] = [
  'receive', 'place', 'cancel', 'close', 'hold', 'cancel_units', 'release', 'pay', 'ship', 'void_parcel', 'ship_units',
  'deliver', 'pay_back', 'request_return', 'decline', 'cancel_return', 'approve', 'receive_return', 'inspect', 'refund_return',
]; // prettier-ignore

/** The real shop beside the model: its own numbers, in the order in which they were made. */
interface Real {
  readonly shop: TestShop;
  readonly orders: number[];
  readonly parcels: number[];
  readonly returns: number[];
}

const money = (pence: number): string => (pence / 100).toFixed(2);
const reason = 'as it goes';

/** The same act on the real shop; what is made gets the next position. The model is as it was before the act. */
const doing: Play<Acts, Model, Real>['doing'] = {
  receive: ({ shop }, { sku, quantity, to }) =>
    shop.run(receiveStock, { sku, quantity: String(quantity), to }),
  async place({ shop, orders }, { lines, backorder, partial, shipping }) {
    const line = lines.map(({ sku, quantity }) => `${sku}=${quantity}`);
    const ship_policy = partial ? 'partial' : 'complete';
    orders.push(
      Number(
        await shop.run(placeOrder, {
          line,
          backorder,
          ship_policy,
          ...(shipping ? { shipping: '3.95' } : {}),
        }),
      ),
    );
  },
  cancel_units: ({ shop, orders }, { order, ...units }, model) =>
    shop.run(cancelOrder, { order: number(orders, order), line: written(model, order, units), reason }),
  cancel: ({ shop, orders }, { order }) => shop.run(cancelOrder, { order: number(orders, order), reason }),
  close: ({ shop, orders }, { order }) => shop.run(closeOrder, { order: number(orders, order), reason }),
  hold: ({ shop, orders }, { order }) => shop.run(holdOrder, { order: number(orders, order), reason }),
  release: ({ shop, orders }, { order }) => shop.run(releaseOrder, { order: number(orders, order) }),
  async ship({ shop, orders, parcels }, { order }) {
    parcels.push(Number(await shop.run(shipOrder, { order: number(orders, order) })));
  },
  async ship_units({ shop, orders, parcels }, { order, ...units }, model) {
    parcels.push(
      Number(await shop.run(shipOrder, { order: number(orders, order), line: written(model, order, units) })),
    );
  },
  pay({ shop, orders }, { order, share }, model) {
    const owed = at(model.orders, order);
    const amount = owed ? money(amountOf(owed, share)) : '1.00';
    return shop.run(payOrder, { order: number(orders, order), amount, method: 'card' });
  },
  pay_back: ({ shop, orders }, { order, amount }) =>
    shop.run(refundOrder, { order: number(orders, order), amount: money(amount) }),
  deliver: ({ shop, parcels }, { parcel }) =>
    shop.run(deliverShipment, { shipment: number(parcels, parcel) }),
  void_parcel: ({ shop, parcels }, { parcel }) =>
    shop.run(voidShipment, { shipment: number(parcels, parcel), reason }),
  async request_return({ shop, orders, returns }, { order, ...units }, model) {
    const request = { order: number(orders, order), line: written(model, order, units), reason: 'faulty' };
    returns.push(Number(await shop.run(requestUnitsBack, request)));
  },
  approve: ({ shop, returns }, { back }) => shop.run(approveReturn, { return: number(returns, back) }),
  decline: ({ shop, returns }, { back }) => shop.run(declineReturn, { return: number(returns, back) }),
  cancel_return: ({ shop, returns }, { back }) => shop.run(cancelReturn, { return: number(returns, back) }),
  receive_return: ({ shop, returns }, { back, restock }) =>
    shop.run(receiveUnitsBack, { return: number(returns, back), restock }),
  inspect: ({ shop, returns }, { back, verdict }) =>
    shop.run(inspectUnits, { return: number(returns, back), [verdict]: true }),
  refund_return: ({ shop, returns }, { back }) => shop.run(refundUnits, { return: number(returns, back) }),
};

/** 999999 is nothing of the shop's. */
function number(numbers: readonly number[], position: number): number {
  return at(numbers, position) ?? 999_999;
}

function written(
  model: Model,
  order: number,
  { line, quantity }: { line: number; quantity: number },
): string[] {
  return [`${1 + (line % (at(model.orders, order)?.lines.length ?? 1))}=${quantity}`];
}

/** Both shops in the same words. */
function inModel({ goods, orders, returns }: Model): unknown {
  return {
    goods: skus.map((sku) => {
      const promised = orders.flatMap(({ lines }) => lines).filter((line) => line.sku === sku);
      const allocated = promised.reduce((sum, line) => sum + line.allocated, 0);
      return { sku, ...goods[sku], allocated };
    }),
    orders: orders.map((order) => ({
      lifecycle: order.lifecycle,
      held: order.held,
      gross: grossOf(order),
      credits: order.credits,
      paid: order.paid,
      refunded: order.refunded,
      lines: order.lines.map(({ cancelledGross: _, gross: __, ...line }) => line),
    })),
    returns: returns.map(({ lifecycle, quantity, cancelled, received, judged, credited }) => ({
      lifecycle, quantity, cancelled, received, judged, credited,
    })), // prettier-ignore
  };
}

async function inShop({ shop }: Real): Promise<unknown> {
  return shop.read(async ({ tx }) => {
    const levels = await tx
      .selectFrom('stock_levels as s')
      .innerJoin('products as p', 'p.id', 's.product_id')
      .innerJoin('locations as l', 'l.id', 's.location_id')
      .select(['p.sku', 'l.sellable', 's.quantity', 's.allocated'])
      .execute();
    const sum = (sku: string, sellable: 0 | 1, of: 'quantity' | 'allocated'): number =>
      levels
        .filter((level) => level.sku === sku && level.sellable === sellable)
        .reduce((all, level) => all + level[of], 0) / 1_000;
    const orders = await tx.selectFrom('orders').selectAll().orderBy('number').execute();
    const lines = await tx.selectFrom('order_lines').selectAll().orderBy('line').execute();
    const returns = await tx
      .selectFrom('return_lines as n')
      .innerJoin('returns as h', 'h.id', 'n.return_id')
      .selectAll('n')
      .select('h.lifecycle')
      .orderBy('h.number')
      .execute();
    return {
      goods: skus.map((sku) => ({
        sku,
        sellable: sum(sku, 1, 'quantity'),
        quarantine: sum(sku, 0, 'quantity'),
        allocated: sum(sku, 1, 'allocated'),
      })),
      orders: orders.map(({ id, lifecycle, hold_reason, gross, credits, paid, refunded }) => ({
        lifecycle,
        held: hold_reason !== null,
        gross,
        credits,
        paid,
        refunded,
        lines: lines
          .filter((line) => line.order_id === id)
          .map((line) => ({
            sku: line.sku,
            ordered: line.ordered / 1_000,
            cancelled: line.cancelled / 1_000,
            allocated: line.allocated / 1_000,
            shipped: line.shipped / 1_000,
            delivered: line.delivered / 1_000,
            requested: line.return_requested / 1_000,
            returned: line.returned / 1_000,
            credited: line.credited / 1_000,
          })),
      })),
      returns: returns.map((line) => ({
        lifecycle: line.lifecycle,
        quantity: line.quantity / 1_000,
        cancelled: line.cancelled / 1_000,
        received: line.received / 1_000,
        judged: (line.restocked + line.scrapped + line.quarantined) / 1_000,
        credited: line.credited / 1_000,
      })),
    };
  });
}

/** Goods that are all back have brought back exactly the value that they left with. */
async function valueComesBack({ shop }: Real): Promise<void> {
  const wrong = await shop.read(({ tx }) =>
    sql`select order_line_id, sum(quantity) as quantity, sum(value) as value from (
        select order_line_id, quantity, value from stock_moves m join locations l on l.id = m.to_location_id and l.kind = 'customer'
        union all select order_line_id, -quantity, -value from stock_moves m join locations l on l.id = m.from_location_id and l.kind = 'customer') as ways
      group by order_line_id having sum(quantity) < 0 or sum(value) < 0 or (sum(quantity) = 0 and sum(value) <> 0)`.execute(
      tx,
    ),
  );
  expect(wrong.rows).toEqual([]);
  const bought = await shop.read(({ tx }) =>
    sql<{
      quantity: number;
      value: number;
    }>`select coalesce(sum(quantity), 0) as quantity, coalesce(sum(value), 0) as value
      from stock_moves where kind = 'receipt'`.execute(tx),
  );
  for (const { quantity, value } of bought.rows) expect(value).toBe((137 * quantity) / 1_000);
}

async function newReal(engine: EngineName): Promise<Real> {
  const shop = await newShop(engine);
  await shop.run(addLocation, { code: 'barn', name: 'Barn' });
  for (const sku of skus)
    await shop.run(addProduct, { sku, name: sku, price: String(prices[sku]), cost: '1.37' });
  return { shop, orders: [], parcels: [], returns: [] };
}

const play: Play<Acts, Model, Real> = {
  verbs,
  rules,
  doing,
  inModel,
  inShop,
  booksAreSound: ({ shop }) => shop.booksAreSound(),
};

/** How many journeys, and what must have been done in them: those that never come to a refund would prove little. */
const plans: Partial<Record<EngineName, { readonly runs: number; readonly done: readonly Verb[] }>> = {
  sqlite: { runs: 60, done: verbs },
  postgres: { runs: 5, done: ['pay', 'ship', 'refund_return'] },
};
const steps = stepsOf(acts, { atLeast: 25, atMost: 50 });

for (const engine of engines) {
  const plan = plans[engine];
  describe.skipIf(!plan)(`any journey of any orders (${engine})`, () => {
    it('goes as in the model, step by step, and the books are sound after each', async () => {
      const { runs, done } = plan ?? { runs: 0, done: [] };
      const tally: Tally = new Map();

      await fc.assert(
        fc.asyncProperty(steps, async (some) => {
          const real = await newReal(engine);
          await walk(play, { model: emptyShop(), real }, { steps: some, tally });
          await valueComesBack(real);
        }),
        { numRuns: runs, seed: 20_260_302, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true },
      );

      expect(undone(done, tally)).toEqual([]);
    }, 240_000);
  });
}
