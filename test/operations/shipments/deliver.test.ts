import { expect, it } from 'vitest';
import { deliverShipment } from '../../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('delivering', (newShop) => {
  it('counts the units of each parcel as they arrive', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=3'], pay: ['card'] });
    await shop.run(shipOrder, { order, line: ['1=2'] });
    await shop.run(shipOrder, { order });
    shop.at('2026-03-05T09:00:00.000Z');

    await shop.run(deliverShipment, { shipment: 1, on: '2026-03-03' });
    expect(await shownOf(shop).order(order)).toMatchObject({
      delivery: 'partly_delivered',
      lines: [{ delivered: 2 }],
    });
    await shop.run(deliverShipment, { shipment: 2 });

    expect(await shownOf(shop).order(order)).toMatchObject({ delivery: 'delivered', headline: 'complete' });
    expect(await shownOf(shop).shipments(order)).toMatchObject([
      { number: 2, delivered_on: '2026-03-05' },
      { number: 1, delivered_on: '2026-03-03' },
    ]);
    await shop.booksAreSound();
  });

  it('is refused before the parcel left, in the future, twice, and for a void or unknown parcel', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=3'], placed_on: '2026-02-20' });
    await shop.run(shipOrder, { order, line: ['1=1'], on: '2026-02-27' });
    await shop.run(shipOrder, { order, line: ['1=1'] });
    await shop.run(voidShipment, { shipment: 2, reason: 'never left' });
    const deliver = (shipment: number, on?: string) => shop.run(deliverShipment, { shipment, on });

    await expect(deliver(1, '2026-02-26')).rejects.toMatchObject({
      exit: 2, message: 'The day 2026-02-26 is before 2026-02-27, when it left.',
    }); // prettier-ignore
    await expect(deliver(1, '2026-03-03')).rejects.toMatchObject({ exit: 2 });
    await deliver(1, '2026-02-28');
    await expect(deliver(1)).rejects.toMatchObject({
      code: 'state', exit: 4, message: 'Shipment 1 was delivered on 2026-02-28 already.',
    }); // prettier-ignore
    await expect(deliver(2)).rejects.toMatchObject({ code: 'state', message: 'Shipment 2 is void.' });
    await expect(deliver(9)).rejects.toMatchObject({ exit: 3, message: 'There is no shipment 9.' });
    await shop.booksAreSound();
  });
});
