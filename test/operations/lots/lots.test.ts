import { expect, it } from 'vitest';
import { allocateOrders } from '../../../src/operations/orders/allocate.ts';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { editLot } from '../../../src/operations/products/lot.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listExpiring } from '../../../src/store/list/expiring.ts';
import { listLow } from '../../../src/store/list/low.ts';
import { listMoves } from '../../../src/store/list/moves.ts';
import { listProducts } from '../../../src/store/list/products.ts';
import { packingSlip } from '../../../src/documents/packing-slip.ts';
import { showShipment } from '../../../src/store/list/shipments.ts';
import { milkComes, milkShop } from '../../support/milk.ts';
import { ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

/** What lies of each lot: place, lot, on hand, of which allocated, available. */
async function lots(shop: TestShop) {
  const stock = await shownOf(shop).stock('MILK');
  return (stock['lots'] as Record<string, unknown>[]).map(
    ({ location, lot, on_hand, allocated, available }) =>
      `${String(location)} ${String(lot)} ${String(on_hand)} ${String(allocated)} ${String(available)}`,
  );
}

/** What a line of an order holds and has sent of lots. */
async function held(shop: TestShop, order: number, line = 0) {
  const { lines } = await shownOf(shop).order(order);
  const { lots: found } = (lines as { lots: Record<string, unknown>[] }[])[line] ?? { lots: [] };
  return found.map(({ lot, allocated, shipped }) => `${String(lot)} ${String(allocated)} ${String(shipped)}`);
}

onEveryEngine('lots', (newShop) => {
  it('have one last day, lie apart and are shown in the order in which they leave', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L2 5 2026-03-17', 'L0 3', 'L1 4 2026-03-10', 'L1 2');

    const { lots: found, ...stock } = await shownOf(shop).stock('MILK');

    expect(stock).toMatchObject({ on_hand: 14, expired: 0, available: 14, value: '7.00' });
    expect(stock['locations']).toMatchObject([{ location: 'main', on_hand: 14, available: 14 }]);
    expect(found).toEqual([
      { lot: 'L1', expires_on: '2026-03-10', days_left: 8, location: 'main', on_hand: 6, allocated: 0, available: 6 },
      { lot: 'L2', expires_on: '2026-03-17', days_left: 15, location: 'main', on_hand: 5, allocated: 0, available: 5 },
      { lot: 'L0', expires_on: null, days_left: null, location: 'main', on_hand: 3, allocated: 0, available: 3 },
    ]); // prettier-ignore
    await expect(
      shop.run(receiveStock, { sku: 'MILK', quantity: '1', lot: 'L1', expires: '2026-03-11' }),
    ).rejects.toMatchObject({
      code: 'state',
      message: 'Lot L1 of MILK expires on 2026-03-10, not on 2026-03-11: a lot has one day.',
      hint: expect.stringContaining('docket products lot MILK L1 --expires 2026-03-11'),
    });
    await shop.booksAreSound();
  });

  it('are asked for where goods are kept by them, and refused where they are not', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 4 2026-03-10');

    await expect(shop.run(receiveStock, { sku: 'MILK', quantity: '1' })).rejects.toMatchObject({
      code: 'input.missing',
      message: 'MILK is kept by lots: which lot is it?',
    });
    await expect(shop.run(receiveStock, { sku: 'MUG', quantity: '1', lot: 'L1' })).rejects.toMatchObject({
      code: 'state',
      hint: expect.stringContaining('docket products edit MUG --lot-tracked'),
    });
    await expect(
      shop.run(receiveStock, { sku: 'MILK', quantity: '1', lot: 'a=b', expires: 'soon' }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(
      shop.run(adjustStock, { sku: 'MILK', quantity: '-1', reason: 'broken', lot: 'L9' }),
    ).rejects.toMatchObject({ code: 'not_found', hint: 'Known are L1.' });
    await expect(
      shop.run(addProduct, { sku: 'WRAP', name: 'Wrap', price: '1', kind: 'service', lot_tracked: true }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
    expect(await lots(shop)).toEqual(['main L1 4 0 4']);
  });

  it('are promised first expired first; of one day the one that was known first, and what never expires last', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'N 9', 'B 2 2026-03-17', 'A 2 2026-03-17', 'C 2 2026-03-10');

    await ordered(shop, { line: ['MILK=3'] });
    await ordered(shop, { line: ['MILK=4'] });

    expect(await held(shop, 1001)).toEqual(['C 2 0', 'B 1 0']);
    expect(await held(shop, 1002)).toEqual(['A 2 0', 'B 1 0', 'N 1 0']);
    await shop.booksAreSound();
  });

  it('are promised from the first place that has enough, at each place first expired first', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic', priority: 200 });
    await milkComes(shop, 'L1 2 2026-03-05 attic', 'L2 2 2026-03-20', 'L3 2 2026-03-10');

    await ordered(shop, { line: ['MILK=3'] });
    await ordered(shop, { line: ['MILK=2'] });

    expect(await lots(shop)).toEqual(['main L3 2 2 0', 'main L2 2 1 1', 'attic L1 2 2 0']);
  });

  it('that have expired are on hand and worth something, and nowhere to be had', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(editProduct, { sku: 'MILK', reorder_point: '5' });
    await milkComes(shop, 'L1 6 2026-03-10', 'L2 4 2026-03-17');
    expect(await shop.read((reading) => listLow(reading))).toEqual([]);

    shop.at('2026-03-10T22:00:00.000Z');
    expect(await shownOf(shop).stock('MILK')).toMatchObject({ available: 10, expired: 0 });
    shop.at('2026-03-11T00:30:00.000Z');

    expect(await shownOf(shop).stock('MILK')).toMatchObject({
      on_hand: 10, allocated: 0, expired: 6, available: 4, projected: 4, value: '5.00',
    }); // prettier-ignore
    expect(await shop.read((reading) => listLow(reading))).toMatchObject([{ sku: 'MILK', projected: 4_000 }]);
    const [milk] = await shop.read((reading) => listProducts(reading, { search: 'milk' }));
    expect(milk).toMatchObject({ available: 4_000 });
    await expect(ordered(shop, { line: ['MILK=5'] })).rejects.toMatchObject({
      code: 'stock.short',
      message: 'Only 4 of MILK are available, 5 wanted (on hand 10, 6 expired).',
    });
    await ordered(shop, { line: ['MILK=5'], backorder: true });
    expect(await held(shop, 1001)).toEqual(['L2 4 0']);
  });

  it('that expire while they are promised stay so, are not sent, and give way to others when the order is allocated', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 3 2026-03-10', 'L2 2 2026-03-17');
    await ordered(shop, { line: ['MILK=3'] });

    shop.at('2026-03-11T09:00:00.000Z');

    expect(await shownOf(shop).stock('MILK')).toMatchObject({
      on_hand: 5,
      allocated: 3,
      expired: 0,
      available: 2,
    });
    await expect(shop.run(shipOrder, { order: 1001 })).rejects.toMatchObject({
      code: 'lot.expired',
      message: '3 of MILK for order #1001 are of lot L1, which expired on 2026-03-10.',
      hint: expect.stringContaining('docket orders allocate 1001'),
    });
    await shop.run(allocateOrders, { orders: [1001] });
    expect(await held(shop, 1001)).toEqual(['L2 2 0']);
    expect(await shownOf(shop).order(1001)).toMatchObject({ readiness: 'partly_ready' });
    expect(await shownOf(shop).stock('MILK')).toMatchObject({ allocated: 2, expired: 3, available: 0 });
    await shop.booksAreSound();
  });

  it('that expired give way in every order at once, in the order in which they wait', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 4 2026-03-10');
    await ordered(shop, { line: ['MILK=2'] });
    await ordered(shop, { line: ['MILK=2'] });
    shop.at('2026-03-11T09:00:00.000Z');
    await milkComes(shop, 'L2 3 2026-03-20');

    expect(await shop.run(allocateOrders, { orders: 'all' })).toBe('1001 1002');

    expect([await held(shop, 1001), await held(shop, 1002)]).toEqual([['L2 2 0'], ['L2 1 0']]);
    await shop.booksAreSound();
  });

  it('left on the day on which they were still good, however late that is written down', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 3 2026-03-10');
    await ordered(shop, { line: ['MILK=3'] });
    shop.at('2026-03-12T09:00:00.000Z');

    await shop.run(shipOrder, { order: 1001, on: '2026-03-10' });

    expect(await held(shop, 1001)).toEqual(['L1 0 3']);
  });

  it('whose day was typed wrongly get the right one, and what is good again goes to who waits', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 3 2026-02-10');
    await ordered(shop, { line: ['MILK=3'], backorder: true });
    expect(await held(shop, 1001)).toEqual([]);

    await shop.run(editLot, { sku: 'MILK', lot: 'L1', expires: '2027-02-10' });

    expect(await held(shop, 1001)).toEqual(['L1 3 0']);
    await shop.undo();
    expect(await shop.read((reading) => listExpiring(reading, 0))).toMatchObject([
      { lot: 'L1', expires_on: '2026-02-10', days_left: -20 },
    ]);
    await expect(shop.run(editLot, { sku: 'MILK', lot: 'L1' })).rejects.toMatchObject({
      code: 'input.missing',
    });
    await shop.booksAreSound();
  });

  it('leave in parcels that say which, the first expired first, and come back to them when the parcel is void', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'B 2 2026-03-20', 'A 2 2026-03-10');
    await ordered(shop, { customer: 'Ann Lee <ann@example.com>', line: ['MILK=4'] });

    await shop.run(shipOrder, { order: 1001, line: ['1=3'] });

    expect(await held(shop, 1001)).toEqual(['A 0 2', 'B 1 1']);
    const parcel = await shop.read((reading) => showShipment(reading, 1));
    expect(parcel.units).toMatchObject([
      {
        line: 1,
        quantity: 3_000,
        lots: [
          { lot: 'A', expires_on: '2026-03-10', quantity: 2_000 },
          { lot: 'B', expires_on: '2026-03-20', quantity: 1_000 },
        ],
      },
    ]);
    expect(packingSlip('Harbour', parcel)).toContain(
      [
        '3 ×  MILK  Milk',
        '     lot A: 2, good until 2026-03-10',
        '     lot B: 1, good until 2026-03-20',
      ].join('\n'),
    );
    await shop.run(voidShipment, { shipment: 1, reason: 'wrong label' });
    expect(await held(shop, 1001)).toEqual(['A 2 0', 'B 2 0']);
    await shop.booksAreSound();
  });

  it('stay with a parcel of which they came back, though another brought as many of the line', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'A 2 2026-03-10', 'B 2 2026-03-20');
    await ordered(shop, { line: ['MILK=4'] });
    await shop.run(shipOrder, { order: 1001, line: ['1=2'] });
    await shop.run(shipOrder, { order: 1001 });
    await shop.run(requestUnitsBack, { order: 1001, line: ['1=1'], reason: 'faulty' });
    await shop.run(approveReturn, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1 });

    await expect(shop.run(voidShipment, { shipment: 1, reason: 'wrong label' })).rejects.toMatchObject({
      code: 'in_use',
      message: 'Shipment 1 cannot be voided: 1 of line 1 (MILK, lot A) are in a return.',
    });
    await shop.run(voidShipment, { shipment: 2, reason: 'wrong label' });
    await shop.booksAreSound();
  });

  it('are called back by whom they went to', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 2 2026-03-10', 'L2 2 2026-03-20');
    await ordered(shop, { customer: 'Ann Lee <ann@example.com>', line: ['MILK=1'] });
    await ordered(shop, { customer: 'Bob Ray <bob@example.com>', line: ['MILK=2'] });
    await shop.run(shipOrder, { order: 1001 });
    await shop.run(shipOrder, { order: 1002 });

    const moves = await shop.read((reading) => listMoves(reading, { lot: 'L1', kind: 'shipment' }));

    expect(moves.map(({ order, customer, quantity }) => [order, customer, quantity])).toEqual([
      [1002, 'Bob Ray', 1_000],
      [1001, 'Ann Lee', 1_000],
    ]);
  });

  it('that expire within a span are listed with what they are worth, the longest expired first', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L3 1 2026-04-02', 'L1 4 2026-02-20', 'L2 3 2026-03-02', 'L4 2');

    const found = await shop.read((reading) => listExpiring(reading, 30));

    expect(found.map(({ lot, days_left, on_hand, value }) => [lot, days_left, on_hand, value])).toEqual([
      ['L1', -10, 4_000, 200],
      ['L2', 0, 3_000, 150],
    ]);
    expect((await shop.read((reading) => listExpiring(reading, 31))).map(({ lot }) => lot)).toEqual([
      'L1',
      'L2',
      'L3',
    ]);
  });

  it('keep the promises that they can when units of them are lost, and free the last to expire when units are cancelled', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 2 2026-03-10', 'L2 2 2026-03-20');
    await ordered(shop, { line: ['MILK=3'] });

    await shop.run(cancelOrder, { order: 1001, line: ['1=1'], reason: 'changed their mind' });
    expect(await held(shop, 1001)).toEqual(['L1 2 0']);
    await shop.run(adjustStock, { sku: 'MILK', quantity: '-1', reason: 'broken', lot: 'L1' });

    expect(await held(shop, 1001)).toEqual(['L1 1 0', 'L2 1 0']);
    expect(await lots(shop)).toEqual(['main L1 1 1 0', 'main L2 2 1 1']);
    await shop.booksAreSound();
  });

  it('begin and end with an empty shelf', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '3' });

    await expect(shop.run(editProduct, { sku: 'MUG', lot_tracked: true })).rejects.toMatchObject({
      code: 'in_use',
      message: '3 of MUG are at main: lots begin and end with an empty shelf.',
    });
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-3', reason: 'recount' });
    await shop.run(editProduct, { sku: 'MUG', lot_tracked: true });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '3', lot: 'K7' });
    await expect(shop.undo(await operationOf(shop, 'editProduct'))).rejects.toMatchObject({ code: 'in_use' });
    await expect(shop.run(editProduct, { sku: 'MUG', no_lots: true })).rejects.toMatchObject({
      code: 'in_use',
    });
    await shop.booksAreSound();
  });

  it('that left before lots were kept do not come back without one', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '1' });
    await ordered(shop, { line: ['MUG=1'] });
    await shop.run(shipOrder, { order: 1001 });
    await shop.run(editProduct, { sku: 'MUG', lot_tracked: true });

    await expect(shop.run(voidShipment, { shipment: 1, reason: 'lost' })).rejects.toMatchObject({
      code: 'state',
      message: 'MUG is kept by lots since, and these left without one.',
    });
    await shop.booksAreSound();
  });

  it('are not known any more once their only receipt is undone, and may have another day', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 3 2026-03-10');

    await shop.undo();
    await milkComes(shop, 'L1 3 2027-03-10', 'L1 1');
    await shop.undo();

    expect(await lots(shop)).toEqual(['main L1 3 0 3']);
    await shop.booksAreSound();
  });
});

async function operationOf({ store }: TestShop, command: string): Promise<number> {
  const { id } = await store.db
    .selectFrom('operations')
    .select('id')
    .where('command', '=', command)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return id;
}
