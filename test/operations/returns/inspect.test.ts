import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { refusal, returnRow, sold, stockedShop, stockRow } from '../../support/sold.ts';

/** Return 1: three of four mugs have come back, into quarantine unless another place is named. */
async function back(shop: TestShop, to?: string): Promise<TestShop> {
  const order = await sold(await stockedShop(shop), { line: ['MUG=4'] });
  await shop.run(requestUnitsBack, { order, line: ['1=4'], reason: 'other' });
  await shop.run(approveReturn, { return: 1 });
  await shop.run(receiveUnitsBack, { return: 1, line: ['1=3'], to });
  return shop;
}

onEveryEngine('inspecting a return', (newShop) => {
  it('has exactly one verdict', async () => {
    const shop = await back(await newShop());

    expect(await refusal(shop.run(inspectUnits, { return: 1 }))).toMatchObject({
      code: 'usage', exit: 2, message: 'An inspection has one verdict, not none.',
    }); // prettier-ignore
    expect(await refusal(shop.run(inspectUnits, { return: 1, scrap: true, restock: true }))).toMatchObject({
      code: 'usage', message: 'An inspection has one verdict, not several.',
    }); // prettier-ignore
    expect(await refusal(shop.run(inspectUnits, { return: 1, scrap: true, to: 'main' }))).toMatchObject({
      code: 'usage',
    });
  });

  it('judges what has come back and was not judged yet', async () => {
    const shop = await back(await newShop());
    await shop.run(inspectUnits, { return: 1, quarantine: true, line: ['1=1'] });

    expect(await refusal(shop.run(inspectUnits, { return: 1, restock: true, line: ['1=3'] }))).toMatchObject({
      code: 'return.too_many',
      exit: 4,
      message: 'Only 2 of line 1 (MUG) of return 1 can be judged, not 3: 3 received, 1 judged.',
    });
    await shop.run(inspectUnits, { return: 1, scrap: true });
    expect(await refusal(shop.run(inspectUnits, { return: 1, restock: true }))).toMatchObject({
      code: 'state',
      message: 'Everything that came back of return 1 has been judged.',
    });
    expect(await returnRow(shop, 1)).toMatchObject({
      lines: [{ quarantined: 1, scrapped: 2, restocked: 0 }],
    });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 96, value: '310.40' });
    await shop.booksAreSound();
  });

  it('judges nothing that has not come back', async () => {
    const shop = await stockedShop(await newShop());
    const order = await sold(shop, { line: ['MUG=1'] });
    await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'other' });

    expect(await refusal(shop.run(inspectUnits, { return: 1, restock: true }))).toMatchObject({
      code: 'state',
      message: 'Nothing of return 1 has come back yet.',
      hint: 'docket returns receive 1',
    });
  });

  it('moves what is restocked or kept apart to the named place', async () => {
    const shop = await back(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await shop.run(addLocation, { code: 'repairs', name: 'Repairs', kind: 'damaged' });

    await shop.run(inspectUnits, { return: 1, restock: true, line: ['1=1'], to: 'attic' });
    await shop.run(inspectUnits, { return: 1, quarantine: true, to: 'repairs' });

    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 97, available: 97, value: '316.80' });
    const { locations } = (await stockRow(shop, 'MUG')) as unknown as { locations: object[] };
    expect(locations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ location: 'attic', on_hand: 1 }),
        expect.objectContaining({ location: 'repairs', on_hand: 2, sellable: false }),
        expect.objectContaining({ location: 'quarantine', on_hand: 0 }),
      ]),
    );
    expect(await returnRow(shop, 1)).toMatchObject({ lines: [{ restocked: 1, quarantined: 2 }] });
    await shop.booksAreSound();
  });

  it('does not judge away what somebody has taken meanwhile, or what is promised to orders', async () => {
    const shop = await back(await newShop());
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-2', at: 'quarantine', reason: 'broken' });
    expect(await refusal(shop.run(inspectUnits, { return: 1, restock: true }))).toMatchObject({
      code: 'stock.short',
      message: 'Only 1 of MUG lie at quarantine, where return 1 was received; 3 are to be judged.',
    });

    const other = await back(await newShop(), 'main');
    await other.run(placeOrder, { line: ['MUG=98'] });
    expect(await refusal(other.run(inspectUnits, { return: 1, scrap: true }))).toMatchObject({
      code: 'stock.promised',
      message: '98 of the 99 MUG at main are promised to orders; 3 cannot be taken away.',
    });
    await other.run(inspectUnits, { return: 1, restock: true });
    expect(await stockRow(other, 'MUG')).toMatchObject({ on_hand: 99, allocated: 98 });
    await other.booksAreSound();
  });
});
