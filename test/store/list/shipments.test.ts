import { expect, it } from 'vitest';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listShipments, type ShipmentFilter } from '../../../src/store/list/shipments.ts';
import { record } from '../../../src/store/record/index.ts';
import type { Work } from '../../../src/store/work.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('the list of parcels', (newShop) => {
  it('narrows by order, days and carrier', async () => {
    const shop = await mugShop(await newShop(), '20');
    const first = await ordered(shop, { line: ['MUG=2'] });
    await shop.run(shipOrder, { order: first, line: ['1=1'], carrier: 'evri' });
    shop.at('2026-03-09T10:00:00.000Z');
    await shop.run(shipOrder, { order: first, carrier: 'dhl' });
    const second = await ordered(shop, { line: ['TEA=1'] });
    await shop.run(shipOrder, { order: second, carrier: 'evri' });

    const numbers = async (filter: ShipmentFilter) =>
      (await shop.read((reading) => listShipments(reading, filter))).map(({ shipment }) => shipment.number);

    expect(await numbers({})).toEqual([3, 2, 1]);
    expect(await numbers({ order: first })).toEqual([2, 1]);
    expect(await numbers({ limit: 2 })).toEqual([3, 2]);
    expect(await numbers({ carrier: 'evri' })).toEqual([3, 1]);
    expect(await numbers({ from: '2026-03-03', to: '2026-03-09' })).toEqual([3, 2]);
    await expect(numbers({ order: 77 })).rejects.toMatchObject({ exit: 3 });
  });

  it('says of a line once how much of it is in a parcel, from however many places it came', async () => {
    const shop = await mugShop(await newShop(), '2');
    const shelf = {
      code: 'shelf',
      name: 'Shelf',
      kind: 'shop',
      sellable: 1,
      stocked: 1,
      priority: 5,
    } as const;
    await shop.run(
      async (work: Work) => (await record(work, [{ type: 'location_added', ...shelf }])).length,
      null,
    );
    await shop.run(receiveStock, { sku: 'MUG', quantity: '3', to: 'shelf' });
    const order = await ordered(shop, { line: ['MUG=5'] });

    await shop.run(shipOrder, { order });

    expect(await shownOf(shop).shipment(1)).toMatchObject({
      units: 5,
      lines: [{ line: 1, sku: 'MUG', quantity: 5 }],
    });
    await shop.booksAreSound();
  });
});
