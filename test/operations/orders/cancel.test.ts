import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../../src/operations/orders/close.ts';
import { refundOrder } from '../../../src/operations/payments/refund.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

const reason = 'changed her mind';

onEveryEngine('cancelling', (newShop) => {
  it('ends a whole order with its charges, gives its stock to who waits, and leaves what was paid to be refunded', async () => {
    const shop = await mugShop(await newShop(), '3');
    const first = await ordered(shop, { line: ['MUG=2', 'WRAP=1'], shipping: '3.95', pay: ['card'] });
    const second = await ordered(shop, { line: ['MUG=3'], backorder: true });

    await shop.run(cancelOrder, { order: first, reason });

    const { order, stock } = shownOf(shop);
    expect(await order(first)).toMatchObject({
      lifecycle: 'cancelled', headline: 'cancelled', payment: 'overpaid', fulfilment: 'none', readiness: null,
      net: '0.00', tax: '0.00', gross: '0.00', shipping: '0.00', discount: '0.00', due: '-25.95',
    }); // prettier-ignore
    expect(await order(second)).toMatchObject({ readiness: 'ready', headline: 'to_ship' });
    expect(await stock('MUG')).toMatchObject({ on_hand: 3, allocated: 3, available: 0 });
    await shop.booksAreSound();
  });

  it('takes units that are not promised before those that are, and keeps the order open', async () => {
    const shop = await mugShop(await newShop(), '3');
    const number = await ordered(shop, { line: ['MUG=5', 'TEA=1'], backorder: true, promised: '2026-03-20' });
    const sooner = await ordered(shop, { line: ['MUG=1'], backorder: true, promised: '2026-03-03' });

    await shop.run(cancelOrder, { order: number, reason, line: ['1=2'] });
    const between = await shownOf(shop).order(sooner);
    await shop.run(cancelOrder, { order: number, reason, line: ['1=1'] });

    expect(between).toMatchObject({ readiness: 'backordered' });
    expect(await shownOf(shop).order(sooner)).toMatchObject({ readiness: 'ready' });
    expect(await shownOf(shop).order(number)).toMatchObject({
      lifecycle: 'open',
      readiness: 'ready',
      gross: '25.00',
      lines: [
        { ordered: 5, cancelled: 3, allocated: 2, gross: '20.00' },
        { ordered: 1, cancelled: 0, allocated: 1, gross: '5.00' },
      ],
    });
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ allocated: 3, available: 0 });
    await shop.booksAreSound();
  });

  it('is over when the last unit went, charges included', async () => {
    const shop = await mugShop(await newShop(), '3');
    const number = await ordered(shop, { line: ['MUG=2', 'WRAP=1'], shipping: '3.95' });

    await shop.run(cancelOrder, { order: number, reason, sku: ['MUG=2'] });
    const between = await shownOf(shop).order(number);
    await shop.run(cancelOrder, { order: number, reason, line: ['2=1'] });

    expect(between).toMatchObject({ lifecycle: 'open', gross: '5.95', shipping: '3.95' });
    expect(await shownOf(shop).order(number)).toMatchObject({ lifecycle: 'cancelled', gross: '0.00' });
    await shop.booksAreSound();
  });

  it('refuses the whole order once something has shipped, and names what can be done', async () => {
    const shop = await mugShop(await newShop(), '5');
    const number = await ordered(shop, { line: ['MUG=4'] });
    await shop.run(shipOrder, { order: number, line: ['1=1'] });

    expect(await refusal(shop.run(cancelOrder, { order: number, reason }))).toMatchObject({
      code: 'state',
      exit: 4,
      message: 'Order #1001 cannot be cancelled whole: 1 of MUG has shipped.',
      hint: 'docket orders cancel 1001 --line 1=3 --reason …      or docket orders close 1001 --reason …',
    });
    expect(await refusal(shop.run(cancelOrder, { order: number, reason, line: ['1=4'] }))).toMatchObject({
      exit: 4,
      message: 'Only 3 of line 1 (MUG) can be cancelled, not 4: 4 ordered, 0 cancelled, 1 shipped.',
    });
    await shop.booksAreSound();
  });

  it('refuses what would leave the order worth less than was credited on it', async () => {
    const shop = await mugShop(await newShop(), '5');
    const number = await ordered(shop, { line: ['MUG=2'], pay: ['card'] });
    await shop.run(refundOrder, { order: number, amount: '5.00', reason: 'sorry' });

    expect(await refusal(shop.run(cancelOrder, { order: number, reason }))).toMatchObject({
      exit: 4,
      details: { gross: '0.00', credits: '5.00' },
    });
    await shop.run(cancelOrder, { order: number, reason, line: ['1=1'] });
    expect(await shownOf(shop).order(number)).toMatchObject({ gross: '10.00', due: '-10.00' });
    await shop.booksAreSound();
  });

  it('refuses an order of which everything was refunded already', async () => {
    const shop = await mugShop(await newShop(), '5');
    const number = await ordered(shop, { line: ['WRAP=1'], pay: ['card'] });
    await shop.run(refundOrder, { order: number, amount: '2.00', reason: 'sorry' });

    expect(await refusal(shop.run(cancelOrder, { order: number, reason }))).toMatchObject({ exit: 4 });
    expect(await shownOf(shop).order(number)).toMatchObject({ lifecycle: 'open', due: '0.00' });
    await shop.booksAreSound();
  });

  it('refuses twice, an unknown line, an empty reason and a card number', async () => {
    const shop = await mugShop(await newShop(), '5');
    const number = await ordered(shop, { line: ['MUG=2'] });
    const tried = (request: object) => refusal(shop.run(cancelOrder, { order: number, reason, ...request }));

    expect(await tried({ line: ['7=1'] })).toMatchObject({ exit: 3 });
    expect(await tried({ line: ['1=0'] })).toMatchObject({ exit: 2 });
    expect(await tried({ reason: ' ' })).toMatchObject({ exit: 2 });
    expect(await tried({ reason: '4111 1111 1111 1111' })).toMatchObject({ code: 'input.card_number' });
    await shop.run(cancelOrder, { order: number, reason });
    expect(await tried({})).toMatchObject({ exit: 4, message: 'Order #1001 is cancelled already.' });
  });
});

onEveryEngine('closing', (newShop) => {
  it('cancels what has not shipped and leaves services beside what has', async () => {
    const shop = await mugShop(await newShop(), '5');
    const number = await ordered(shop, { line: ['MUG=4', 'WRAP=1'], shipping: '3.95', pay: ['card'] });
    await shop.run(shipOrder, { order: number, line: ['1=1'] });

    await shop.run(closeOrder, { order: number, reason: 'out of print' });

    expect(await shownOf(shop).order(number)).toMatchObject({
      lifecycle: 'closed', fulfilment: 'fulfilled', payment: 'overpaid', gross: '15.95', due: '-30.00',
      lines: [{ cancelled: 3, allocated: 0, shipped: 1 }, { cancelled: 0 }],
    }); // prettier-ignore
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 4, allocated: 0 });
    expect(await refusal(shop.run(closeOrder, { order: number, reason }))).toMatchObject({ exit: 4 });
    await shop.booksAreSound();
  });

  it('cancels an order of which nothing has shipped', async () => {
    const shop = await mugShop(await newShop(), '5');
    const number = await ordered(shop, { line: ['MUG=1', 'WRAP=1'], shipping: '3.95' });
    await shop.run(closeOrder, { order: number, reason });
    expect(await shownOf(shop).order(number)).toMatchObject({ lifecycle: 'cancelled', gross: '0.00' });
    await shop.booksAreSound();
  });

  it('keeps the worth of an order of services alone, and refuses a draft', async () => {
    const shop = await mugShop(await newShop(), '5');
    const number = await ordered(shop, { line: ['WRAP=2'] });
    const draft = await ordered(shop, { line: ['MUG=1'], draft: true });

    await shop.run(closeOrder, { order: number, reason: 'done' });

    expect(await shownOf(shop).order(number)).toMatchObject({
      lifecycle: 'closed',
      gross: '4.00',
      due: '4.00',
    });
    expect(await refusal(shop.run(closeOrder, { order: draft, reason }))).toMatchObject({ exit: 4 });
    await shop.booksAreSound();
  });
});
