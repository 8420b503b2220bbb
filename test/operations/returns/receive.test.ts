import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { archiveLocation } from '../../../src/operations/places/archive-location.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { orderRow, refusal, returnRow, sold, stockedShop, stockRow } from '../../support/sold.ts';

async function approved(shop: TestShop, quantity: number): Promise<number> {
  const order = await sold(shop, { line: [`MUG=${quantity}`] });
  const number = Number(
    await shop.run(requestUnitsBack, { order, line: [`1=${quantity}`], reason: 'other' }),
  );
  await shop.run(approveReturn, { return: number });
  return number;
}

/** What lies where of a product, in pieces. */
async function placesOf(shop: TestShop, sku: string): Promise<Record<string, number>> {
  const { locations } = (await stockRow(shop, sku)) as unknown as {
    locations: { location: string; on_hand: number }[];
  };
  return Object.fromEntries(
    locations.filter((one) => one.on_hand > 0).map((one) => [one.location, one.on_hand]),
  );
}

onEveryEngine('receiving a return', (newShop) => {
  it('waits for the approval', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=1'] });
    await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'other' });

    expect(await refusal(shop.run(receiveUnitsBack, { return: 1 }))).toMatchObject({
      code: 'state',
      exit: 4,
      message: 'Return 1 is not approved yet.',
      hint: 'docket returns approve 1',
    });
  });

  it('takes no more than was asked for, and nothing twice', async () => {
    const shop = await stockedShop(await newShop());
    await approved(shop, 3);
    await shop.run(receiveUnitsBack, { return: 1, line: ['1=2'] });

    expect(await refusal(shop.run(receiveUnitsBack, { return: 1, sku: ['MUG=2'] }))).toMatchObject({
      code: 'return.too_many',
      message: 'Only 1 of line 1 (MUG) of return 1 can still come back, not 2: 3 asked for, 2 received.',
      details: { line: 1, sku: 'MUG', wanted: 2, open: 1, requested: 3, received: 2 },
    });
    await shop.run(receiveUnitsBack, { return: 1 });
    expect(await refusal(shop.run(receiveUnitsBack, { return: 1 }))).toMatchObject({
      code: 'state',
      exit: 4,
      message: 'Everything of return 1 has come back already.',
      details: { received: 3 },
    });
    expect(await placesOf(shop, 'MUG')).toEqual({ main: 97, quarantine: 3 });
    await shop.booksAreSound();
  });

  it('goes to the named place, where orders that wait are served if it may be sold from', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await approved(shop, 100);
    const waiting = Number(await shop.run(placeOrder, { line: ['MUG=2'], backorder: true }));

    await shop.run(receiveUnitsBack, { return: 1, to: 'attic', line: ['1=3'] });

    expect(await placesOf(shop, 'MUG')).toEqual({ attic: 3 });
    expect(await orderRow(shop, waiting)).toMatchObject({ readiness: 'ready' });
    expect(await returnRow(shop, 1)).toMatchObject({
      status: 'part_received',
      lines: [{ received: 3, restocked: 0 }],
    });
    expect(await refusal(shop.run(receiveUnitsBack, { return: 1, to: 'cellar' }))).toMatchObject({
      code: 'not_found',
    });
    await shop.booksAreSound();
  });

  it('restocks each unit where it had left from, and in the shop’s own place when that is gone', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic', priority: 500 });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', to: 'attic', cost: '5.00' });
    const order = Number(await shop.run(placeOrder, { line: ['MUG=105'] }));
    await shop.run(shipOrder, { order });
    await shop.run(requestUnitsBack, { order, line: ['1=104'], reason: 'other' });
    await shop.run(approveReturn, { return: 1 });

    await shop.run(receiveUnitsBack, { return: 1, restock: true, line: ['1=102'] });
    await shop.run(receiveUnitsBack, { return: 1, restock: true, line: ['1=1'] });
    expect(await placesOf(shop, 'MUG')).toEqual({ main: 100, attic: 8 });
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-8', at: 'attic', reason: 'moved' });
    await shop.run(archiveLocation, { code: 'attic' });
    await shop.run(receiveUnitsBack, { return: 1, restock: true });

    expect(await placesOf(shop, 'MUG')).toEqual({ main: 101 });
    expect(await returnRow(shop, 1)).toMatchObject({
      status: 'inspected',
      lines: [{ received: 104, restocked: 104 }],
    });
    await shop.booksAreSound();
  });

  it('judges what lies at several places, each from where it lies', async () => {
    const shop = await stockedShop(await newShop());
    await approved(shop, 6);
    await shop.run(receiveUnitsBack, { return: 1, line: ['1=2'], restock: true });
    await shop.run(receiveUnitsBack, { return: 1, line: ['1=3'] });
    await shop.run(receiveUnitsBack, { return: 1, to: 'main' });

    await shop.run(inspectUnits, { return: 1, scrap: true });

    expect(await placesOf(shop, 'MUG')).toEqual({ main: 96 });
    expect(await returnRow(shop, 1)).toMatchObject({ lines: [{ restocked: 2, scrapped: 4 }] });
    await shop.booksAreSound();
  });

  it('happens on a day that has come, after the request', async () => {
    const shop = await stockedShop(await newShop());
    await approved(shop, 1);

    expect(await refusal(shop.run(receiveUnitsBack, { return: 1, on: '2026-03-03' }))).toMatchObject({
      exit: 2,
    });
    expect(await refusal(shop.run(receiveUnitsBack, { return: 1, on: '2026-03-01' }))).toMatchObject({
      exit: 2,
      message: 'The day 2026-03-01 is before 2026-03-02, when return 1 was requested.',
    });
  });
});
