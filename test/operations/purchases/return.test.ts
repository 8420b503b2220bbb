import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { returnToSupplier } from '../../../src/operations/purchases/return.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { sendTransfer } from '../../../src/operations/transfers/send.ts';
import { latestOperation } from '../../../src/store/list/operations.ts';
import { listMoves } from '../../../src/store/list/moves.ts';
import { listSupplierReturns, showSupplierReturn } from '../../../src/store/list/supplier-returns.ts';
import { supplierReturnView } from '../../../src/views/supplier-return.ts';
import { bought, buyingOf, buyingShop, received } from '../../support/buying.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function returned(shop: TestShop, number: number) {
  return supplierReturnView.row(await shop.read((reading) => showSupplierReturn(reading, number)));
}

/** Where goods went and at what value, the newest first. */
async function movesOf(shop: TestShop) {
  const moves = await shop.read((reading) => listMoves(reading, {}));
  return moves.map(({ kind, from, to, quantity, value, purchase, supplier_return }) => [
    kind, `${from} → ${to}`, quantity / 1000, value, purchase, supplier_return,
  ]); // prettier-ignore
}

onEveryEngine('goods that go back to their supplier', (newShop) => {
  it('leave at what they came in for, with their freight, and the supplier owes their cost', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, { line: ['MUG=10@3.00', 'JUG=4@6.00'] });
    await received(shop, { purchase: order, line: ['1=10'], freight: '5.00' });

    await shop.run(returnToSupplier, { purchase: order, line: ['1=4'], reason: 'faulty', note: 'Glaze' });
    expect(await returned(shop, 1)).toEqual({
      number: 1, undone: false, supplier: 'POTTER', supplier_name: 'Whitby Pottery', purchase: 1, location: 'main',
      returned_at: '2026-03-02T10:00:00.000Z', returned_on: '2026-03-02', reason: 'faulty', note: 'Glaze', quantity: 4,
      credit: '12.00', currency: 'GBP',
      lines: [{ line: 1, purchase_line: 1, sku: 'MUG', name: 'Blue mug', code: 'M-12', quantity: 4, unit_cost: '3.00', credit: '12.00', lot: null }],
    }); // prettier-ignore
    expect(await movesOf(shop)).toEqual([
      ['return', 'main → (supplier)', 4, 1400, 1, 1],
      ['receipt', '(supplier) → main', 10, 3500, 1, null],
    ]);
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 6, value: '21.00' });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({
      status: 'part_received', received: 10, returned: 4, open: 4, lines: [{ returned: 4, open: 0 }, { returned: 0 }],
    }); // prettier-ignore
    await shop.booksAreSound();

    await shop.undo();
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 10, value: '35.00' });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({ returned: 0 });
    expect(await returned(shop, 1)).toMatchObject({ undone: true });
    expect(await shop.read((reading) => listSupplierReturns(reading))).toEqual([]);
    await shop.booksAreSound();
  });

  it('in any steps are worth together what all of them came in for', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, { line: ['MUG=3@0.3333'] });
    await received(shop, { purchase: order, all: true, duty: '0.01' });

    for (const _ of [1, 2, 3])
      await shop.run(returnToSupplier, { purchase: order, sku: ['MUG=1'], reason: 'faulty' });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 0, value: '0.00' });
    expect((await movesOf(shop)).map(([, , , value]) => value)).toEqual([34, 33, 34, 101]);
    await expect(
      shop.run(returnToSupplier, { purchase: order, sku: ['MUG=1'], reason: 'faulty' }),
    ).rejects.toMatchObject({
      exit: 4, message: '1 of line 1 (MUG) cannot go back: 3 came, of which 3 went back already.',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('take their share where the shelf has less than they came in for, and the rest is a difference of cost', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', cost: '0.10' });
    const order = await bought(shop, { line: ['MUG=5@9.00'] });
    await received(shop, { purchase: order, all: true });
    await shop.run(sendTransfer, { line: ['MUG=10'], from: 'main', to: 'quarantine', receive: true });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 5, value: '46.00' });

    await shop.run(returnToSupplier, { purchase: order, line: ['1=2'], reason: 'faulty' });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 3, value: '39.87' });
    expect((await movesOf(shop)).slice(0, 2)).toEqual([
      ['cost_variance', '(cost_variance) → (supplier)', 0, 1187, 1, 1],
      ['return', 'main → (supplier)', 2, 613, 1, 1],
    ]);
    await shop.booksAreSound();
    await shop.undo();
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 5, value: '46.00' });
    await shop.booksAreSound();
  });

  it('of no known order leave at their share, and are owed what the supplier asks for them', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10', cost: '2.00' });
    await shop.run(sendTransfer, { line: ['MUG=4'], from: 'main', to: 'quarantine', receive: true });

    const request = { supplier: 'POTTER', sku: ['MUG=3'], reason: 'cracked', from: 'quarantine' };
    await shop.run(returnToSupplier, { ...request, on: '2026-03-02' });
    expect(await returned(shop, 1)).toMatchObject({
      purchase: null, location: 'quarantine', credit: '9.60', lines: [{ purchase_line: null, code: 'M-12', unit_cost: '3.20' }],
    }); // prettier-ignore
    expect(await movesOf(shop)).toContainEqual(['return', 'quarantine → (supplier)', 3, 600, null, 1]);
    await shop.booksAreSound();
    await shop.undo();
    expect(await movesOf(shop)).toContainEqual(['reversal', '(supplier) → quarantine', 3, 600, null, 1]);
    await shop.booksAreSound();
  });

  it('must have come, lie there free, and not have been needed since', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, { line: ['MUG=6', 'JUG=2'] });
    const back = (request: object) => shop.run(returnToSupplier, { reason: 'faulty', ...request });
    await received(shop, { purchase: order, line: ['1=6'] });
    await shop.run(placeOrder, { line: ['MUG=4'] });

    await expect(back({})).rejects.toMatchObject({ exit: 2 });
    await expect(back({ purchase: order, supplier: 'POTTER', line: ['1=1'] })).rejects.toMatchObject({
      exit: 2,
    });
    await expect(back({ purchase: order })).rejects.toMatchObject({ exit: 2, message: 'What goes back?' });
    await expect(back({ purchase: order, line: ['1=1'], reason: ' ' })).rejects.toMatchObject({ exit: 2 });
    await expect(back({ purchase: order, line: ['9=1'] })).rejects.toMatchObject({ exit: 3 });
    await expect(back({ purchase: 9, line: ['1=1'] })).rejects.toMatchObject({ exit: 3 });
    await expect(back({ supplier: 'NOBODY', sku: ['CUP=1'] })).rejects.toMatchObject({
      exit: 3,
      problems: [{}, {}],
    });
    await expect(back({ purchase: order, line: ['1=1'], from: 'cellar' })).rejects.toMatchObject({ exit: 3 });
    await expect(back({ purchase: order, line: ['2=1'] })).rejects.toMatchObject({ exit: 4 });
    await expect(back({ purchase: order, line: ['1=3'] })).rejects.toMatchObject({
      exit: 4, code: 'stock.promised', details: { orders: [1001] },
    }); // prettier-ignore
    await expect(back({ purchase: order, line: ['1=1'], from: 'quarantine' })).rejects.toMatchObject({
      exit: 4, code: 'stock.short',
    }); // prettier-ignore
    await expect(back({ purchase: order, line: ['1=1'], on: '2026-03-01' })).rejects.toMatchObject({
      exit: 2,
    });
    await expect(
      back({ supplier: 'POTTER', sku: ['MUG=1'], on: '2026-02-01', purchase: undefined }),
    ).rejects.toMatchObject({ exit: 4, code: 'stock.short' });
    const draft = await bought(shop, { draft: true });
    await expect(back({ purchase: draft, line: ['1=1'] })).rejects.toMatchObject({ exit: 4 });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 6 });
  });

  it('keep their receipt from being undone', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, { line: ['MUG=6'] });
    await received(shop, { purchase: order, line: ['1=4'] });
    const receipt = await shop.read(latestOperation);
    await shop.run(returnToSupplier, { purchase: order, line: ['1=1'], reason: 'faulty' });

    await expect(shop.undo(receipt?.id)).rejects.toMatchObject({
      exit: 4, message: 'This cannot be undone: 1 of MUG went back to the supplier.', hint: 'docket supplier-returns list',
    }); // prettier-ignore
  });
});
