import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { cancelReturn } from '../../../src/operations/returns/decide.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { deliverShipment } from '../../../src/operations/shipments/deliver.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { orderRow, refusal, returnRow, sold, stockedShop } from '../../support/sold.ts';

onEveryEngine('asking for a return', (newShop) => {
  it('takes only units that were shipped and are not asked for yet, and says the numbers', async () => {
    const shop = await stockedShop(await newShop());
    const order = Number(await shop.run(placeOrder, { line: ['MUG=5', 'WRAP=1'] }));
    await shop.run(shipOrder, { order, line: ['1=3'] });
    await shop.run(requestUnitsBack, { order, line: ['1=2'], reason: 'faulty' });

    const refused = await refusal(
      shop.run(requestUnitsBack, { order, line: ['1=2', '2=1'], reason: 'faulty' }),
    );

    expect(refused).toMatchObject({
      exit: 4,
      message:
        'Only 1 of line 1 (MUG) can come back, not 2: 3 shipped, 2 requested, 0 returned.\nOf line 2 (WRAP) nothing can come back: it is a service.',
      problems: [
        {
          code: 'return.too_many',
          hint: `docket returns request ${order} --line 1=1 …`,
          details: { line: 1, sku: 'MUG', wanted: 2, returnable: 1, shipped: 3, requested: 2, returned: 0 },
        },
        { code: 'state' },
      ],
    });
    expect(await orderRow(shop, order)).toMatchObject({
      returns: 'requested',
      lines: [{ return_requested: 2 }, {}],
    });
    await shop.booksAreSound();
  });

  it('may be asked for again after it was cancelled, and nothing comes back of what never left', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=1'] });
    const unshipped = Number(await shop.run(placeOrder, { line: ['MUG=1'] }));
    await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'faulty' });
    await shop.run(cancelReturn, { return: 1 });

    expect(await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'late' })).toBe('2');
    expect(
      await refusal(shop.run(requestUnitsBack, { order: unshipped, line: ['1=1'], reason: 'late' })),
    ).toMatchObject({
      code: 'return.too_many',
      message: 'None of line 1 (MUG) can come back, not 1: 0 shipped, 0 requested, 0 returned.',
    });
    await shop.booksAreSound();
  });

  it('counts the window from the latest delivery of a line, and where there is none from its shipping', async () => {
    const shop = await stockedShop(await newShop());
    const order = Number(await shop.run(placeOrder, { line: ['MUG=2', 'CLOTH=1'] }));
    await shop.run(shipOrder, { order, line: ['1=1', '2=1'] });
    const second = Number(await shop.run(shipOrder, { order, line: ['1=1'] }));
    shop.at('2026-03-12T10:00:00.000Z');
    await shop.run(deliverShipment, { shipment: second });
    shop.at('2026-04-11T10:00:00.000Z');

    const refused = await refusal(
      shop.run(requestUnitsBack, { order, line: ['1=2', '2=1'], reason: 'other' }),
    );
    expect(refused).toMatchObject({
      code: 'return.window',
      exit: 4,
      message: 'Line 2 (CLOTH) is 10 days outside the return window of 30 days, which ended on 2026-04-01.',
      hint: `docket returns request ${order} … --override`,
      details: {
        line: 2,
        sku: 'CLOTH',
        days_over: 10,
        window_days: 30,
        reached_on: '2026-03-02',
        ended_on: '2026-04-01',
      },
    });

    await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'other' });
    await shop.run(requestUnitsBack, { order, line: ['1=1', '2=1'], reason: 'other', override: true });
    expect(await returnRow(shop, 1)).toMatchObject({ override_days: null });
    expect(await returnRow(shop, 2)).toMatchObject({ override_days: 10 });
  });

  it('says everything that is wrong at once', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=1'] });

    const refused = await refusal(
      shop.run(requestUnitsBack, {
        order,
        line: ['7=1', '1=0', '1=1.5'],
        reason: 'damagd',
        note: 'card 4111 1111 1111 1111',
        on: '2026-03-03',
      }),
    );

    expect(refused).toMatchObject({
      exit: 2,
      problems: [
        { code: 'input.card_number' },
        {
          code: 'input.invalid',
          message: '“damagd” is no reason for a return.',
          details: { nearest: 'damaged' },
        },
        { code: 'input.invalid', message: 'The day 2026-03-03 has not come yet (today is 2026-03-02).' },
        { code: 'not_found' },
        { code: 'input.invalid' },
        { code: 'input.invalid' },
      ],
    });
  });

  it('wants to know which units, and names those that can come back', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=2', 'CLOTH=0.5'] });

    expect(await refusal(shop.run(requestUnitsBack, { order, reason: 'late' }))).toMatchObject({
      code: 'input.missing',
      exit: 2,
      hint: '--line 1=2 (MUG)      --line 2=0.5 (CLOTH)',
    });
    expect(await refusal(shop.run(requestUnitsBack, { order: 7, reason: 'late' }))).toMatchObject({
      code: 'not_found',
    });
  });
});
