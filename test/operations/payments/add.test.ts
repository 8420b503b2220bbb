import { expect, it } from 'vitest';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

onEveryEngine('taking a payment', (newShop) => {
  it('says everything that is wrong with it at once', async () => {
    const shop = await mugShop(await newShop(), '5');
    const wrong = { order: 7, method: 'gold', ref: '4111 1111 1111 1111' };
    expect(await refusal(shop.run(payOrder, wrong))).toMatchObject({
      exit: 2,
      message:
        'The ref holds a card number (ending in 1111); docket stores none.\n' +
        '“gold” is no payment method.\nThere is no order #7.',
    });
  });

  it('takes parts of what is due, and then the rest without being told how much that is', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'] });

    await shop.run(payOrder, {
      order,
      amount: '7.50',
      method: 'bank-transfer',
      ref: ' INV 7 ',
      on: '2026-03-01',
    });
    await shop.run(payOrder, { order, method: 'card' });

    const shown = shownOf(shop);
    expect(await shown.order(order)).toMatchObject({ payment: 'paid', paid: '20.00', due: '0.00' });
    expect(await shown.payments(order)).toEqual([
      {
        number: 2, order, kind: 'payment', method: 'card', amount: '12.50', currency: 'GBP', paid_on: '2026-03-02',
        paid_at: '2026-03-02T10:00:00.000Z', ref: null, reason: null, refund_of: null, goodwill: null, voided: false, due: '0.00',
      },
      {
        number: 1, order, kind: 'payment', method: 'bank_transfer', amount: '7.50', currency: 'GBP', paid_on: '2026-03-01',
        paid_at: '2026-03-01T12:00:00.000Z', ref: 'INV 7', reason: null, refund_of: null, goodwill: null, voided: false, due: '0.00',
      },
    ]); // prettier-ignore
    await shop.booksAreSound();
  });

  it('refuses more than is due with the numbers, unless that is allowed', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['card=15.00'] });

    await expect(shop.run(payOrder, { order, amount: '5.01', method: 'cash' })).rejects.toMatchObject({
      code: 'payment.too_much', exit: 4, message: 'Only 5.00 GBP is due on order #1001, not 5.01 GBP.',
      hint: 'docket payments add 1001 --amount 5.00 …      or --allow-overpayment',
      details: { due: '5.00', amount: '5.01', currency: 'GBP' },
    }); // prettier-ignore
    await shop.run(payOrder, { order, amount: '5.01', method: 'cash', allow_overpayment: true });

    expect(await shownOf(shop).order(order)).toMatchObject({ payment: 'overpaid', due: '-0.01' });
    await expect(shop.run(payOrder, { order, method: 'cash' })).rejects.toMatchObject({
      code: 'payment.too_much', message: 'Nothing is due on order #1001.',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('says everything that is wrong with it at once', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'] });

    const refused = shop.run(payOrder, {
      order, amount: '0.001', method: 'crad', ref: '4111 1111 1111 1111', on: '2026-03-03',
    }); // prettier-ignore

    await expect(refused).rejects.toMatchObject({
      exit: 2,
      message: [
        'The ref holds a card number (ending in 1111); docket stores none.',
        '“crad” is no payment method.',
        'The amount 0.001 has more decimals than it may: at most 2 decimals here.',
        'The day 2026-03-03 has not come yet (today is 2026-03-02).',
      ].join('\n'),
    });
    expect(await shownOf(shop).payments(order)).toEqual([]);
  });

  it('refuses nothing, less than nothing, an unknown order and a draft', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], draft: true });
    const pay = (amount: string, number = order) =>
      shop.run(payOrder, { order: number, amount, method: 'cash' });

    await expect(pay('0')).rejects.toMatchObject({ exit: 2 });
    await expect(pay('-1')).rejects.toMatchObject({ exit: 2 });
    await expect(pay('1', 77)).rejects.toMatchObject({ exit: 3, message: 'There is no order #77.' });
    await expect(pay('1')).rejects.toMatchObject({ code: 'state', hint: 'docket orders place 1001' });
  });

  it('never lets sums grow beyond what can be counted exactly', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'] });
    const pay = () =>
      shop.run(payOrder, { order, amount: '80000000000', method: 'cash', allow_overpayment: true });

    await pay();

    await expect(pay()).rejects.toMatchObject({
      code: 'input.invalid',
      message:
        'What is paid of the order, 16000000000000 in the currency’s smallest unit, is too large: at most 10000000000000.',
    });
    expect(await shownOf(shop).order(order)).toMatchObject({ paid: '80000000000.00' });
  });
});
