import { expect, it } from 'vitest';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { record } from '../../../src/store/record/index.ts';
import type { Work } from '../../../src/store/work.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('shipping', (newShop) => {
  it('sends an order in parts, and each parcel says what is in it, where it is and what is still to come', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, {
      customer: 'Ann Lee <ann@example.com>',
      line: ['MUG=3', 'TEA=2', 'WRAP=1'],
      ship_to: '1 Church Street, Whitby, YO22 4AA, GB',
    });

    await shop.run(shipOrder, { order, line: ['1=2'], carrier: 'Royal_Mail', tracking: ' JV87 6543 ' });
    await shop.run(shipOrder, { order, sku: ['TEA=2'], line: ['1=1'] });

    const shown = shownOf(shop);
    expect(await shown.shipment(1)).toEqual({
      number: 1, order, kind: 'delivery', carrier: 'royal-mail', tracking: 'JV87 6543',
      link: 'https://www.royalmail.com/track-your-item#/tracking-results/JV87%206543',
      shipped_on: '2026-03-02', shipped_at: '2026-03-02T10:00:00.000Z', delivered_on: null, voided: false, units: 2,
      lines: [{ line: 1, sku: 'MUG', name: 'Blue mug', quantity: 2, bin: null, kit: null, lots: [] }],
      note: null, customer: { code: 'C0001', name: 'Ann Lee', email: 'ann@example.com' },
      ship_to: { name: 'Ann Lee', line1: '1 Church Street', line2: null, city: 'Whitby', postcode: 'YO22 4AA', country: 'GB' },
      open: [],
    }); // prettier-ignore
    expect(await shown.shipments(order)).toMatchObject([
      { number: 2, units: 3, carrier: null, link: null },
      { number: 1 },
    ]);
    expect(await shown.order(order)).toMatchObject({ fulfilment: 'fulfilled', delivery: 'in_transit' });
    expect(await shown.stock('MUG')).toMatchObject({ on_hand: 6, allocated: 0, value: '18.00' });
    await shop.booksAreSound();
  });

  it('sends all that is promised where the order may leave in parts, and else waits for the rest', async () => {
    const shop = await mugShop(await newShop(), '2');
    const whole = await ordered(shop, { line: ['MUG=1', 'TEA=3'], backorder: true });
    const parts = await ordered(shop, { line: ['MUG=2'], backorder: true, ship_policy: 'partial' });

    await expect(shop.run(shipOrder, { order: whole })).rejects.toMatchObject({
      code: 'stock.short', exit: 4, message: 'Order #1001 is not complete: it waits for 1 of TEA.',
      hint: 'docket shipments ship 1001 --line 1=1 --line 2=2',
    }); // prettier-ignore
    await shop.run(shipOrder, { order: parts });

    expect(await shownOf(shop).shipment(1)).toMatchObject({
      order: parts,
      units: 1,
      open: [{ line: 1, sku: 'MUG', quantity: 1 }],
    });
    expect(await shownOf(shop).order(parts)).toMatchObject({
      fulfilment: 'partial',
      headline: 'backordered',
    });
    await shop.booksAreSound();
  });

  it('refuses more than is open or promised, line by line, and sends nothing', async () => {
    const shop = await mugShop(await newShop(), '2');
    const order = await ordered(shop, { line: ['MUG=5', 'TEA=1', 'WRAP=1'], backorder: true });

    await expect(shop.run(shipOrder, { order, line: ['1=3', '2=2', '3=1'] })).rejects.toMatchObject({
      exit: 3,
      message: [
        'Line 1 (MUG) has 2 allocated, not 3.',
        'Line 2 (TEA) has 1 left to ship, not 2.',
        'Order #1001 has no goods on line 3.',
      ].join('\n'),
    });
    await expect(shop.run(shipOrder, { order, line: ['7=1'], sku: ['MUG=0.5'] })).rejects.toMatchObject({
      exit: 2,
    });

    expect(await shownOf(shop).shipments(order)).toEqual([]);
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 2, allocated: 2 });
  });

  it('refuses a draft, a held order, what has gone already, and days that cannot be', async () => {
    const shop = await mugShop(await newShop(), '9');
    const draft = await ordered(shop, { line: ['MUG=1'], draft: true });
    const order = await ordered(shop, { line: ['MUG=1'] });
    const hold = async (work: Work, type: 'order_held' | 'order_released') =>
      (await record(work, [{ type, order_id: await idOf(work, order), reason: 'address', until: null }]))
        .length;

    await expect(shop.run(shipOrder, { order: draft })).rejects.toMatchObject({ code: 'state' });
    await shop.run(hold, 'order_held');
    await expect(shop.run(shipOrder, { order })).rejects.toMatchObject({
      code: 'held', exit: 4, message: 'Order #1002 is on hold: address.',
    }); // prettier-ignore
    await shop.run(hold, 'order_released');
    await expect(shop.run(shipOrder, { order, on: '2026-03-03' })).rejects.toMatchObject({ exit: 2 });
    await expect(shop.run(shipOrder, { order, on: '2026-03-01' })).rejects.toMatchObject({
      message: 'The day 2026-03-01 is before 2026-03-02, when order #1002 was placed.',
    });
    await shop.run(shipOrder, { order });
    await expect(shop.run(shipOrder, { order })).rejects.toMatchObject({
      message: 'Nothing is left to ship on order #1002.',
    });
    await shop.booksAreSound();
  });

  it('waits for the money in a shop that ships only what is paid', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=1'], pay: ['cash=4.00'] });
    await shop.run(
      async (work: Work) =>
        (
          await record(work, [
            { type: 'setting_changed', key: 'ship_before_payment', value: 'deny', before: null },
          ])
        ).length,
      null,
    );

    await expect(shop.run(shipOrder, { order })).rejects.toMatchObject({
      code: 'state', exit: 4, message: '6.00 GBP is due on order #1001, and this shop ships only what is paid.',
      hint: 'docket payments add 1001 --amount 6.00 --method …',
    }); // prettier-ignore
    await shop.run(payOrder, { order, method: 'cash' });
    await shop.run(shipOrder, { order });

    expect(await shownOf(shop).order(order)).toMatchObject({ headline: 'complete' });
  });

  it('keeps no card number, no unprintable tracking and no carrier without a name', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=1'] });
    const ship = (carrier: string, tracking: string) => shop.run(shipOrder, { order, carrier, tracking });

    await expect(ship('evri', '4111111111111111')).rejects.toMatchObject({ code: 'input.card_number' });
    await expect(ship('evri', 'AB\u001b[2J')).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(ship('evri', 'A'.repeat(61))).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(ship('—', 'A1')).rejects.toMatchObject({ code: 'input.invalid' });
    await ship('usps', '420902109405511298370123456789');

    expect(await shownOf(shop).shipment(1)).toMatchObject({
      carrier: 'usps',
      tracking: '420902109405511298370123456789',
    });
  });

  it('lets the last units of a level take what is left of its value', async () => {
    const shop = await mugShop(await newShop(), '1');
    await shop.run(receiveStock, { sku: 'MUG', quantity: '2', cost: '3.01' });
    const order = await ordered(shop, { line: ['MUG=3'] });

    for (const line of ['1=1', '1=1', '1=1']) await shop.run(shipOrder, { order, line: [line] });

    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 0, value: '0.00' });
    await shop.booksAreSound();
  });
});

async function idOf(work: Work, number: number): Promise<number> {
  const { id } = await work.tx
    .selectFrom('orders')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return id;
}
