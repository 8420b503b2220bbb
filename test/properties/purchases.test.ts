import fc from 'fast-check';
import { expect, it } from 'vitest';
import { priceTimes } from '../../src/base/money.ts';
import { Refusal, Refusals } from '../../src/base/refusal.ts';
import { stillToCome } from '../../src/domain/purchasing/purchase.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addParty } from '../../src/operations/parties/add.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { cancelPurchase } from '../../src/operations/purchases/cancel.ts';
import { closePurchase } from '../../src/operations/purchases/close.ts';
import { editPurchase } from '../../src/operations/purchases/edit.ts';
import { placePurchaseDraft } from '../../src/operations/purchases/place-draft.ts';
import { placePurchase } from '../../src/operations/purchases/place.ts';
import { receivePurchase } from '../../src/operations/purchases/receive.ts';
import { returnToSupplier } from '../../src/operations/purchases/return.ts';
import { fireAlerts } from '../../src/operations/stock/alerts.ts';
import { latestOperation } from '../../src/store/list/operations.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { newShop, type TestShop } from '../support/shop.ts';

type Step = (shop: TestShop) => Promise<unknown>;

const grams = fc.integer({ min: 1, max: 9_000 }).map((thousandths) => (thousandths / 1000).toFixed(3));
const cost = fc
  .integer({ min: 0, max: 99_999 })
  .map((tenThousandths) => (tenThousandths / 10_000).toFixed(4));
const purchase = fc.integer({ min: 1, max: 4 });

const scene = ['initShop', 'addParty', 'addProduct'];

/** Tea is ordered, comes in parts, goes back, is given up, cancelled, sold before it is there, and taken back. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ grams, cost, draft: fc.boolean() }).map(
    ({ draft, ...line }): Step =>
      (shop) => shop.run(placePurchase, { supplier: 'LEAF', line: [`TEA=${line.grams}@${line.cost}`], draft }),
  ),
  purchase.map((number): Step => (shop) => shop.run(placePurchaseDraft, { purchase: number })),
  fc.record({ purchase, grams }).map(
    (some): Step =>
      (shop) => shop.run(receivePurchase, { purchase: some.purchase, line: [`1=${some.grams}`] }),
  ),
  fc.record({ purchase, freight: fc.constantFrom(undefined, '0.07', '12.50') }).map(
    ({ purchase: number, freight }): Step =>
      (shop) => shop.run(receivePurchase, { purchase: number, all: true, freight }),
  ),
  fc.record({ purchase, grams }).map(
    (some): Step =>
      (shop) => shop.run(closePurchase, { purchase: some.purchase, line: [`1=${some.grams}`] }),
  ),
  purchase.map((number): Step => (shop) => shop.run(cancelPurchase, { purchase: number })),
  fc.record({ purchase, grams }).map(
    (some): Step =>
      (shop) => shop.run(returnToSupplier, { purchase: some.purchase, line: [`1=${some.grams}`], reason: 'stale' }),
  ),
  fc.record({ purchase, grams, cost }).map(
    (some): Step =>
      (shop) => shop.run(editPurchase, { purchase: some.purchase, line: [`TEA=${some.grams}@${some.cost}`] }),
  ),
  grams.map((quantity): Step => (shop) => shop.run(placeOrder, { line: [`TEA=${quantity}`], backorder: true, force: true })),
  fc.constant<Step>((shop) => shop.run(fireAlerts, null)),
  fc.constant<Step>(undoLatest),
); // prettier-ignore

/** The latest write, unless that set the scene. */
async function undoLatest(shop: TestShop): Promise<void> {
  const latest = await shop.read(latestOperation);
  if (latest && !scene.includes(latest.command)) await shop.undo();
}

async function refusing(shop: TestShop, act: Step): Promise<void> {
  try {
    await act(shop);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Refusals)) throw error;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Every line of purchase orders with the goods that stand as received on it. */
async function lines(shop: TestShop) {
  return shop.read(async ({ tx }) => {
    const moves = await tx
      .selectFrom('stock_moves')
      .selectAll()
      .where('purchase_line_id', 'is not', null)
      .execute();
    const all = await tx
      .selectFrom('purchase_lines as l')
      .innerJoin('purchases as p', 'p.id', 'l.purchase_id')
      .selectAll('l')
      .select(['p.lifecycle', 'p.undone_by'])
      .execute();
    const standing = moves.filter(
      (move) => move.reverses === null && !moves.some(({ reverses }) => reverses === move.id),
    );
    const charges = await tx
      .selectFrom('purchase_charges')
      .selectAll()
      .where('voided_by', 'is', null)
      .execute();
    const chargedOn = (id: number) =>
      sum(charges.filter(({ purchase_id }) => purchase_id === id).map(({ amount }) => amount));
    return all.map((line) => ({
      charged: chargedOn(line.purchase_id),
      ...line,
      came: standing.filter((move) => move.purchase_line_id === line.id),
    }));
  });
}

it(
  'of purchase orders nothing is lost: what came cost what was agreed, and the rest is incoming',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const shop = await newShop('sqlite');
        await shop.run(addParty, { kind: 'supplier', code: 'LEAF', name: 'Leaf & Co' });
        await shop.run(addProduct, {
          sku: 'TEA',
          name: 'Loose tea',
          price: '40',
          decimals: 3,
          reorder_point: '2',
        });
        for (const act of steps) {
          await refusing(shop, act);
          const now = await lines(shop);
          for (const { came, received, unit_cost, ordered, closed, charged } of now) {
            expect(sum(came.map(({ quantity }) => quantity))).toBe(received);
            expect(closed).toBeLessThanOrEqual(ordered);
            expect(received).toBeLessThanOrEqual(ordered * 1.1);
            expect(sum(came.map(({ value }) => value))).toBe(priceTimes(unit_cost, received) + charged);
          }
          const placed = now.filter(({ lifecycle, undone_by }) => lifecycle === 'open' && undone_by === null);
          const stock = await shop.read((reading) => showStock(reading, 'TEA'));
          expect(stock.incoming).toBe(sum(placed.map(stillToCome)));
          expect(stock.on_hand).toBe(sum(placed.map(({ received, returned }) => received - returned)));
        }
        await shop.booksAreSound();
      }),
      { seed: 20_261_123, numRuns: 40 },
    );
  },
);
