import { expect, it } from 'vitest';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { refundOrder } from '../../../src/operations/payments/refund.ts';
import { voidPayment } from '../../../src/operations/payments/void.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('voiding a payment', (newShop) => {
  it('makes the money due again, and counts the payment nowhere', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['card'] });

    expect(await shop.run(voidPayment, { payment: 1, reason: 'typed twice' })).toBe('1');

    expect(await shownOf(shop).order(order)).toMatchObject({ payment: 'unpaid', paid: '0.00', due: '20.00' });
    expect(await shownOf(shop).payments(order)).toMatchObject([{ number: 1, voided: true, due: '20.00' }]);
    await expect(shop.run(voidPayment, { payment: 1, reason: 'again' })).rejects.toMatchObject({
      code: 'state', exit: 4, message: 'Payment 1 is void already.',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('ends the goodwill that was credited with a refund', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['card'] });
    await shop.run(refundOrder, { order, amount: '3.00' });
    await shop.run(refundOrder, { order, amount: '4.00' });

    await shop.run(voidPayment, { payment: 2, reason: 'wrong order' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      credits: '4.00',
      refunded: '4.00',
      due: '0.00',
    });
    await shop.booksAreSound();
  });

  it('is refused while the payment stands paid back, and says by what', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['card=12.00', 'cash'] });
    await shop.run(refundOrder, { order, amount: '2.00', payment: 1 });

    await expect(shop.run(voidPayment, { payment: 1, reason: 'wrong' })).rejects.toMatchObject({
      code: 'in_use', exit: 4, message: 'Payment 1 was paid back: refund 3 (2.00 GBP).',
      hint: 'docket payments void 3 --reason …',
    }); // prettier-ignore
    await shop.run(refundOrder, { order, amount: '11.00', method: 'cash' });
    await expect(shop.run(voidPayment, { payment: 2, reason: 'wrong' })).rejects.toMatchObject({
      code: 'in_use',
      message:
        'Without payment 2 (8.00 GBP), 12.00 GBP would be paid on order #1001, less than the 13.00 GBP paid back.',
    });
    await shop.run(voidPayment, { payment: 3, reason: 'wrong' });
    await shop.run(voidPayment, { payment: 2, reason: 'wrong' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      paid: '12.00',
      refunded: '11.00',
      credits: '11.00',
      due: '8.00',
    });
    await shop.booksAreSound();
  });

  it('is refused for a payment that does not exist and without a reason', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'] });
    await shop.run(payOrder, { order, method: 'card' });

    await expect(shop.run(voidPayment, { payment: 7, reason: 'wrong' })).rejects.toMatchObject({ exit: 3 });
    await expect(shop.run(voidPayment, { payment: 1, reason: '\u0000' })).rejects.toMatchObject({ exit: 2 });
    expect(await shownOf(shop).order(order)).toMatchObject({ payment: 'paid' });
  });
});
