import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { factsOf, told } from '../../support/reported.ts';
import { orderRow, stockedShop, stockRow } from '../../support/sold.ts';

const order = {
  external_ref: 'W1',
  channel: 'web',
  placed_on: '2026-02-20',
  sku: 'MUG',
  quantity: 3,
  unit_price: '9.50',
};
const sent = {
  fulfilment: 'fulfilled',
  shipped_at: '2026-02-21T09:00:00Z',
  carrier: 'royal-mail',
  tracking: 'RM1',
};

onEveryEngine('an order that a channel tells of for the first time', (newShop) => {
  it('shipped and paid: it stands as the past, and no shelf has moved', async () => {
    const shop = await stockedShop(await newShop());

    const done = await told(shop, 'orders', {
      ...order,
      ...sent,
      payment: 'paid',
      payment_method: 'Web Pay',
    });

    expect(done).toMatchObject({ created: 1, warnings: [] });
    expect(await orderRow(shop, 1001)).toMatchObject({
      lifecycle: 'closed', headline: 'complete', payment: 'paid', delivery: 'delivered', gross: '28.50', paid: '28.50',
      imported: true, lines: [{ ordered: 3, allocated: 0, shipped: 3, delivered: 3 }],
    }); // prettier-ignore
    expect((await factsOf(shop, 1001)).parcels).toMatchObject([{ kind: 'history' }]);
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 0, value: '320.00' });
    await shop.booksAreSound();
  });

  it('shipped and not paid: it has left from history, and is still owed', async () => {
    const shop = await stockedShop(await newShop());

    await told(shop, 'orders', { ...order, ...sent, payment: 'unpaid' });

    expect(await orderRow(shop, 1001)).toMatchObject({
      lifecycle: 'open', payment: 'unpaid', fulfilment: 'fulfilled', delivery: 'delivered', due: '28.50',
    }); // prettier-ignore
    expect((await factsOf(shop, 1001)).parcels).toEqual([
      { kind: 'history', carrier: 'royal-mail', tracking: 'RM1', shipped_on: '2026-02-21' },
    ]);
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 0 });
    await shop.booksAreSound();
  });

  it('shipped in part: what has left came from history, the rest is promised', async () => {
    const shop = await stockedShop(await newShop());

    await told(
      shop,
      'orders',
      { ...order, payment: 'paid', shipped: 1 },
      { ...order, sku: 'CLOTH', quantity: '2.5', unit_price: '20', payment: 'paid', shipped: 0 },
    );

    expect(await orderRow(shop, 1001)).toMatchObject({
      lifecycle: 'open', payment: 'paid', fulfilment: 'partial',
      lines: [{ ordered: 3, shipped: 1, allocated: 2 }, { ordered: 2.5, shipped: 0, allocated: 2.5 }],
    }); // prettier-ignore
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 2 });
    await shop.booksAreSound();
  });

  it('cancelled, in part or whole: nothing is promised for what was called off', async () => {
    const shop = await stockedShop(await newShop());

    await told(shop, 'orders', { ...order, cancelled: 1, payment: 'unpaid' });
    await told(shop, 'orders', { ...order, external_ref: 'W2', lifecycle: 'cancelled' });
    await told(shop, 'orders', { ...order, external_ref: 'W3', payment: 'voided' });

    expect(await orderRow(shop, 1001)).toMatchObject({
      lifecycle: 'open',
      gross: '19.00',
      lines: [{ cancelled: 1, allocated: 2 }],
    });
    for (const number of [1002, 1003])
      expect(await orderRow(shop, number)).toMatchObject({
        lifecycle: 'cancelled', gross: '0.00', due: '0.00', lines: [{ cancelled: 3, allocated: 0 }],
      }); // prettier-ignore
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 2 });
    await shop.booksAreSound();
  });

  it('paid, in part, too much, refunded in part or whole: money as the channel counts it', async () => {
    const shop = await stockedShop(await newShop());
    const says = [
      { payment: 'paid', payment_method: 'card', paid_at: '2026-02-20T12:00:00Z' },
      { payment: 'part_paid', due: '8.50' },
      { payment: 'part_refunded', refunded: '9.50', fulfilment: 'fulfilled' },
      { payment: 'refunded', fulfilment: 'fulfilled' },
      { paid: '30.00' },
    ];

    for (const [at, one] of says.entries())
      await told(shop, 'orders', { ...order, external_ref: `W${at}`, ...one });

    expect((await factsOf(shop, 1001)).money).toEqual([
      { kind: 'payment', amount: 2850, method: 'card', ref: null, paid_on: '2026-02-20' },
    ]);
    expect(await orderRow(shop, 1002)).toMatchObject({ paid: '20.00', due: '8.50', payment: 'part_paid' });
    expect(await orderRow(shop, 1003)).toMatchObject({
      paid: '28.50',
      refunded: '9.50',
      credits: '9.50',
      due: '0.00',
    });
    expect(await orderRow(shop, 1004)).toMatchObject({
      refunded: '28.50',
      credits: '28.50',
      payment: 'refunded',
    });
    expect(await orderRow(shop, 1005)).toMatchObject({ paid: '30.00', due: '-1.50', payment: 'overpaid' });
    await shop.booksAreSound();
  });

  it('held, drafted, closed: it stands as the channel has it', async () => {
    const shop = await stockedShop(await newShop());

    await told(shop, 'orders', { ...order, hold_reason: 'Address to be checked' });
    await told(shop, 'orders', { ...order, external_ref: 'W2', lifecycle: 'draft' });
    await told(shop, 'orders', {
      ...order,
      external_ref: 'W3',
      lifecycle: 'closed',
      payment: 'paid',
      shipped: 2,
    });

    expect(await orderRow(shop, 1001)).toMatchObject({
      lifecycle: 'open',
      hold_reason: 'Address to be checked',
      readiness: 'hold',
    });
    expect(await orderRow(shop, 1002)).toMatchObject({ lifecycle: 'draft', lines: [{ allocated: 0 }] });
    expect(await orderRow(shop, 1003)).toMatchObject({
      lifecycle: 'closed',
      lines: [{ shipped: 2, cancelled: 1, allocated: 0 }],
    });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 3 });
    await shop.booksAreSound();
  });

  it('closed with money given back for what never left: it stays open, and says why', async () => {
    const shop = await stockedShop(await newShop());

    const done = await told(shop, 'orders', {
      ...order, lifecycle: 'closed', payment: 'part_refunded', refunded: '9.50',
    }); // prettier-ignore

    expect(done.warnings).toEqual([
      expect.stringMatching(/^#1001 \(W1\) is not as its channel says: .* less than the 9\.50 GBP credited/),
    ]);
    expect(await orderRow(shop, 1001)).toMatchObject({ lifecycle: 'open', refunded: '9.50', due: '0.00' });
    await shop.booksAreSound();
  });

  it('called a draft and paid all the same: it is an order', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, lifecycle: 'draft' });

    await told(shop, 'orders', { ...order, external_ref: 'W2', lifecycle: 'draft', payment: 'paid' });
    await told(shop, 'orders', { ...order, lifecycle: 'draft', payment: 'paid' });

    for (const number of [1001, 1002])
      expect(await orderRow(shop, number)).toMatchObject({
        lifecycle: 'open', payment: 'paid', lines: [{ allocated: 3 }],
      }); // prettier-ignore
    await shop.booksAreSound();
    for (const batch of [3, 2, 1]) await shop.run(takeBackBatch, { batch });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 0 });
    await shop.booksAreSound();
  });

  it('sold beyond what is there: it waits for stock and says so', async () => {
    const shop = await stockedShop(await newShop());

    const done = await told(shop, 'orders', { ...order, quantity: 120, payment: 'paid' });

    expect(done.warnings).toEqual(['1 order waits for stock: #1001 (web W1) 20 of MUG']);
    expect(await orderRow(shop, 1001)).toMatchObject({
      readiness: 'partly_ready',
      lines: [{ allocated: 100 }],
    });
    await shop.booksAreSound();
  });

  it('sent although its payment was voided: the money is due as the channel says, and it is named', async () => {
    const shop = await stockedShop(await newShop());
    const gone = { ...order, quantity: 1, payment: 'voided', fulfilment: 'fulfilled', due: '9.50' };

    const done = await told(shop, 'orders', gone);

    expect(await orderRow(shop, 1001)).toMatchObject({
      fulfilment: 'fulfilled',
      payment: 'unpaid',
      due: '9.50',
    });
    expect(done.warnings).toEqual([
      'Sent although the payment was voided at the channel, and still due: #1001 (web W1)',
    ]);
    await shop.booksAreSound();
  });
});
