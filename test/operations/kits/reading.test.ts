import { expect, it } from 'vitest';
import { packingSlip } from '../../../src/documents/packing-slip.ts';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { showShipment } from '../../../src/store/list/shipments.ts';
import { orderTimeline } from '../../../src/store/list/timeline.ts';
import { timelineView } from '../../../src/views/timeline.ts';
import { kitShop } from '../../support/kits.ts';
import { ordered } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('what is read of a kit', (newShop) => {
  it('stands below it on the packing slip, in what is sent and in what is still to come', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await ordered(shop, { line: ['GIFT-BOX=2', 'MUG=1'] });
    await shop.run(shipOrder, { order, line: ['1=1', '2=1'] });
    const slip = packingSlip('Shop', await shop.read((reading) => showShipment(reading, 1)));

    expect(slip.slice(slip.indexOf('In this parcel'))).toBe(`In this parcel
------------------------------------------------------------------------
1 ×  MUG       Blue mug
     GIFT-BOX  Gift box
1 ×    MUG     Blue mug
2 ×    TEA     Green tea

Still to come
------------------------------------------------------------------------
     GIFT-BOX  Gift box
1 ×    MUG     Blue mug
2 ×    TEA     Green tea
`);
  });

  it('stands in brackets in the timeline', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await ordered(shop, { line: ['GIFT-BOX=2', 'MUG=1'] });
    await shop.run(cancelOrder, { order, line: ['1=1'], reason: 'one is enough' });
    await shop.run(cancelOrder, { order, line: ['4=1'], reason: 'no tea' });
    const told = (await shop.read((reading) => orderTimeline(reading, order))).map(timelineView.row);

    expect(told.map(({ what }) => what)).toEqual([
      'placed: 2 × GIFT-BOX (2 × MUG, 4 × TEA), 1 × MUG, 46.00 GBP; promised 3 × MUG, 4 × TEA',
      'cancelled 1 × GIFT-BOX (1 × MUG, 2 × TEA) worth 18.00 GBP: one is enough',
      'cancelled 1 × TEA worth 4.50 GBP: no tea',
    ]);
  });
});
