import { expect, it } from 'vitest';
import { approveReturn, cancelReturn, declineReturn } from '../../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { orderRow, refusal, returnRow, sold, stockedShop } from '../../support/sold.ts';

async function asked(shop: TestShop): Promise<number> {
  const order = await sold(await stockedShop(shop), { line: ['MUG=3'] });
  await shop.run(requestUnitsBack, { order, line: ['1=3'], reason: 'changed_mind' });
  return order;
}

onEveryEngine('deciding about a return', (newShop) => {
  it('turns it down, and its units are as if they had never been asked for', async () => {
    const shop = await newShop();
    const order = await asked(shop);

    await shop.run(declineReturn, { return: 1, reason: 'worn' });

    expect(await returnRow(shop, 1)).toMatchObject({
      lifecycle: 'declined',
      status: 'declined',
      quantity: 3,
    });
    expect(await orderRow(shop, order)).toMatchObject({ returns: 'none', lines: [{ return_requested: 0 }] });
    expect(await refusal(shop.run(approveReturn, { return: 1 }))).toMatchObject({
      code: 'state',
      exit: 4,
      message: 'Return 1 is declined and cannot be approved any more.',
    });
    expect(await refusal(shop.run(receiveUnitsBack, { return: 1 }))).toMatchObject({
      code: 'state',
      message: 'Return 1 is declined, and nothing of it can come back.',
    });
    expect(await refusal(shop.run(refundUnits, { return: 1 }))).toMatchObject({
      code: 'state',
      message: 'Return 1 is declined, and nothing of it is paid back.',
    });
    await shop.booksAreSound();
  });

  it('is approved once, and not declined after that', async () => {
    const shop = await newShop();
    await asked(shop);
    await shop.run(approveReturn, { return: 1 });

    expect(await refusal(shop.run(approveReturn, { return: 1 }))).toMatchObject({
      code: 'state',
      message: 'Return 1 is approved already.',
      hint: 'docket returns receive 1',
    });
    expect(await refusal(shop.run(declineReturn, { return: 1 }))).toMatchObject({
      code: 'state',
      message: 'Return 1 is approved and cannot be declined any more.',
      hint: 'docket returns cancel 1',
    });
  });

  it('ends what has not come back; what has stays returned', async () => {
    const shop = await newShop();
    const order = await asked(shop);
    await shop.run(approveReturn, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1, line: ['1=1'] });

    await shop.run(cancelReturn, { return: 1, reason: 'kept after all' });

    expect(await returnRow(shop, 1)).toMatchObject({
      lifecycle: 'approved', status: 'received', quantity: 3, received: 1, lines: [{ quantity: 3, cancelled: 2, received: 1 }],
    }); // prettier-ignore
    expect(await orderRow(shop, order)).toMatchObject({
      returns: 'part_returned',
      lines: [{ return_requested: 0, returned: 1 }],
    });
    await shop.run(refundUnits, { return: 1 });
    expect(await returnRow(shop, 1)).toMatchObject({ status: 'refunded', refunded: '9.50' });
    expect(await refusal(shop.run(cancelReturn, { return: 1 }))).toMatchObject({
      code: 'state',
      message: 'Nothing of return 1 is left to cancel: what was not cancelled has come back.',
    });
    await shop.booksAreSound();
  });

  it('cannot be cancelled when everything has come back, nor twice', async () => {
    const shop = await newShop();
    const order = await asked(shop);
    await shop.run(approveReturn, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1, line: ['1=3'] });
    expect(await refusal(shop.run(cancelReturn, { return: 1 }))).toMatchObject({
      code: 'state',
      message: 'Everything of return 1 has come back, and nothing is left to cancel.',
    });

    const other = await sold(shop, { line: ['MUG=1'] });
    await shop.run(requestUnitsBack, { order: other, line: ['1=1'], reason: 'late' });
    await shop.run(cancelReturn, { return: 2 });
    expect(await returnRow(shop, 2)).toMatchObject({ lifecycle: 'cancelled', status: 'cancelled' });
    expect(await refusal(shop.run(cancelReturn, { return: 2 }))).toMatchObject({
      message: 'Return 2 is cancelled already.',
    });
    expect(await refusal(shop.run(cancelReturn, { return: order }))).toMatchObject({
      code: 'not_found',
      exit: 3,
    });
    await shop.booksAreSound();
  });
});
