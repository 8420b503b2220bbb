import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/base/days.ts';
import { abandonCount } from '../../src/operations/counts/abandon.ts';
import { addCounted } from '../../src/operations/counts/add.ts';
import { countOne } from '../../src/operations/counts/one.ts';
import { postCount } from '../../src/operations/counts/post.ts';
import { startCount } from '../../src/operations/counts/start.ts';
import { allocateOrders } from '../../src/operations/orders/allocate.ts';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { setRecipe } from '../../src/operations/products/recipe.ts';
import { approveReturn } from '../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../src/operations/shipments/void.ts';
import { adjustStock } from '../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { receiveTransfer } from '../../src/operations/transfers/receive.ts';
import { sendTransfer } from '../../src/operations/transfers/send.ts';
import { showCount } from '../../src/store/list/counts.ts';
import { stockValue } from '../../src/store/list/value.ts';
import { engines, newShop, type EngineName, type TestShop } from '../support/shop.ts';
import {
  box, freeAt, goods, isOn, lots, lying, promisedAt, places, returnedOf, shippedOf, skus, sum, today, type Place, type Shelf, type Sku,
} from './ledger-books.ts'; // prettier-ignore
import {
  at, countedOf, daysAgo, emptyStore, FIRST, lineAt, onTheWay, outside, resultsOf, rules, scannedAt, units, worthAt,
  type Acts, type Model, type Verb,
} from './ledger-model.ts'; // prettier-ignore
import { stepsOf, undone, walk, type ActOf, type Play, type Tally } from './walk.ts';

const which = fc.nat(3);
const few = fc.constantFrom(1, 1, 2, 2, 3, 5);
const many = fc.constantFrom(2, 3, 5, 8);
const sku = fc.constantFrom(...skus);
const lot = fc.constantFrom(...Object.keys(lots));
const place = fc.constantFrom<Place>('main', 'main', 'barn', 'quarantine');
const ago = fc.constantFrom(0, 0, 0, 1, 2, 4);
const off = { sku, lot, n: fc.constantFrom(-3, -2, -1, 0, 0, 1, 2) };

type Arbitraries = {
  readonly [V in Verb]: readonly [
    weight: number,
    rest: { readonly [K in keyof Acts[V]]: fc.Arbitrary<Acts[V][K]> },
  ];
};

/** What people do, and how often in comparison. */
const wishes: Arbitraries = {
  receive: [6, { sku, lot, n: many, to: fc.constantFrom('main', 'main', 'barn'), cost: fc.constantFrom(0, 9_999, 31_250, 70_077), ago }],
  adjust: [3, { sku, lot, n: few, at: place, more: fc.boolean() }],
  place: [7, {
    lines: fc.array(fc.record({ sku: fc.constantFrom(...skus, 'BOX' as const), n: few }), { minLength: 1, maxLength: 3 }),
    backorder: fc.boolean(),
    promised: fc.constantFrom(null, 0, 2, 9),
  }],
  cancel_units: [2, { order: which, line: which, n: few }],
  cancel: [1, { order: which }],
  allocate: [2, { order: which }],
  ship: [5, { order: which }],
  ship_units: [4, { order: which, line: which, n: few }],
  void_parcel: [3, { parcel: which }],
  request_return: [4, { order: which, line: which, n: few }],
  receive_return: [3, { back: which, restock: fc.boolean() }],
  inspect: [2, { back: which, verdict: fc.constantFrom('restock', 'scrap') }],
  send: [5, { goods: fc.array(fc.record({ sku, lot, n: few }), { minLength: 1, maxLength: 2 }), from: place, to: place, ago }],
  arrive: [3, { transfer: which }],
  arrive_part: [4, { transfer: which, line: which, n: fc.constantFrom(0, 1, 2, 3), reason: fc.constantFrom(null, 'lost', 'damaged') }],
  start_count: [2, { place }],
  count: [6, { count: which, recount: fc.constantFrom(false, false, true), ago: fc.constantFrom(0, 0, 1, 3, 30), ...off }],
  count_now: [2, { at: place, ago, ...off }],
  post: [3, { count: which }],
  abandon: [1, { count: which }],
  undo: [1, { latest: fc.constant(true) }],
}; // prettier-ignore

const acts = fc.oneof(
  ...Object.entries(wishes).map(([verb, [weight, rest]]) => ({
    weight,
    arbitrary: fc.record({
      do: fc.constant(verb),
      ...(rest as Record<string, fc.Arbitrary<unknown>>),
    }) as unknown as fc.Arbitrary<ActOf<Acts>>,
  })),
);

/** From what begins a story to what ends it: of several acts that are possible, the latest is done. */
const verbs: readonly Verb[] = [
  'receive', 'place', 'start_count', 'cancel', 'adjust', 'abandon', 'allocate', 'send', 'cancel_units', 'count', 'count_now', 'ship',
  'ship_units', 'void_parcel', 'undo', 'arrive', 'post', 'arrive_part', 'request_return', 'receive_return', 'inspect',
]; // prettier-ignore

/** The real shop beside the model: its own numbers, in the order in which they were made. */
interface Real {
  readonly shop: TestShop;
  readonly orders: number[];
  readonly parcels: number[];
  readonly returns: number[];
  readonly transfers: number[];
  readonly counts: number[];
}

const reason = 'as it goes';
const typed = (thousandths: number): string => String(thousandths / 1_000);
const lotOf = ({ sku, lot }: { sku: Sku; lot: string }) => (sku === 'MILK' ? { lot } : {});
const lotComing = ({ sku, lot }: { sku: Sku; lot: string }) =>
  sku === 'MILK' ? { lot, ...(lots[lot] == null ? {} : { expires: lots[lot] }) } : {};

/** 999999 is nothing of the shop's. */
const number = (numbers: readonly number[], position: number): number => at(numbers, position) ?? 999_999;

function unitsOf(model: Model, { n, ...where }: { order: number; line: number; n: number }): string[] {
  const line = lineAt(model, where);
  return [`${line?.number ?? 9}=${typed(line ? n * goods[line.sku].step : 1_000)}`];
}

/** The same act on the real shop; what is made gets the next position. The model is as it was before the act. */
const doing: Play<Acts, Model, Real>['doing'] = {
  receive: ({ shop }, { to, cost, ago: days, ...some }, model) =>
    shop.run(receiveStock, {
      sku: some.sku, quantity: typed(units(some)), to, cost: (cost / 10_000).toFixed(4), on: daysAgo(model, days).day,
      ...lotComing(some),
    }), // prettier-ignore
  adjust: ({ shop }, { at: where, more, ...some }) => {
    const quantity = `${more ? '' : '-'}${typed(units(some))}`;
    const of = more ? lotComing(some) : lotOf(some);
    return shop.run(adjustStock, { sku: some.sku, quantity, at: where, reason: 'damaged', ...of });
  },
  async place({ shop, orders }, { lines, backorder, promised }, model) {
    const line = lines.map(
      (one) => `${one.sku}=${one.sku === 'BOX' ? one.n : typed(units({ ...one, sku: one.sku }))}`,
    );
    const by = promised === null ? {} : { promised: addDays(today(model), promised) };
    orders.push(Number(await shop.run(placeOrder, { line, backorder, ...by })));
  },
  cancel_units: ({ shop, orders }, act, model) =>
    shop.run(cancelOrder, { order: number(orders, act.order), line: unitsOf(model, act), reason }),
  cancel: ({ shop, orders }, { order }) => shop.run(cancelOrder, { order: number(orders, order), reason }),
  allocate: ({ shop, orders }, { order }) => shop.run(allocateOrders, { orders: [number(orders, order)] }),
  async ship({ shop, orders, parcels }, { order }) {
    parcels.push(Number(await shop.run(shipOrder, { order: number(orders, order) })));
  },
  async ship_units({ shop, orders, parcels }, act, model) {
    const request = { order: number(orders, act.order), line: unitsOf(model, act) };
    parcels.push(Number(await shop.run(shipOrder, request)));
  },
  void_parcel: ({ shop, parcels }, { parcel }) =>
    shop.run(voidShipment, { shipment: number(parcels, parcel), reason }),
  async request_return({ shop, orders, returns }, act, model) {
    const request = { order: number(orders, act.order), line: unitsOf(model, act), reason: 'faulty' };
    const made = Number(await shop.run(requestUnitsBack, request));
    await shop.run(approveReturn, { return: made });
    returns.push(made);
  },
  receive_return: ({ shop, returns }, { back, restock }) =>
    shop.run(receiveUnitsBack, { return: number(returns, back), restock }),
  inspect: ({ shop, returns }, { back, verdict }) =>
    shop.run(inspectUnits, {
      return: number(returns, back),
      ...(verdict === 'restock' ? { restock: true, to: 'main' } : { scrap: true }),
    }),
  async send({ shop, transfers }, { goods: some, from, to, ago: days }, model) {
    const wanted = [...new Map(some.map((one) => [one.sku, one])).values()];
    const line = wanted.map((one) => `${one.sku}=${typed(units(one))}`);
    const of = wanted.flatMap((one) => (one.sku === 'MILK' ? [one.lot] : []));
    const on = daysAgo(model, days).day;
    transfers.push(Number(await shop.run(sendTransfer, { line, lot: of, from, to, on })));
  },
  arrive: ({ shop, transfers }, { transfer }) =>
    shop.run(receiveTransfer, { transfer: number(transfers, transfer) }),
  arrive_part: ({ shop, transfers }, { transfer, line, n, reason: why }, model) => {
    const lines = at(model.transfers, transfer)?.lines ?? [];
    const way = at(lines, line);
    const came = `${1 + (line % Math.max(1, lines.length))}=${typed(n * goods[way?.sku ?? 'MUG'].step)}`;
    const request = { transfer: number(transfers, transfer), line: [came] };
    return shop.run(receiveTransfer, { ...request, ...(why === null ? {} : { reason: why }) });
  },
  async start_count({ shop, counts }, { place: location }) {
    counts.push(Number(await shop.run(startCount, { location })));
  },
  count: ({ shop, counts }, { count, recount, ago: hours, ...some }, model) => {
    const quantity = typed(countedOf(model, some, at(model.counts, count)?.place ?? 'main'));
    const line = { sku: some.sku, quantity, counted_at: scannedAt(model, hours), ...lotComing(some) };
    return shop.run(addCounted, { count: number(counts, count), lines: [line], recount });
  },
  async count_now({ shop, counts }, { at: where, ago: days, ...some }, model) {
    const quantity = typed(countedOf(model, some, where));
    const request = { sku: some.sku, quantity, at: where, on: daysAgo(model, days).day, ...lotComing(some) };
    counts.push(Number(await shop.run(countOne, request)));
  },
  post: ({ shop, counts }, { count }) => shop.run(postCount, { count: number(counts, count) }),
  abandon: ({ shop, counts }, { count }) => shop.run(abandonCount, { count: number(counts, count) }),
  undo: ({ shop }, _, model) => shop.undo(model.before === null ? 999_999 : undefined),
};

const everyShelf: readonly Shelf[] = skus.flatMap((one) =>
  places.flatMap((where) => (one === 'MILK' ? Object.keys(lots) : ['']).map((of) => ({ sku: one, place: where, lot: of }))),
); // prettier-ignore

/** Another of the days that have gone by after each write, and the last of them. */
function dayOf(model: Model): string {
  const days = Math.round((Date.parse(today(model)) - Date.parse(FIRST)) / 86_400_000);
  return addDays(FIRST, model.write % (days + 1));
}

/** Both in the same words. */
function inModel(model: Model): unknown {
  return {
    shelves: everyShelf.flatMap((shelf) => {
      const { quantity, value } = lying(model, shelf);
      return quantity === 0 ? [] : [{ ...shelf, quantity, value, free: freeAt(model, shelf), promised: promisedAt(model, shelf) }];
    }),
    orders: model.orders.map(({ lifecycle, lines }) => ({
      lifecycle,
      lines: lines.map((line) => ({
        line: line.number,
        sku: line.sku,
        ordered: line.ordered,
        cancelled: line.cancelled,
        shipped: shippedOf(line),
        requested: line.requested,
        returned: returnedOf(line),
        outside: outside(line).value,
        promises: line.promises.map((one) => `${one.place} ${one.lot} ${one.quantity}`).toSorted(),
      })),
    })),
    transfers: model.transfers.map(({ undone: gone, lines }) => ({
      gone,
      lines: lines.map((way) => ({
        sku: way.sku, lot: way.lot, received: way.received, lost: way.lost, found: way.found,
        coming: gone ? way.sent : onTheWay(way), value: gone ? 0 : way.value,
      })), // prettier-ignore
    })),
    counts: model.counts.map((count) => {
      const results = count.lifecycle === 'posted' ? count.results : resultsOf(model, count);
      return { lifecycle: count.lifecycle, results: count.lifecycle === 'undone' ? [] : results.map(resultSaid).toSorted() };
    }),
    worth: worthAt(model, dayOf(model)),
    all: sum(Object.values(worthAt(model, '9999'))) + sum(model.transfers.map((one) => (one.undone ? 0 : sum(one.lines.map(({ value }) => value))))),
  };
} // prettier-ignore

function resultSaid({ shelf, counted, expected, superseded }: ReturnType<typeof resultsOf>[number]): string {
  return `${shelf.sku} ${shelf.lot} counted ${counted} expected ${expected}${superseded ? ' superseded' : ''}`;
}

async function inShop({ shop, counts }: Real, model: Model): Promise<unknown> {
  return shop.read(async (reading) => {
    const { tx } = reading;
    const levels = await tx
      .selectFrom('stock_levels as s')
      .innerJoin('products as p', 'p.id', 's.product_id')
      .innerJoin('locations as l', 'l.id', 's.location_id')
      .select(['p.sku', 'l.code as place', 's.lot', 's.quantity', 's.value', 's.allocated as promised'])
      .execute();
    const allocations = await tx
      .selectFrom('allocations as a')
      .innerJoin('locations as l', 'l.id', 'a.location_id')
      .selectAll('a')
      .select('l.code as place')
      .execute();
    const orders = await tx.selectFrom('orders').selectAll().orderBy('number').execute();
    const lines = await tx.selectFrom('order_lines').selectAll().where('stocked', '=', 1).orderBy('line').execute();
    const transfers = await tx.selectFrom('transfers').selectAll().orderBy('number').execute();
    const ways = await tx
      .selectFrom('transfer_lines as t')
      .innerJoin('products as p', 'p.id', 't.product_id')
      .selectAll('t')
      .select('p.sku')
      .orderBy('t.line')
      .execute();
    const moves = await tx
      .selectFrom('stock_moves as m')
      .innerJoin('locations as f', 'f.id', 'm.from_location_id')
      .innerJoin('locations as g', 'g.id', 'm.to_location_id')
      .select(['m.order_line_id', 'm.value', 'f.kind as from', 'g.kind as to'])
      .where('m.order_line_id', 'is not', null)
      .execute();
    const outsideOf = (line: number): number =>
      sum(moves.filter((one) => one.order_line_id === line).map((one) => (one.to === 'customer' ? one.value : one.from === 'customer' ? -one.value : 0)));
    const worth = await stockValue(reading, dayOf(model));
    const now = await stockValue(reading);
    return {
      shelves: everyShelf.flatMap((shelf) => {
        const level = levels.find((one) => isOn(one as Shelf, shelf));
        return level && level.quantity !== 0
          ? [{ ...shelf, quantity: level.quantity, value: level.value, free: level.quantity - level.promised, promised: level.promised }]
          : [];
      }),
      orders: orders.map(({ id, lifecycle }) => ({
        lifecycle,
        lines: lines
          .filter((line) => line.order_id === id)
          .map((line) => ({
            line: line.line,
            sku: line.sku,
            ordered: line.ordered,
            cancelled: line.cancelled,
            shipped: line.shipped,
            requested: line.return_requested,
            returned: line.returned,
            outside: outsideOf(line.id),
            promises: allocations
              .filter((one) => one.order_line_id === line.id)
              .map((one) => `${one.place} ${one.lot} ${one.quantity}`)
              .toSorted(),
          })),
      })),
      transfers: transfers.map(({ id, undone_by }) => ({
        gone: undone_by !== null,
        lines: ways
          .filter((way) => way.transfer_id === id)
          .map(({ sku: of, lot: lotted, quantity, received, lost, found, value }) => ({
            sku: of, lot: lotted, received, lost, found, coming: quantity - (received - found) - lost, value,
          })), // prettier-ignore
      })),
      counts: await Promise.all(
        counts.map(async (one) => {
          const { header, lines: counted } = await showCount(reading, one);
          const results = counted.flatMap((line) =>
            line.counted === null
              ? []
              : [`${line.sku} ${line.lot} counted ${line.counted} expected ${line.expected}${line.superseded ? ' superseded' : ''}`],
          );
          const gone = header.undone_by !== null;
          return { lifecycle: gone ? 'undone' : header.lifecycle, results: gone ? [] : results.toSorted() };
        }),
      ),
      worth: Object.fromEntries(places.map((where) => [where, worth.find(({ location }) => location === where)?.value ?? 0])),
      all: sum(now.map(({ value }) => value)),
    };
  });
} // prettier-ignore

async function newReal(engine: EngineName): Promise<Real> {
  const shop = await newShop(engine, { timezone: 'UTC' });
  shop.at(emptyStore().now);
  await shop.run(addLocation, { code: 'barn', name: 'Barn' });
  for (const one of skus) {
    const kind = { decimals: one === 'TEA' ? 3 : 0, lot_tracked: one === 'MILK' };
    const cost = (goods[one].cost / 10_000).toFixed(4);
    await shop.run(addProduct, { sku: one, name: one, price: '4.99', cost, ...kind });
  }
  await shop.run(addProduct, { sku: 'BOX', name: 'Box', price: '9.99' });
  const parts = Object.entries(box).map(([part, quantity]) => `${part}=${typed(quantity)}`);
  await shop.run(setRecipe, { sku: 'BOX', parts });
  return { shop, orders: [], parcels: [], returns: [], transfers: [], counts: [] };
}

const play: Play<Acts, Model, Real> = {
  verbs,
  rules,
  doing,
  wait({ shop }, model, hours) {
    model.now = new Date(Date.parse(model.now) + hours * 3_600_000).toISOString();
    shop.at(model.now);
  },
  inModel,
  inShop,
  booksAreSound: ({ shop }) => shop.booksAreSound(),
};

/** How many walks, and what must have been done in them: what never came to pass proves nothing. */
const plans: Partial<Record<EngineName, { readonly runs: number; readonly done: readonly Verb[] }>> = {
  sqlite: { runs: 70, done: verbs },
  postgres: { runs: 4, done: ['ship', 'send', 'count'] },
};
const steps = stepsOf(acts, { atLeast: 35, atMost: 55 });

for (const engine of engines) {
  const plan = plans[engine];
  describe.skipIf(!plan)(`any walk through the store (${engine})`, () => {
    it('leaves goods, values and promises as in the model, and the books sound after every step', async () => {
      const { runs, done } = plan ?? { runs: 0, done: [] };
      const tally: Tally = new Map();

      await fc.assert(
        fc.asyncProperty(steps, async (some) =>
          walk(play, { model: emptyStore(), real: await newReal(engine) }, { steps: some, tally }),
        ),
        { numRuns: runs, seed: 20_261_124, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true },
      );

      expect(undone(done, tally)).toEqual([]);
    }, 240_000);
  });
}
