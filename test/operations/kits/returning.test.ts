import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { setRecipe } from '../../../src/operations/products/recipe.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { refundUnits } from '../../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { told } from '../../reports/asking.ts';
import { kitShop } from '../../support/kits.ts';
import { ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { refusal, returnRow } from '../../support/sold.ts';

/** Asks units of an order back, takes them in as good as new and pays them back; yields the return's number. */
async function comesBack(shop: TestShop, order: number, units: string): Promise<number> {
  const number = Number(await shop.run(requestUnitsBack, { order, line: [units], reason: 'faulty' }));
  await shop.run(approveReturn, { return: number });
  await shop.run(receiveUnitsBack, { return: number, restock: true });
  await shop.run(refundUnits, { return: number });
  return number;
}

async function soldBox(shop: TestShop, boxes: number): Promise<number> {
  const order = await ordered(shop, { line: [`GIFT-BOX=${boxes}`], pay: ['card'] });
  await shop.run(shipOrder, { order });
  return order;
}

onEveryEngine('what comes back of a kit', (newShop) => {
  it('is one component, paid back with its share, and the rest ends at what was paid', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await soldBox(shop, 1);
    const first = await comesBack(shop, order, '3=1');

    expect(await returnRow(shop, first)).toMatchObject({
      lines: [{ sku: 'TEA', quantity: 1 }],
      refunded: '4.50',
    });
    expect(await shownOf(shop).order(order)).toMatchObject({
      gross: '18.00',
      credits: '4.50',
      refunded: '4.50',
      due: '0.00',
      returns: 'part_returned',
      lines: [{ shipped: 1, returned: 0 }, { returned: 0 }, { returned: 1 }],
    });
    expect(await shownOf(shop).stock('TEA')).toMatchObject({ on_hand: 9 });
    await comesBack(shop, order, '1=1');
    expect(await shownOf(shop).order(order)).toMatchObject({
      credits: '18.00',
      refunded: '18.00',
      due: '0.00',
      returns: 'returned',
      lines: [{ returned: 1 }, { returned: 1 }, { returned: 2 }],
    });
    expect(
      await refusal(shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'faulty' })),
    ).toMatchObject({ exit: 4 });
    await shop.booksAreSound();
  });

  it('is a whole kit by its own line, and what had been cancelled of it is not asked back', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await ordered(shop, { line: ['GIFT-BOX=2'], pay: ['card'] });
    await shop.run(cancelOrder, { order, line: ['3=1'], reason: 'one tea was broken' });
    await shop.run(shipOrder, { order });
    const back = Number(await shop.run(requestUnitsBack, { order, sku: ['GIFT-BOX=2'], reason: 'other' }));

    expect(await returnRow(shop, back)).toMatchObject({
      lines: [
        { sku: 'MUG', quantity: 2 },
        { sku: 'TEA', quantity: 3 },
      ],
    });
    await shop.run(approveReturn, { return: back });
    await shop.run(receiveUnitsBack, { return: back });
    await shop.run(inspectUnits, { return: back, scrap: true, line: ['1=1'] });
    await shop.run(refundUnits, { return: back });
    expect(await shownOf(shop).order(order)).toMatchObject({ gross: '31.50', credits: '31.50', due: '0.00' });
    await shop.undo();
    expect(await shownOf(shop).order(order)).toMatchObject({ credits: '0.00' });
    await shop.booksAreSound();
  });

  it('counts in sales at the kit, once, and adds up', async () => {
    const shop = await kitShop(await newShop(), '50');
    await soldBox(shop, 3);
    const order = await soldBox(shop, 1);
    await ordered(shop, { line: ['MUG=1'], pay: ['card'] });
    await comesBack(shop, order, '2=1');

    const part = await told(shop, 'sales', { by: 'product' });
    const box = {
      sku: 'GIFT-BOX',
      gross_sales: '60.00',
      returned_goods: '7.50',
      net_sales: '52.50',
      units: 4,
    };
    expect(part.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining(box),
        expect.objectContaining({ sku: 'MUG', gross_sales: '8.33', returned_goods: '0.00', units: 1 }),
      ]),
    );
    expect(part.rows).toHaveLength(2);
    await comesBack(shop, order, '3=2');
    const whole = await told(shop, 'sales', { by: 'product' });
    expect(whole.rows).toContainEqual(
      expect.objectContaining({ sku: 'GIFT-BOX', returned_goods: '15.00', net_sales: '45.00', units: 3 }),
    );
    expect(whole.totals).toMatchObject({ gross_sales: '68.33', net_sales: '53.33', units: 4 });
    const back = await told(shop, 'returns', { by: 'product' });
    expect(back.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sku: 'MUG', shipped: 4, returned: 1, value: '7.50' }),
        expect.objectContaining({ sku: 'TEA', shipped: 8, returned: 2, value: '7.50' }),
      ]),
    );
    await shop.booksAreSound();
  });

  it('goes on when the recipe has changed or is gone', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await soldBox(shop, 1);
    await shop.run(setRecipe, { sku: 'GIFT-BOX', parts: [], remove: true });
    await comesBack(shop, order, '1=1');
    expect(await shownOf(shop).order(order)).toMatchObject({ refunded: '18.00', returns: 'returned' });
    await shop.booksAreSound();
  });
});
