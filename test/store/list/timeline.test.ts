import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { editOrder } from '../../../src/operations/orders/edit.ts';
import { holdOrder } from '../../../src/operations/orders/hold.ts';
import { placeDraft } from '../../../src/operations/orders/place-draft.ts';
import { releaseOrder } from '../../../src/operations/orders/release.ts';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { voidPayment } from '../../../src/operations/payments/void.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { deliverShipment } from '../../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { orderTimeline } from '../../../src/store/list/timeline.ts';
import { timelineView } from '../../../src/views/timeline.ts';
import { mugShop, ordered } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('the timeline of an order', (newShop) => {
  it('tells everything that happened, voids included, by the shop’s own clock', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=3', 'WRAP=1'], shipping: '3.95', draft: true });
    shop.at('2026-07-01T23:30:00.000Z');
    await shop.run(placeDraft, { order });
    await shop.run(editOrder, { order, line: ['TEA=1'], promised: '2026-07-03', backorder: true });
    await shop.run(holdOrder, { order, reason: 'address' });
    await shop.run(releaseOrder, { order });
    await shop.run(payOrder, { order, method: 'cash', amount: '5.00' });
    await shop.run(voidPayment, { payment: 1, reason: 'typed twice' });
    await shop.run(cancelOrder, { order, line: ['1=1'], reason: 'one is enough' });
    await shop.run(shipOrder, { order, line: ['1=1'], carrier: 'royal-mail', tracking: 'AB123456789GB' });
    await shop.run(voidShipment, { shipment: 1, reason: 'wrong box' });
    await shop.run(shipOrder, { order });
    await shop.run(deliverShipment, { shipment: 2 });
    await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'faulty' });

    const rows = (await shop.read((reading) => orderTimeline(reading, order))).map(timelineView.row);

    expect(rows.map(({ what }) => what)).toEqual([
      'written down as a draft: 3 × MUG, 1 × WRAP, 35.95 GBP',
      'placed; it was a draft',
      '3 × MUG promised',
      'changed the promised day from none to 2026-07-03, may wait for stock now',
      'added 1 × TEA',
      '1 × TEA promised',
      'put on hold: address',
      'released; it was held: address',
      'paid 5.00 GBP by cash',
      'payment 1 voided: typed twice',
      'cancelled 1 × MUG worth 10.00 GBP: one is enough',
      'shipped 1 × MUG (royal-mail AB123456789GB)',
      'shipment 1 voided, 1 × MUG back: wrong box',
      'shipped 2 × MUG, 1 × TEA',
      'delivered on 2026-07-02',
      'return asked for: 1 × MUG, faulty',
    ]);
    expect(rows[0]).toMatchObject({
      day: '2026-03-02',
      time: '10:00',
      command: 'placeOrder',
      actor: 'tester',
    });
    expect(rows[1]).toMatchObject({ at: '2026-07-01T23:30:00.000Z', day: '2026-07-02', time: '00:30' });
    expect(rows[6]).toMatchObject({ type: 'order_held', payload: { reason: 'address', until: null } });
  });

  it('refuses a number that no order has', async () => {
    const shop = await newShop();
    await expect(shop.read((reading) => orderTimeline(reading, 9))).rejects.toMatchObject({ exit: 3 });
  });
});
