import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { refundOrder } from '../../../src/operations/payments/refund.ts';
import { approveReturn, cancelReturn } from '../../../src/operations/returns/decide.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { orderRow, refusal, returnRow, sold, stockedShop } from '../../support/sold.ts';

async function returned(shop: TestShop, order: number, units: string): Promise<number> {
  const number = Number(await shop.run(requestUnitsBack, { order, line: [units], reason: 'other' }));
  await shop.run(approveReturn, { return: number });
  return number;
}

onEveryEngine('refunding a return', (newShop) => {
  it('ends at what was paid, to the penny, in any steps: 3 + 3 + 4 of 179.25', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=10@17.925'] });
    const refunded: unknown[] = [];
    for (const units of ['1=3', '1=3', '1=4']) {
      const number = await returned(shop, order, units);
      await shop.run(refundUnits, { return: number });
      const { credit, refunded: amount } = await returnRow(shop, number);
      refunded.push([credit, amount]);
    }

    expect(refunded).toEqual([
      [{ net: '44.81', tax: '8.97', gross: '53.78' }, '53.78'],
      [{ net: '44.82', tax: '8.95', gross: '53.77' }, '53.77'],
      [{ net: '59.75', tax: '11.95', gross: '71.70' }, '71.70'],
    ]);
    expect(await orderRow(shop, order)).toMatchObject({
      net: '149.38', gross: '179.25', credits: '179.25', paid: '179.25', refunded: '179.25', due: '0.00', payment: 'refunded',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('only lowers the debt of an order that is not fully paid', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=4'], pay: ['cash=20.00'] });

    await shop.run(refundUnits, { return: await returned(shop, order, '1=1') });
    expect(await returnRow(shop, 1)).toMatchObject({
      credit: { gross: '9.50' },
      refunded: '0.00',
      status: 'refunded',
    });
    expect(await orderRow(shop, order)).toMatchObject({ credits: '9.50', refunded: '0.00', due: '8.50' });

    await shop.run(refundUnits, { return: await returned(shop, order, '1=2') });
    expect(await returnRow(shop, 2)).toMatchObject({ credit: { gross: '19.00' }, refunded: '10.50' });
    expect(await orderRow(shop, order)).toMatchObject({ credits: '28.50', refunded: '10.50', due: '0.00' });
    await shop.booksAreSound();
  });

  it('pays nothing back on an order that was never paid, and asks for no method', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=1'], pay: [] });

    await shop.run(refundUnits, { return: await returned(shop, order, '1=1') });

    expect(await orderRow(shop, order)).toMatchObject({
      credits: '9.50',
      due: '0.00',
      payments: [],
      payment: 'paid',
    });
    await shop.booksAreSound();
  });

  it('keeps a part where less than the units are worth is named, shared over the lines', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=1', 'CLOTH=1', 'MUG=1'] });
    await shop.run(requestUnitsBack, { order, line: ['1=1', '2=1', '3=1'], reason: 'other' });

    await shop.run(refundUnits, { return: 1, amount: '30.01', method: 'Bank-Transfer' });

    expect(await returnRow(shop, 1)).toMatchObject({
      credit: { net: '25.01', tax: '5.00', gross: '30.01' }, refunded: '30.01', status: 'refunded', lifecycle: 'approved',
      lines: [{ credited: 1 }, { credited: 1 }, { credited: 1 }],
    }); // prettier-ignore
    expect(await orderRow(shop, order)).toMatchObject({
      credits: '30.01', refunded: '30.01', due: '0.00', payment: 'part_refunded',
      payments: [{}, { kind: 'refund', method: 'bank_transfer', amount: '30.01' }],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('refuses more than the units are worth, and twice', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=4'] });
    const number = await returned(shop, order, '1=1');

    expect(await refusal(shop.run(refundUnits, { return: number, amount: '9.51' }))).toMatchObject({
      code: 'refund.too_much',
      exit: 4,
      message: 'The units of return 1 are worth 9.50 GBP, not 9.51 GBP.',
      details: { amount: '9.51', worth: '9.50', offer: '9.50', currency: 'GBP' },
    });
    await shop.run(refundUnits, { return: number });
    expect(await refusal(shop.run(refundUnits, { return: number }))).toMatchObject({
      code: 'state',
      exit: 4,
      message: 'Everything of return 1 has been credited already.',
    });
    expect(await refusal(shop.run(refundUnits, { return: 2 }))).toMatchObject({ code: 'not_found', exit: 3 });
  });

  it('says everything that is wrong at once', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=1'] });
    await returned(shop, order, '1=1');

    expect(
      await refusal(
        shop.run(refundUnits, { return: 1, amount: '0', method: 'cart', payment: 99, on: '2026-03-03' }),
      ),
    ).toMatchObject({
      exit: 2,
      problems: [
        { code: 'input.invalid' },
        { code: 'input.invalid', details: { nearest: 'card' } },
        { code: 'not_found' },
        { code: 'input.invalid' },
      ],
    });
  });

  it('offers what goodwill has left, and says why it is no more', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=2'] });
    await shop.run(refundOrder, { order, amount: '12.00' });
    const number = await returned(shop, order, '1=2');

    expect(await refusal(shop.run(refundUnits, { return: number, amount: '10.00' }))).toMatchObject({
      code: 'refund.too_much',
      message:
        'Only 7.00 GBP are left of order #1001, not 10.00 GBP: of 19.00 GBP, 12.00 GBP have been credited.',
    });
    await shop.run(refundUnits, { return: number });

    expect(await returnRow(shop, number)).toMatchObject({ credit: { gross: '7.00' }, refunded: '7.00' });
    expect(await orderRow(shop, order)).toMatchObject({ credits: '19.00', refunded: '19.00', due: '0.00' });
    await shop.booksAreSound();
  });

  it('pays a named payment back, up to what is left of it', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=4'], pay: ['cash=10.00', 'card'] });
    const number = await returned(shop, order, '1=2');

    expect(await refusal(shop.run(refundUnits, { return: number, payment: 1 }))).toMatchObject({
      code: 'refund.too_much',
      message: 'Only 10.00 GBP of payment 1 can be paid back, not 19.00 GBP.',
    });
    await shop.run(refundUnits, { return: number, payment: 1, amount: '10.00' });

    expect(await orderRow(shop, order)).toMatchObject({
      refunded: '10.00', credits: '10.00', due: '0.00', payments: [{}, {}, { kind: 'refund', method: 'cash' }],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('credits no unit twice that was refunded and never came', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=3'] });
    const lost = await returned(shop, order, '1=2');
    await shop.run(refundUnits, { return: lost });
    await shop.run(cancelReturn, { return: lost, reason: 'it never came' });
    const again = await returned(shop, order, '1=3');

    await shop.run(refundUnits, { return: again });

    expect(await returnRow(shop, lost)).toMatchObject({ status: 'cancelled', refunded: '19.00' });
    expect(await returnRow(shop, again)).toMatchObject({
      refunded: '9.50',
      lines: [{ quantity: 3, credited: 1 }],
    });
    expect(await orderRow(shop, order)).toMatchObject({ credits: '28.50', refunded: '28.50', due: '0.00' });
    await shop.booksAreSound();
  });

  it('credits of a part of an order no more than has left, however often it is sent back', async () => {
    const shop = await stockedShop(await newShop());
    const order = Number(await shop.run(placeOrder, { line: ['MUG=2'], pay: ['cash'] }));
    await shop.run(shipOrder, { order, line: ['1=1'] });
    const first = await returned(shop, order, '1=1');
    await shop.run(refundUnits, { return: first });
    await shop.run(cancelReturn, { return: first });
    const second = await returned(shop, order, '1=1');

    expect(await refusal(shop.run(refundUnits, { return: second }))).toMatchObject({ code: 'state' });
    expect(await orderRow(shop, order)).toMatchObject({ credits: '9.50', refunded: '9.50' });
    await shop.booksAreSound();
  });

  it('goes on from units that were cancelled', async () => {
    const shop = await stockedShop(await newShop());
    const order = Number(await shop.run(placeOrder, { line: ['MUG=3@3.335'], pay: ['card'] }));
    await shop.run(shipOrder, { order, line: ['1=2'] });
    await shop.run(cancelOrder, { order, line: ['1=1'], reason: 'changed mind' });
    await shop.run(refundUnits, { return: await returned(shop, order, '1=1') });
    await shop.run(refundUnits, { return: await returned(shop, order, '1=1') });

    expect(await returnRow(shop, 1)).toMatchObject({ refunded: '6.67', credit: { gross: '3.33' } });
    expect(await returnRow(shop, 2)).toMatchObject({ refunded: '3.34', credit: { gross: '3.34' } });
    expect(await orderRow(shop, order)).toMatchObject({ paid: '10.01', refunded: '10.01', due: '0.00' });
    await shop.booksAreSound();
  });

  it('goes by the payments that came in the meantime', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=2'], pay: [] });
    const number = await returned(shop, order, '1=1');
    await shop.run(payOrder, { order, method: 'cheque', amount: '19.00' });

    await shop.run(refundUnits, { return: number });

    expect(await orderRow(shop, order)).toMatchObject({
      refunded: '9.50', due: '0.00', payments: [{ method: 'cheque' }, { method: 'cheque', amount: '9.50' }],
    }); // prettier-ignore
  });
});
