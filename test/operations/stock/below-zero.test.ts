import { expect, it } from 'vitest';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { setSetting } from '../../../src/operations/shop/set.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { sendTransfer } from '../../../src/operations/transfers/send.ts';
import { checkBooks } from '../../../src/checks/index.ts';
import { listMoves } from '../../../src/store/list/moves.ts';
import { moveView } from '../../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { orderRow, refusal, stockedShop, stockRow } from '../../support/sold.ts';
import { told } from '../../support/reported.ts';

/** Two mugs are there, worth 6.40, and five were stolen. */
async function robbed(shop: TestShop): Promise<TestShop> {
  await stockedShop(shop);
  await shop.run(adjustStock, { sku: 'MUG', quantity: '-98', reason: 'sample' });
  await shop.run(adjustStock, { sku: 'MUG', quantity: '-5', reason: 'theft', force: true });
  return shop;
}

async function forced(shop: TestShop): Promise<readonly string[]> {
  const findings = (await shop.read(checkBooks)).filter(({ ok }) => !ok);
  expect(findings.every((finding) => finding.forced)).toBe(true);
  return findings.flatMap(({ problems }) => problems);
}

async function lastMoves(shop: TestShop, limit: number) {
  const moves = (await shop.read((reading) => listMoves(reading, {}))).map(moveView.row);
  return moves.slice(0, limit).map(({ quantity, from, to, value }) => [quantity, from, to, value]);
}

onEveryEngine('stock below zero', (newShop) => {
  it('is refused with the numbers, and where it is forced the books say so until goods come', async () => {
    const shop = await stockedShop(await newShop());
    const stolen = { sku: 'MUG', quantity: '-103', reason: 'theft' };
    await shop.run(placeOrder, { line: ['MUG=4'] });

    expect(await refusal(shop.run(adjustStock, stolen))).toMatchObject({
      exit: 4, message: 'Only 100 of MUG lie at main; 103 cannot go.', details: { on_hand: 100, wanted: 103 },
    }); // prettier-ignore
    await shop.run(adjustStock, { ...stolen, force: true }, { dryRun: true });
    await shop.booksAreSound();
    await shop.run(adjustStock, { ...stolen, force: true });

    expect(await stockRow(shop, 'MUG')).toMatchObject({
      on_hand: -3,
      allocated: 0,
      available: -3,
      value: '0.00',
    });
    expect(await orderRow(shop, 1001)).toMatchObject({ readiness: 'backordered' });
    expect(await forced(shop)).toEqual([
      expect.stringMatching(
        /^MUG at main: -3 lie there, forced on 2026-03-02 \(operation \d+, theft\); receive, count or adjust it$/,
      ),
    ]);
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', cost: '4.00' });
    expect(await stockRow(shop, 'MUG')).toMatchObject({
      on_hand: 7,
      allocated: 4,
      available: 3,
      value: '28.00',
    });
    expect(await lastMoves(shop, 2)).toEqual([
      [0, 'main', '(cost_variance)', '12.00'],
      [10, '(supplier)', 'main', '40.00'],
    ]);
    expect(await forced(shop)).toEqual([]);
  });

  it('passes all of the value on while it lasts, and takes nothing more from there', async () => {
    const shop = await robbed(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });

    await shop.run(receiveStock, { sku: 'MUG', quantity: '2', cost: '4.00' });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: -1, value: '0.00' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '1' });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 0, value: '0.00' });
    expect(await forced(shop)).toEqual([]);
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-1', reason: 'theft', force: true });
    expect(
      await refusal(shop.run(sendTransfer, { sku: 'MUG', quantity: '1', from: 'main', to: 'attic' })),
    ).toMatchObject({ exit: 4 });
    expect(await forced(shop)).toHaveLength(1);
  });

  it('is as before once the adjustment is undone, whatever came meanwhile', async () => {
    const shop = await robbed(await newShop());
    await shop.undo();
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 2, value: '6.40' });
    expect(await lastMoves(shop, 1)).toEqual([[5, '(adjustment)', 'main', '6.40']]);
    await shop.booksAreSound();

    await shop.run(adjustStock, { sku: 'MUG', quantity: '-5', reason: 'theft', force: true });
    const theft = await latest(shop);
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', cost: '4.00' });
    const receipt = await latest(shop);
    expect(await refusal(shop.undo(receipt))).toMatchObject({ exit: 4 });
    await shop.undo(theft);
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 12, value: '34.40' });
    await shop.undo(receipt);
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 2 });
    await shop.booksAreSound();
  });

  it('is never promised from, nor made up for from another place', async () => {
    const shop = await robbed(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic', priority: 200 });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', to: 'attic' });

    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 7, available: 7 });
    expect(await refusal(shop.run(placeOrder, { line: ['MUG=8'] }))).toMatchObject({ exit: 4 });
    await shop.run(placeOrder, { line: ['MUG=7'] });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ allocated: 7, available: 0 });
  });

  it('takes in what a transfer brings, and what a voided parcel brings back, at its share of the value', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic', priority: 200 });
    await shop.run(sendTransfer, { sku: 'MUG', quantity: '10', from: 'main', to: 'attic', receive: true });
    const order = Number(await shop.run(placeOrder, { line: ['MUG=4'], location: 'main' }));
    const parcel = Number(await shop.run(shipOrder, { order }));
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-89', reason: 'theft', force: true });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 7, value: '32.00' });

    await shop.run(voidShipment, { shipment: parcel, reason: 'wrong' });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 11, allocated: 1, value: '35.20' });
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-3', reason: 'theft', force: true });
    await shop.run(sendTransfer, { sku: 'MUG', quantity: '5', from: 'attic', to: 'main', receive: true });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 8, value: '25.60' });
    await shop.booksAreSound();
  });

  it('ends with a count, which books what lies there', async () => {
    const shop = await robbed(await newShop());

    await told(shop, 'stock', { sku: 'MUG', quantity: 4 });

    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 4, value: '12.80' });
    await shop.booksAreSound();
  });

  it('has a reason of docket’s or of the shop’s own; where the shop has some, no others', async () => {
    const shop = await stockedShop(await newShop());
    const adjusting = (reason: string) => shop.run(adjustStock, { sku: 'MUG', quantity: '-1', reason });

    await adjusting('Fire in the attic');
    await shop.run(setSetting, { key: 'adjust_reasons', value: 'breakage, own-use' });
    await adjusting('Own use');
    await adjusting('DAMAGED');
    expect(await refusal(adjusting('moths'))).toMatchObject({
      exit: 2, message: '“moths” is not one of damaged, theft, found, sample, breakage, own_use.',
    }); // prettier-ignore
    expect(await refusal(adjusting(' '))).toMatchObject({ exit: 2 });
    const moves = await shop.read((reading) => listMoves(reading, {}));
    expect(moves.map(({ reason }) => reason)).toEqual([
      'damaged',
      'own_use',
      'Fire in the attic',
      null,
      null,
    ]);
  });
});

async function latest(shop: TestShop): Promise<number> {
  return shop.read(async ({ tx }) => {
    const { id } = await tx
      .selectFrom('operations')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    return id;
  });
}
