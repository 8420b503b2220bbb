import { expect, it } from 'vitest';
import { refundOrder } from '../../../src/operations/payments/refund.ts';
import { voidPayment } from '../../../src/operations/payments/void.ts';
import { listPayments, sumReceived, type PaymentFilter } from '../../../src/store/list/payments.ts';
import { receivedRow } from '../../../src/views/payment.ts';
import { mugShop, ordered } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';

onEveryEngine('the list of payments', (newShop) => {
  it('narrows by order, days, method and kind, and sums what was received', async () => {
    const shop = await mugShop(await newShop(), '20');
    const first = await ordered(shop, { line: ['MUG=2'], pay: ['cash=5', 'card'] });
    shop.at('2026-03-09T10:00:00.000Z');
    await ordered(shop, { line: ['MUG=1'], pay: ['cash'] });
    await shop.run(refundOrder, { order: first, amount: '4' });
    await ordered(shop, { line: ['MUG=1'], pay: ['wallet'] });
    await shop.run(voidPayment, { payment: 5, reason: 'wrong' });

    const list = async (filter: PaymentFilter) => shop.read((reading) => listPayments(reading, filter));
    const numbers = async (filter: PaymentFilter) =>
      (await list(filter)).map(({ payment }) => payment.number);

    expect(await numbers({})).toEqual([5, 4, 3, 2, 1]);
    expect(await numbers({ order: first })).toEqual([4, 2, 1]);
    expect(await numbers({ method: 'cash' })).toEqual([3, 1]);
    expect(await numbers({ kind: 'refund' })).toEqual([4]);
    expect(await numbers({ from: '2026-03-03' })).toEqual([5, 4, 3]);
    expect(await numbers({ to: '2026-03-02', method: 'card' })).toEqual([2]);
    await expect(list({ order: 77 })).rejects.toMatchObject({ exit: 3 });
    expect(await numbers({ limit: 2 })).toEqual([5, 4]);

    const received = async (filter: PaymentFilter) =>
      receivedRow(await shop.read((reading) => sumReceived(reading, filter)));
    expect(await received({ limit: 1 })).toEqual({ method: 'received', amount: '26.00', currency: 'GBP' });
    expect(await received({ method: 'cash' })).toMatchObject({ amount: '15.00' });
    expect(await received({ method: 'gold' })).toBeUndefined();
  });
});
