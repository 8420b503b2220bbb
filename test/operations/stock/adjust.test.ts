import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { perform } from '../../../src/operations/perform.ts';
import { listMoves } from '../../../src/store/list/moves.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { releasedBy, type Released } from '../../../src/store/list/released.ts';
import { showStock } from '../../../src/store/list/stock.ts';
import { moveView, stockView } from '../../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function withMugs(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '10' });
  return shop;
}

async function mugs(shop: TestShop) {
  return stockView.row(await shop.read((reading) => showStock(reading, 'MUG')));
}

async function placed(shop: TestShop, line: string, promised?: string): Promise<number> {
  return Number(await shop.run(placeOrder, { line: [line], backorder: true, promised }));
}

async function readiness(shop: TestShop, order: number): Promise<string | null> {
  return (await shop.read((reading) => showOrder(reading, order))).order.readiness;
}

/** Adjusts and says which orders have lost goods by it. */
async function losing(shop: TestShop, quantity: string): Promise<readonly Released[]> {
  const request = { sku: 'MUG', quantity, reason: 'broken' };
  return perform(shop.app, { command: 'stock adjust', request }, adjustStock, (work) => releasedBy(work));
}

onEveryEngine('adjusting stock', (newShop) => {
  it('takes the level’s share of the value away, and adds at its average cost', async () => {
    const shop = await withMugs(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', cost: '5.00' });

    await shop.run(adjustStock, { sku: 'MUG', quantity: '-3', reason: 'broken' });
    expect(await mugs(shop)).toMatchObject({ on_hand: 12, value: '45.60' });
    await shop.run(adjustStock, { sku: 'MUG', quantity: '1', reason: 'found' });
    expect(await mugs(shop)).toMatchObject({ on_hand: 13, value: '49.40' });
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-13', reason: 'fire' });
    expect(await mugs(shop)).toMatchObject({ on_hand: 0, value: '0.00' });
    await shop.run(adjustStock, { sku: 'MUG', quantity: '2', reason: 'found' });
    expect(await mugs(shop)).toMatchObject({ on_hand: 2, value: '6.40' });

    const moves = (await shop.read((reading) => listMoves(reading, {}))).map(moveView.row);
    expect(moves.map(({ quantity, from, to, kind, value, reason }) => [quantity, from, to, kind, value, reason])).toEqual([
      [2, '(adjustment)', 'main', 'adjustment', '6.40', 'found'],
      [13, 'main', '(adjustment)', 'adjustment', '49.40', 'fire'],
      [1, '(adjustment)', 'main', 'adjustment', '3.80', 'found'],
      [3, 'main', '(adjustment)', 'adjustment', '11.40', 'broken'],
      [5, '(supplier)', 'main', 'receipt', '25.00', null],
      [10, '(supplier)', 'main', 'receipt', '32.00', null],
    ]);
    await shop.booksAreSound();
  }); // prettier-ignore

  it('ends the latest promises first and names the orders', async () => {
    const shop = await withMugs(await newShop());
    const early = await placed(shop, 'MUG=4', '2026-03-05');
    const late = await placed(shop, 'MUG=3', '2026-03-20');
    const soon = await placed(shop, 'MUG=3', '2026-03-03');

    expect(await losing(shop, '-5')).toEqual([
      { order: early, quantity: 2000 },
      { order: late, quantity: 3000 },
    ]);

    expect(await mugs(shop)).toMatchObject({ on_hand: 5, allocated: 5, available: 0, projected: -5 });
    expect(await readiness(shop, early)).toBe('partly_ready');
    expect(await readiness(shop, late)).toBe('backordered');
    expect(await readiness(shop, soon)).toBe('ready');
    await shop.booksAreSound();
  });

  it('gives orders that lose their goods what is free elsewhere', async () => {
    const shop = await withMugs(await newShop());
    const first = await placed(shop, 'MUG=6');
    const second = await placed(shop, 'MUG=4');
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '3', to: 'attic' });

    expect(await losing(shop, '-5')).toEqual([{ order: second, quantity: 2000 }]);
    expect(await readiness(shop, first)).toBe('ready');
    await shop.booksAreSound();
  }); // prettier-ignore

  it('gives what turns up to the order that waits', async () => {
    const shop = await withMugs(await newShop());
    const order = await placed(shop, 'MUG=12');
    await shop.run(adjustStock, { sku: 'MUG', quantity: '2', reason: 'found' });
    expect(await readiness(shop, order)).toBe('ready');
    await shop.booksAreSound();
  });

  it('takes nothing that is not there, and changes nothing when it refuses', async () => {
    const shop = await withMugs(await newShop());
    await expect(
      shop.run(adjustStock, { sku: 'MUG', quantity: '-11', reason: 'broken' }),
    ).rejects.toMatchObject({
      code: 'stock.short',
      message: 'Only 10 of MUG lie at main; 11 cannot go.',
      details: { sku: 'MUG', location: 'main', on_hand: 10, wanted: 11 },
    });
    await expect(
      shop.run(adjustStock, { sku: 'MUG', quantity: '-1', reason: 'broken', at: 'quarantine' }),
    ).rejects.toMatchObject({ code: 'stock.short' });
    expect(await mugs(shop)).toMatchObject({ on_hand: 10, value: '32.00' });
    await shop.booksAreSound();
  });

  it('says everything that cannot be at once', async () => {
    const shop = await withMugs(await newShop());
    await shop.run(addProduct, { sku: 'GIFT', name: 'Gift wrap', price: '2.00', kind: 'service' });
    const refused = shop.run(adjustStock, { sku: 'MUG', quantity: '0', reason: ' ', at: 'nowhere' });
    await expect(refused).rejects.toMatchObject({ exit: 2 });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'The reason is empty.',
      'There is no location “nowhere”.',
      'An adjustment by 0 changes nothing.',
    ]);
    await expect(shop.run(adjustStock, { sku: 'GIFT', quantity: '1', reason: 'x' })).rejects.toMatchObject({ code: 'state' });
  }); // prettier-ignore
});

onEveryEngine('receiving stock', (newShop) => {
  it('takes goods to any place, also one that is not sold from', async () => {
    const shop = await withMugs(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '4', to: 'quarantine', cost: '2.5', on: '2026-02-27', reason: 'sample' });
    expect(await mugs(shop)).toMatchObject({
      on_hand: 10, available: 10, value: '42.00',
      locations: [{ location: 'main', on_hand: 10 }, { location: 'quarantine', sellable: false, on_hand: 4, available: 0 }],
    });
    await shop.booksAreSound();
  }); // prettier-ignore

  it('says everything that cannot be at once', async () => {
    const shop = await withMugs(await newShop());
    const refused = shop.run(receiveStock, {
      sku: 'MUG', quantity: '1.5', cost: '-1', to: 'attic', on: '2026-03-03', reason: '4111111111111111',
    }); // prettier-ignore
    await expect(refused).rejects.toMatchObject({ exit: 2 });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'The reason holds a card number (ending in 1111); docket stores none.',
      'There is no location “attic”.',
      'The quantity of MUG 1.5 has more decimals than it may: no decimals here.',
      'The cost -1 is below zero.',
      'The day 2026-03-03 has not come yet (today is 2026-03-02).',
    ]);
    await expect(shop.run(receiveStock, { sku: 'MUG', quantity: '-1' })).rejects.toMatchObject({ exit: 2 });
  });

  it('says an unknown product together with everything else', async () => {
    const shop = await newShop();
    const received = shop.run(receiveStock, { sku: 'CUP', quantity: 'few', to: 'attic', reason: 'b\u0000x' });
    expect(await received.catch((error: Error) => error.message.split('\n'))).toEqual([
      'There is no product “CUP”.',
      'The reason holds characters that cannot be printed.',
      'There is no location “attic”.',
      'The quantity of CUP “few” is not a number such as 12.50.',
    ]);
    const adjusted = shop.run(adjustStock, { sku: 'CUP', quantity: '0', reason: 'two\nlines' });
    expect(await adjusted.catch((error: Error) => error.message.split('\n'))).toEqual([
      'There is no product “CUP”.',
      'The reason holds characters that cannot be printed.',
      'An adjustment by 0 changes nothing.',
    ]);
  });
});
