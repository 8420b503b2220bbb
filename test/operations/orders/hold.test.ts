import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../../src/operations/orders/close.ts';
import { holdOrder } from '../../../src/operations/orders/hold.ts';
import { releaseOrder } from '../../../src/operations/orders/release.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

onEveryEngine('holding', (newShop) => {
  it('ends with the order, closed or cancelled', async () => {
    const shop = await mugShop(await newShop(), '5');
    const given_up = await ordered(shop, { line: ['MUG=1'] });
    const half_sent = await ordered(shop, { line: ['MUG=2'] });
    await shop.run(shipOrder, { order: half_sent, line: ['1=1'] });
    for (const order of [given_up, half_sent]) await shop.run(holdOrder, { order, reason: 'address' });

    await shop.run(cancelOrder, { order: given_up, reason: 'no answer' });
    await shop.run(closeOrder, { order: half_sent, reason: 'no answer' });

    expect(await shownOf(shop).order(given_up)).toMatchObject({ headline: 'cancelled', hold_reason: null });
    expect(await shownOf(shop).order(half_sent)).toMatchObject({ lifecycle: 'closed', hold_reason: null });
    expect(await refusal(shop.run(releaseOrder, { order: half_sent }))).toMatchObject({ exit: 4 });
    await shop.booksAreSound();
  });

  it('keeps what is promised, blocks shipping, and ends by release alone', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=2'] });

    await shop.run(holdOrder, { order, reason: 'address to be checked', until: '2026-03-09' });
    const held = await shownOf(shop).order(order);
    const blocked = await refusal(shop.run(shipOrder, { order }));
    shop.at('2026-03-20T10:00:00.000Z');
    const still = await shownOf(shop).order(order);
    await shop.run(releaseOrder, { order });
    await shop.run(shipOrder, { order });

    expect(held).toMatchObject({ headline: 'hold', readiness: 'hold', hold_until: '2026-03-09' });
    expect(held).toMatchObject({ lines: [{ allocated: 2 }] });
    expect(blocked).toMatchObject({ code: 'held', exit: 4, hint: 'docket orders release 1001' });
    expect(still).toMatchObject({ headline: 'hold' });
    expect(await shownOf(shop).order(order)).toMatchObject({ hold_reason: null, fulfilment: 'fulfilled' });
    await shop.booksAreSound();
  });

  it('refuses to hold twice, to hold a draft, a day that has passed, and to release what is not held', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=2'] });
    const draft = await ordered(shop, { line: ['MUG=2'], draft: true });
    const hold = (request: object) => refusal(shop.run(holdOrder, { order, reason: 'address', ...request }));

    expect(await hold({ order: draft })).toMatchObject({ code: 'state', exit: 4 });
    expect(await hold({ until: '2026-03-01' })).toMatchObject({ code: 'input.invalid', exit: 2 });
    expect(await hold({ order: 9999 })).toMatchObject({ exit: 3 });
    expect(await refusal(shop.run(releaseOrder, { order }))).toMatchObject({ code: 'state', exit: 4 });
    await shop.run(holdOrder, { order, reason: 'address' });
    expect(await hold({})).toMatchObject({
      code: 'held',
      exit: 4,
      message: 'Order #1001 is on hold already: address.',
    });
  });
});
