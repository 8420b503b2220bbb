import { expect, it } from 'vitest';
import { closeOrder } from '../../../src/operations/orders/close.ts';
import { cancelReturn } from '../../../src/operations/returns/decide.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { deliverShipment } from '../../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { loadOrder } from '../../../src/store/load/orders.ts';
import { record } from '../../../src/store/record/index.ts';
import type { Work } from '../../../src/store/work.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

/** A return of some units of an order's first line, asked for. */
async function askForReturn(
  work: Work,
  { order: number, units }: { order: number; units: number },
): Promise<number> {
  const { order, lines } = await loadOrder(work, number);
  const line = lines[0];
  if (!line) throw new Error('the order has no lines');
  const { id: order_line_id, product_id } = line;
  const { id: order_id, channel_id, customer_id, country } = order;
  const asked = { requested_at: work.now, requested_on: work.today, override_days: null, note: null };
  await record(work, [
    {
      type: 'return_requested', order_id, channel_id, customer_id, country, external_ref: null, lifecycle: 'approved',
      reason: 'faulty', ...asked, lines: [{ line: 1, order_line_id, product_id, reason: 'faulty', quantity: units * 1000 }],
    },
  ]); // prettier-ignore
  return number;
}

async function close(work: Work, number: number): Promise<number> {
  const { order } = await loadOrder(work, number);
  await record(work, [
    { type: 'lifecycle_changed', order_id: order.id, lifecycle: 'closed', before: 'open', reason: null },
  ]);
  return number;
}

onEveryEngine('voiding a parcel', (newShop) => {
  it('brings the goods back with the value they left with, promised as before', async () => {
    const shop = await mugShop(await newShop(), '3');
    const order = await ordered(shop, { line: ['MUG=3'] });
    await shop.run(shipOrder, { order, carrier: 'evri', tracking: 'H1' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '1', cost: '7.00' });

    expect(await shop.run(voidShipment, { shipment: 1, reason: 'wrong parcel' })).toBe('1');

    expect(await shownOf(shop).stock('MUG')).toMatchObject({
      on_hand: 4,
      allocated: 3,
      available: 1,
      value: '16.00',
    });
    expect(await shownOf(shop).order(order)).toMatchObject({ fulfilment: 'unfulfilled', readiness: 'ready' });
    expect(await shownOf(shop).shipment(1)).toMatchObject({
      voided: true,
      units: 3,
      open: [{ line: 1, quantity: 3 }],
    });
    await shop.booksAreSound();
    await shop.run(shipOrder, { order });
    expect(await shownOf(shop).order(order)).toMatchObject({ fulfilment: 'fulfilled' });
    await shop.booksAreSound();
  });

  it('takes back one parcel of several and leaves the others', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=3', 'TEA=2'] });
    await shop.run(shipOrder, { order, line: ['1=1', '2=2'] });
    await shop.run(shipOrder, { order });
    await shop.run(deliverShipment, { shipment: 2 });

    await shop.run(voidShipment, { shipment: 1, reason: 'never left' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      fulfilment: 'partial', delivery: 'partly_delivered',
      lines: [{ shipped: 2, allocated: 1, delivered: 2 }, { shipped: 0, allocated: 2, delivered: 0 }],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('is refused once the parcel was delivered, twice, and for an unknown one', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=3'] });
    await shop.run(shipOrder, { order, line: ['1=1'] });
    await shop.run(shipOrder, { order });
    await shop.run(deliverShipment, { shipment: 1 });
    const voiding = (shipment: number) => shop.run(voidShipment, { shipment, reason: 'wrong' });

    await expect(voiding(1)).rejects.toMatchObject({
      code: 'state', exit: 4, message: 'Shipment 1 was delivered on 2026-03-02 and cannot be voided.',
    }); // prettier-ignore
    await voiding(2);
    await expect(voiding(2)).rejects.toMatchObject({ code: 'state', message: 'Shipment 2 is void already.' });
    await expect(voiding(3)).rejects.toMatchObject({ exit: 3 });

    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 4, allocated: 2 });
    await shop.booksAreSound();
  });

  it('is refused when what stays shipped is not enough for the returns of it', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=3'] });
    await shop.run(shipOrder, { order, line: ['1=2'] });
    await shop.run(shipOrder, { order });
    await shop.run(askForReturn, { order, units: 2 });

    await expect(shop.run(voidShipment, { shipment: 1, reason: 'wrong' })).rejects.toMatchObject({
      code: 'in_use', exit: 4, message: 'Shipment 1 cannot be voided: 2 of line 1 (MUG) are in a return.',
      details: { in_return: 2 },
    }); // prettier-ignore
    await shop.run(voidShipment, { shipment: 2, reason: 'wrong' });

    expect(await shownOf(shop).order(order)).toMatchObject({ lines: [{ shipped: 2, return_requested: 2 }] });
    await shop.booksAreSound();
  });

  it('is refused when units of it were refunded, though nothing comes back', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['card'] });
    await shop.run(shipOrder, { order });
    await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'faulty' });
    await shop.run(refundUnits, { return: 1 });
    await shop.run(cancelReturn, { return: 1 });

    await expect(shop.run(voidShipment, { shipment: 1, reason: 'wrong' })).rejects.toMatchObject({
      code: 'in_use', exit: 4, message: 'Shipment 1 cannot be voided: 1 of line 1 (MUG) were refunded.',
      hint: 'docket undo --list      and take the refund back first: docket undo OPERATION',
    }); // prettier-ignore
    await shop.run(closeOrder, { order, reason: 'over' });

    expect(await shownOf(shop).order(order)).toMatchObject({ lifecycle: 'closed', due: '0.00' });
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 3, allocated: 0 });
    await shop.booksAreSound();
  });

  it('opens a closed order again, since there is something to ship', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=3'] });
    await shop.run(shipOrder, { order });
    await shop.run(close, order);

    await shop.run(voidShipment, { shipment: 1, reason: 'wrong' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      lifecycle: 'open',
      headline: 'to_ship',
      readiness: 'ready',
    });
    await shop.booksAreSound();
  });

  it('promises other goods where those that came back may not be sold any more', async () => {
    const shop = await mugShop(await newShop(), '2');
    const order = await ordered(shop, { line: ['MUG=2'] });
    await shop.run(shipOrder, { order });
    await shop.run(async (work: Work) => {
      const places = await work.tx.selectFrom('locations').selectAll().execute();
      const main = places.find(({ code }) => code === 'main');
      const shelf = {
        code: 'shelf',
        name: 'Shelf',
        kind: 'shop',
        sellable: 1,
        stocked: 1,
        priority: 5,
      } as const;
      await record(work, [{ type: 'location_added', ...shelf }]);
      const changes = { sellable: 0 };
      await record(work, [
        { type: 'edited', kept: 'location', id: main?.id ?? 0, changes, before: { sellable: 1 } },
      ]);
      return 'shelf';
    }, null);
    await shop.run(receiveStock, { sku: 'MUG', quantity: '1', to: 'shelf' });

    await shop.run(voidShipment, { shipment: 1, reason: 'wrong' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      readiness: 'partly_ready',
      lines: [{ allocated: 1 }],
    });
    await shop.booksAreSound();
  });
});
