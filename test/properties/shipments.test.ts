import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { collectOrder } from '../../src/operations/shipments/collect.ts';
import { deliverShipment } from '../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../src/operations/shipments/void.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { showOrder } from '../../src/store/list/order.ts';
import { showStock } from '../../src/store/list/stock.ts';
import type { Reading } from '../../src/store/work.ts';
import { mugShop, ordered } from '../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';

type Step =
  | { readonly do: 'ship' | 'collect'; readonly units: number }
  | { readonly do: 'deliver' | 'void'; readonly which: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('ship' as const, 'collect' as const),
      units: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ do: fc.constantFrom('deliver' as const, 'void' as const), which: fc.nat(5) }),
  ),
  { minLength: 3, maxLength: 10 },
);

interface Parcel {
  readonly number: number;
  readonly units: number;
  readonly collected: boolean;
  delivered: boolean;
  voided: boolean;
}

const ORDERED = 5;

const standing = (parcels: readonly Parcel[]): number =>
  parcels.filter(({ voided }) => !voided).reduce((sum, { units }) => sum + units, 0);
const arrived = (parcels: readonly Parcel[]): number =>
  standing(parcels.filter(({ delivered }) => delivered));

function expectation(parcels: Parcel[], step: Step): string | ((number: number) => void) {
  if ('units' in step) {
    if (step.units > ORDERED - standing(parcels)) return 'state';
    const collected = step.do === 'collect';
    return (number) =>
      void parcels.push({ number, units: step.units, collected, delivered: collected, voided: false });
  }
  const parcel = parcels[step.which];
  if (!parcel) return 'not_found';
  if (parcel.voided) return 'state';
  if (step.do === 'deliver') return parcel.delivered ? 'state' : () => void (parcel.delivered = true);
  return parcel.delivered && !parcel.collected ? 'state' : () => void (parcel.voided = true);
}

function act(
  shop: TestShop,
  parcels: readonly Parcel[],
  { order, step }: { order: number; step: Step },
): Promise<string> {
  if ('units' in step)
    return shop.run(step.do === 'ship' ? shipOrder : collectOrder, { order, line: [`1=${step.units}`] });
  const shipment = parcels[step.which]?.number ?? 999_999;
  return step.do === 'deliver'
    ? shop.run(deliverShipment, { shipment })
    : shop.run(voidShipment, { shipment, reason: 'wrong' });
}

onEveryEngine('any parcels, collections, deliveries and voids', (newShop) => {
  it(
    'keep the counters of the order and the units and value of the stock',
    { timeout: 120_000 },
    async () => {
      const shop = await mugShop(await newShop(), '1');
      await shop.run(receiveStock, { sku: 'MUG', quantity: '600', cost: '3.337' });
      let stock = 601;

      const story = fc.asyncProperty(steps, async (taken) => {
        const order = await ordered(shop, { line: [`MUG=${ORDERED}`] });
        const parcels: Parcel[] = [];
        for (const step of taken) {
          const expected = expectation(parcels, step);
          const did: unknown = await act(shop, parcels, { order, step }).catch(codeOf);
          expect(did).toMatch(typeof expected === 'string' ? expected : /^\d+$/);
          if (typeof expected !== 'string') expected(Number(did));
          const { lines, order: row } = await shop.read((reading) => showOrder(reading, order));
          const [shipped, delivered] = [standing(parcels) * 1000, arrived(parcels) * 1000];
          expect(lines[0]).toMatchObject({ shipped, delivered, allocated: ORDERED * 1000 - shipped });
          expect(row).toMatchObject({ shipped, delivered });
        }
        stock -= standing(parcels);
        const { on_hand } = await shop.read((reading) => showStock(reading, 'MUG'));
        expect(on_hand).toBe(stock * 1000);
      });
      await fc.assert(story, { seed: 20_260_302, numRuns: shop.store.engine === 'sqlite' ? 100 : 15 });

      await shop.booksAreSound();
      expect(await shop.read(unlikeReversals)).toEqual([]);
    },
  );
});

function codeOf(error: unknown): unknown {
  return error instanceof Refusal ? error.code : error;
}

/** Reversals that do not carry the quantity and value of the move they take back. */
async function unlikeReversals({ tx }: Reading) {
  return tx
    .selectFrom('stock_moves as back')
    .innerJoin('stock_moves as move', 'move.id', 'back.reverses')
    .select(['move.value', 'back.value as back'])
    .where((eb) =>
      eb.or([
        eb('move.value', '<>', eb.ref('back.value')),
        eb('move.quantity', '<>', eb.ref('back.quantity')),
      ]),
    )
    .execute();
}
