import { expect, it } from 'vitest';
import { collectOrder } from '../../../src/operations/shipments/collect.ts';
import { deliverShipment } from '../../../src/operations/shipments/deliver.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('collecting in the shop', (newShop) => {
  it('is a delivery at once', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['card'], placed_on: '2026-02-27' });

    await shop.run(collectOrder, { order, line: ['1=1'], on: '2026-02-28' });
    await shop.run(collectOrder, { order });

    expect(await shownOf(shop).order(order)).toMatchObject({ delivery: 'delivered', headline: 'complete' });
    expect(await shownOf(shop).shipments(order)).toMatchObject([
      { number: 2, kind: 'collection', delivered_on: '2026-03-02' },
      { number: 1, kind: 'collection', shipped_on: '2026-02-28', delivered_on: '2026-02-28' },
    ]);
    await expect(shop.run(deliverShipment, { shipment: 1 })).rejects.toMatchObject({
      code: 'state', message: 'Shipment 1 was collected on 2026-02-28 already.',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('is a delivery too when the sale is made over the counter', async () => {
    const shop = await mugShop(await newShop(), '9');

    const order = await ordered(shop, { line: ['MUG=1', 'WRAP=1'], pay: ['cash'], collect: true });

    expect(await shownOf(shop).order(order)).toMatchObject({ delivery: 'delivered', headline: 'complete' });
    await shop.booksAreSound();
  });

  it('can be voided, and its delivery with it', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=1'], pay: ['cash'], collect: true });

    await shop.run(voidShipment, { shipment: 1, reason: 'left it on the counter' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      delivery: 'not_shipped',
      readiness: 'ready',
      payment: 'paid',
    });
    expect(await shownOf(shop).shipments(order)).toMatchObject([
      { number: 1, voided: true, delivered_on: null },
    ]);
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 9, allocated: 1 });
    await shop.booksAreSound();
  });
});
