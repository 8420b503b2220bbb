import { expect, it } from 'vitest';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { listReturns } from '../../../src/store/list/returns.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { orderRow, returnRow, sold, stockedShop, stockRow } from '../../support/sold.ts';

onEveryEngine('a return from request to refund', (newShop) => {
  it('comes back into quarantine, is judged, and is paid back to the penny', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=4', 'CLOTH=0.75'], shipping: '3.95', discount: '10%' });
    const asked = { order, line: ['1=3', '2=0.5'], reason: 'Not-as-described', note: 'The blue is green' };

    const number = Number(await shop.run(requestUnitsBack, asked));
    await shop.run(approveReturn, { return: number });
    await shop.run(receiveUnitsBack, { return: number });
    await shop.run(inspectUnits, { return: number, restock: true, line: ['1=2', '2=0.5'] });
    await shop.run(inspectUnits, { return: number, scrap: true });
    await shop.run(refundUnits, { return: number });

    expect(await returnRow(shop, number)).toEqual({
      number: 1, order, external_ref: null, lifecycle: 'approved', status: 'refunded', reason: 'not_as_described',
      note: 'The blue is green', requested_on: '2026-03-02', override_days: null, quantity: 3.5, received: 3.5, currency: 'GBP',
      lines: [
        {
          line: 1, order_line: 1, sku: 'MUG', name: 'Blue mug', quantity: 3, cancelled: 0, received: 3, restocked: 2,
          scrapped: 1, quarantined: 0, credited: 3, reason: 'not_as_described',
        },
        {
          line: 2, order_line: 2, sku: 'CLOTH', name: 'Linen', quantity: 0.5, cancelled: 0, received: 0.5,
          restocked: 0.5, scrapped: 0, quarantined: 0, credited: 0.5, reason: 'not_as_described',
        },
      ],
      credit: { net: '28.88', tax: '5.77', gross: '34.65' }, refunded: '34.65',
    }); // prettier-ignore
    expect(await orderRow(shop, order)).toMatchObject({
      gross: '51.65', credits: '34.65', paid: '51.65', refunded: '34.65', due: '0.00', payment: 'part_refunded',
      returns: 'part_returned', headline: 'complete',
      payments: [{ kind: 'payment', method: 'card' }, { kind: 'refund', method: 'card', amount: '34.65' }],
      lines: [{ returned: 3, return_requested: 0 }, { returned: 0.5, return_requested: 0 }],
    }); // prettier-ignore
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 98, available: 98, value: '313.60' });
    expect(await stockRow(shop, 'CLOTH')).toMatchObject({ on_hand: 99.75, value: '798.00' });
    await shop.booksAreSound();
  });

  it('is told by its status, step by step', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=2'] });
    const told: unknown[] = [];
    const tell = async (): Promise<unknown> => told.push((await returnRow(shop, 1))['status']);

    await shop.run(requestUnitsBack, { order, sku: ['MUG=2'], reason: 'faulty' });
    await tell();
    await shop.run(approveReturn, { return: 1 });
    await tell();
    await shop.run(receiveUnitsBack, { return: 1, line: ['1=1'] });
    await tell();
    await shop.run(receiveUnitsBack, { return: 1 });
    await tell();
    await shop.run(inspectUnits, { return: 1, quarantine: true });
    await tell();
    await shop.run(refundUnits, { return: 1 });
    await tell();

    expect(told).toEqual(['requested', 'approved', 'part_received', 'received', 'inspected', 'refunded']);
  });

  it('takes the refund, the goods and the judgement in any order', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=2'] });
    await shop.run(requestUnitsBack, { order, line: ['1=2'], reason: 'late' });

    await shop.run(refundUnits, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1, restock: true });

    expect(await returnRow(shop, 1)).toMatchObject({
      lifecycle: 'approved', status: 'refunded', refunded: '19.00', lines: [{ received: 2, restocked: 2, credited: 2 }],
    }); // prettier-ignore
    expect(await orderRow(shop, order)).toMatchObject({
      payment: 'refunded',
      returns: 'returned',
      due: '0.00',
    });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, value: '320.00' });
    await shop.booksAreSound();
  });

  it('gives restocked goods to the order that waits for them', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=100'] });
    const waiting = Number(await shop.run(placeOrder, { line: ['MUG=5'], backorder: true }));
    await shop.run(requestUnitsBack, { order, line: ['1=5'], reason: 'other' });
    await shop.run(approveReturn, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1 });
    expect(await orderRow(shop, waiting)).toMatchObject({ readiness: 'backordered' });

    await shop.run(inspectUnits, { return: 1, restock: true, line: ['1=3'] });
    expect(await orderRow(shop, waiting)).toMatchObject({ readiness: 'partly_ready' });
    await shop.run(inspectUnits, { return: 1, restock: true });

    expect(await orderRow(shop, waiting)).toMatchObject({ readiness: 'ready' });
    expect(await stockRow(shop, 'MUG')).toMatchObject({
      on_hand: 5,
      allocated: 5,
      available: 0,
      value: '16.00',
    });
    await shop.booksAreSound();
  });

  it('is listed by order, state, reason and day, the newest first', async () => {
    const shop = await stockedShop(await newShop());
    const first = await sold(shop, { line: ['MUG=2'] });
    const second = await sold(shop, { line: ['MUG=3'] });
    await shop.run(requestUnitsBack, { order: first, line: ['1=1'], reason: 'late' });
    shop.at('2026-03-05T10:00:00.000Z');
    await shop.run(requestUnitsBack, { order: second, line: ['1=1'], reason: 'faulty' });
    await shop.run(approveReturn, { return: 2 });

    const listed = async (filter: Parameters<typeof listReturns>[1]): Promise<number[]> =>
      (await shop.read((reading) => listReturns(reading, filter))).map(({ header }) => header.number);

    expect(await listed({})).toEqual([2, 1]);
    expect(await listed({ order: first })).toEqual([1]);
    expect(await listed({ lifecycle: 'approved' })).toEqual([2]);
    expect(await listed({ reason: 'late' })).toEqual([1]);
    expect(await listed({ from: '2026-03-03' })).toEqual([2]);
    expect(await listed({ to: '2026-03-02' })).toEqual([1]);
    await expect(listed({ order: 7 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('starts again where it was undone', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=3'] });
    await shop.run(requestUnitsBack, { order, line: ['1=3'], reason: 'other' });
    await shop.run(approveReturn, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1 });
    await shop.run(inspectUnits, { return: 1, restock: true, line: ['1=2'] });
    await shop.run(refundUnits, { return: 1 });
    const latest = await shop.read(({ tx }) =>
      tx.selectFrom('operations').select('id').orderBy('id', 'desc').limit(3).execute(),
    );
    for (const { id: operation } of latest) await shop.undo(operation);
    expect(await returnRow(shop, 1)).toMatchObject({ status: 'approved', received: 0, refunded: '0.00' });

    await shop.run(receiveUnitsBack, { return: 1, line: ['1=2'] });
    await shop.run(inspectUnits, { return: 1, restock: true });
    await shop.run(refundUnits, { return: 1 });

    expect(await returnRow(shop, 1)).toMatchObject({
      received: 2, refunded: '28.50', lines: [{ restocked: 2, quarantined: 0, credited: 3 }],
    }); // prettier-ignore
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 99, value: '316.80' });
    await shop.booksAreSound();
  });

  it('brings the goods back with the value they left with, the last ones the rest', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '50', cost: '4.00' });
    const order = await sold(shop, { line: ['MUG=3'] });
    const left = await stockRow(shop, 'MUG');
    for (const quantity of [1, 1, 1]) {
      const number = Number(
        await shop.run(requestUnitsBack, { order, line: [`1=${quantity}`], reason: 'other' }),
      );
      await shop.run(approveReturn, { return: number });
      await shop.run(receiveUnitsBack, { return: number, restock: true });
    }

    expect(left).toMatchObject({ on_hand: 147, value: '509.60' });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 150, value: '520.00' });
    await shop.booksAreSound();
  });
});
