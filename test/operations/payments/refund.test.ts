import { expect, it } from 'vitest';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { refundOrder } from '../../../src/operations/payments/refund.ts';
import { voidPayment } from '../../../src/operations/payments/void.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function creditsOf(shop: TestShop) {
  return shop.read(({ tx }) =>
    tx
      .selectFrom('credit_lines as n')
      .innerJoin('credits as c', 'c.id', 'n.credit_id')
      .select(['c.kind', 'n.tax_rate', 'n.net', 'n.tax', 'n.gross', 'n.order_line_id', 'n.product_id'])
      .where('c.voided_by', 'is', null)
      .orderBy('n.id')
      .execute(),
  );
}

onEveryEngine('paying money back', (newShop) => {
  it('writes goodwill over the tax rates of the order, and what is due stays as it was', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2', 'TEA=2'], pay: ['card'] });

    const refund = await shop.run(refundOrder, { order, amount: '3.00', reason: 'late' });

    expect(refund).toBe('2');
    expect(await shownOf(shop).order(order)).toMatchObject({
      payment: 'part_refunded', gross: '30.00', credits: '3.00', paid: '30.00', refunded: '3.00', due: '0.00',
    }); // prettier-ignore
    expect((await shownOf(shop).payments(order))[0]).toMatchObject({
      kind: 'refund', method: 'card', amount: '3.00', reason: 'late', refund_of: null, goodwill: '3.00',
    }); // prettier-ignore
    const nobody = { kind: 'goodwill', order_line_id: null, product_id: null };
    expect(await creditsOf(shop)).toEqual([
      { ...nobody, tax_rate: 200_000, net: 167, tax: 33, gross: 200 },
      { ...nobody, tax_rate: 0, net: 100, tax: 0, gross: 100 },
    ]);
    await shop.booksAreSound();
  });

  it('ends at what the order was worth, net and tax to the penny, in however many steps', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, {
      line: ['MUG=1@9.99', 'TEA=1@4.99'],
      shipping: '3.95',
      pay: ['cash'],
    });

    for (const amount of ['1.01', '7.77', '0.01', '10.14']) await shop.run(refundOrder, { order, amount });

    const shown = await shownOf(shop).order(order);
    expect(shown).toMatchObject({
      payment: 'refunded',
      gross: '18.93',
      credits: '18.93',
      refunded: '18.93',
      due: '0.00',
    });
    const credited = await creditsOf(shop);
    expect(credited.reduce((sum, { net }) => sum + net, 0)).toBe(Math.round(Number(shown['net']) * 100));
    expect(credited.reduce((sum, { tax }) => sum + tax, 0)).toBe(Math.round(Number(shown['tax']) * 100));
    await shop.booksAreSound();
  });

  it('gives back an overpayment first, and only the rest is goodwill', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=1'] });
    await shop.run(payOrder, { order, amount: '14.00', method: 'card', allow_overpayment: true });

    await shop.run(refundOrder, { order, amount: '1.00' });
    await shop.run(refundOrder, { order, amount: '5.00', method: 'cash' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      credits: '2.00',
      refunded: '6.00',
      due: '0.00',
    });
    expect(await shownOf(shop).payments(order)).toMatchObject([
      { number: 3, method: 'cash', amount: '5.00', goodwill: '2.00' },
      { number: 2, method: 'card', amount: '1.00', goodwill: null },
      { number: 1 },
    ]);
    await shop.booksAreSound();
  });

  it('lowers no debt and raises none where the order is not fully paid', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['cash=8.00'] });

    await shop.run(refundOrder, { order, amount: '8.00' });

    expect(await shownOf(shop).order(order)).toMatchObject({
      paid: '8.00',
      refunded: '8.00',
      credits: '8.00',
      due: '12.00',
    });
    await shop.booksAreSound();
  });

  it('refuses more than was paid, and says what was', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'] });

    await expect(shop.run(refundOrder, { order, amount: '1.00' })).rejects.toMatchObject({
      code: 'refund.too_much', exit: 4, message: 'Nothing was paid on order #1001, so 1.00 GBP cannot be paid back.',
    }); // prettier-ignore
    await shop.run(payOrder, { order, method: 'card' });
    await shop.run(refundOrder, { order, amount: '15.00' });
    await expect(shop.run(refundOrder, { order, amount: '5.01' })).rejects.toMatchObject({
      code: 'refund.too_much',
      message: 'Only 5.00 GBP can be paid back on order #1001, not 5.01 GBP (20.00 GBP paid, 15.00 GBP of it paid back already).',
      hint: 'docket payments refund 1001 --amount 5.00',
      details: { amount: '5.01', refundable: '5.00', paid: '20.00', refunded: '15.00', currency: 'GBP' },
    }); // prettier-ignore

    expect(await shownOf(shop).order(order)).toMatchObject({ refunded: '15.00' });
    await shop.booksAreSound();
  });

  it('goes back the way of the payment that is named, and never beyond it', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['cash=5.00', 'card'] });
    const other = await ordered(shop, { line: ['MUG=1'], pay: ['card'] });

    await shop.run(refundOrder, { order, amount: '4.00', payment: 1 });

    expect((await shownOf(shop).payments(order))[0]).toMatchObject({ method: 'cash', refund_of: 1 });
    await expect(shop.run(refundOrder, { order, amount: '1.01', payment: 1 })).rejects.toMatchObject({
      code: 'refund.too_much',
      message: 'Only 1.00 GBP of payment 1 can be paid back, not 1.01 GBP (5.00 GBP, 4.00 GBP paid back).',
    });
    await expect(shop.run(refundOrder, { order: other, amount: '1', payment: 1 })).rejects.toMatchObject({
      exit: 3,
    });
    await shop.run(voidPayment, { payment: 3, reason: 'typed twice' });
    await expect(shop.run(refundOrder, { order: other, amount: '1', payment: 3 })).rejects.toMatchObject({
      code: 'state',
    });
    await shop.booksAreSound();
  });

  it('says everything that is wrong with it at once', async () => {
    const shop = await mugShop(await newShop(), '9');
    const order = await ordered(shop, { line: ['MUG=2'], pay: ['card'] });

    const refused = shop.run(refundOrder, {
      order, amount: '-1', payment: 9, method: 'gold', reason: ' ', on: '2026-03-01',
    }); // prettier-ignore

    await expect(refused).rejects.toMatchObject({
      exit: 2,
      message: [
        'The reason is empty.',
        'The amount is -1, and must be more than 0.',
        'Order #1001 has no payment 9.',
        '“gold” is no payment method.',
        'The day 2026-03-01 is before 2026-03-02, when order #1001 was placed.',
      ].join('\n'),
    });
  });
});
