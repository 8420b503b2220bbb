import { expect, it } from 'vitest';
import { placeKinds, sellableAt } from '../../../src/domain/catalog/place.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { sendTransfer } from '../../../src/operations/transfers/send.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { refusal, sold, stockedShop, stockRow } from '../../support/sold.ts';

onEveryEngine('a place of the kind', (newShop) => {
  it.each(placeKinds)('%s takes goods in and gives them on, and is sold from or not', async (kind) => {
    const shop = await stockedShop(await newShop());
    const sellable = sellableAt(kind) === 1;
    await shop.run(addLocation, { code: 'there', name: 'There', kind, priority: 200 });

    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', to: 'there' });
    await shop.run(sendTransfer, { sku: 'MUG', quantity: '4', from: 'main', to: 'there', receive: true });
    await shop.run(sendTransfer, { sku: 'MUG', quantity: '2', from: 'there', to: 'main', receive: true });
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-1', at: 'there', reason: 'sample' });

    expect(await stockRow(shop, 'MUG')).toMatchObject({
      on_hand: sellable ? 109 : 98,
      available: sellable ? 109 : 98,
      locations: expect.arrayContaining([
        expect.objectContaining({ location: 'there', sellable, on_hand: 11, allocated: 0 }),
      ]),
    });
    const asked = shop.run(placeOrder, { line: ['MUG=11'], location: 'there' });
    expect(
      await asked.then(
        () => 'placed',
        ({ exit }: { exit: number }) => exit,
      ),
    ).toBe(sellable ? 'placed' : 4);
    expect(await refusal(shop.run(placeOrder, { line: ['MUG=99'] }))).toMatchObject({ exit: 4 });
    await shop.booksAreSound();
  });

  it.each(placeKinds)('%s takes returned goods', async (kind) => {
    const shop = await stockedShop(await newShop());
    await shop.run(addLocation, { code: 'there', name: 'There', kind, priority: 200 });
    const order = await sold(shop, { line: ['MUG=2'] });
    const back = Number(await shop.run(requestUnitsBack, { order, line: ['1=2'], reason: 'damaged' }));
    await shop.run(approveReturn, { return: back });

    await shop.run(receiveUnitsBack, { return: back, to: 'there' });
    await shop.run(inspectUnits, { return: back, restock: true });

    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100 });
    await shop.booksAreSound();
  });
});
