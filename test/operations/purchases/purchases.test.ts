import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { archiveParty } from '../../../src/operations/parties/archive.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { archiveProduct } from '../../../src/operations/products/archive.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { cancelPurchase } from '../../../src/operations/purchases/cancel.ts';
import { closePurchase } from '../../../src/operations/purchases/close.ts';
import { editPurchase } from '../../../src/operations/purchases/edit.ts';
import { placePurchaseDraft } from '../../../src/operations/purchases/place-draft.ts';
import { placePurchase } from '../../../src/operations/purchases/place.ts';
import { receivePurchase } from '../../../src/operations/purchases/receive.ts';
import { sendPurchase } from '../../../src/operations/purchases/send.ts';
import { setSetting } from '../../../src/operations/shop/set.ts';
import { listPurchases, type PurchaseFilter } from '../../../src/store/list/purchases.ts';
import { bought, buyingOf, buyingShop, received } from '../../support/buying.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function numbers(shop: TestShop, filter: PurchaseFilter): Promise<number[]> {
  return (await shop.read((reading) => listPurchases(reading, filter))).map(({ header }) => header.number);
}

function scanned(...codes: readonly string[]) {
  return codes.map((sku, at) => ({ sku, quantity: '1', row: at + 1 }));
}

onEveryEngine('purchase orders', (newShop) => {
  it('take the supplier’s cost for so many, else what was typed, else the product’s own', async () => {
    const shop = await buyingShop(await newShop());

    const order = await bought(shop, {
      line: ['MUG=12', 'MUG=48', 'MUG=120', 'MUG=6@3.3125', 'JUG=2'],
      note: 'Ring first',
    });

    expect(await buyingOf(shop).purchase(order)).toEqual({
      number: 1, status: 'placed', lifecycle: 'open', supplier: 'POTTER', supplier_name: 'Whitby Pottery', location: 'main',
      placed_at: '2026-03-02T10:00:00.000Z', placed_on: '2026-03-02', sent_at: null, sent_on: null,
      expected_on: '2026-03-09', note: 'Ring first', ordered: 188, received: 0, closed: 0, open: 188, value: '550.28', landed: '0.00', charges: [],
      currency: 'GBP', external_ref: null, returned: 0,
      lines: [
        { line: 1, sku: 'MUG', name: 'Blue mug', code: 'M-12', ordered: 12, pack_size: 12, packs: 1, received: 0, closed: 0, open: 12, returned: 0, unit_cost: '3.20', value: '38.40' },
        { line: 2, sku: 'MUG', name: 'Blue mug', code: 'M-12', ordered: 48, pack_size: 12, packs: 4, received: 0, closed: 0, open: 48, returned: 0, unit_cost: '3.00', value: '144.00' },
        { line: 3, sku: 'MUG', name: 'Blue mug', code: 'M-12', ordered: 120, pack_size: 12, packs: 10, received: 0, closed: 0, open: 120, returned: 0, unit_cost: '2.80', value: '336.00' },
        { line: 4, sku: 'MUG', name: 'Blue mug', code: 'M-12', ordered: 6, pack_size: 12, packs: null, received: 0, closed: 0, open: 6, returned: 0, unit_cost: '3.3125', value: '19.88' },
        { line: 5, sku: 'JUG', name: 'Milk jug', code: null, ordered: 2, pack_size: null, packs: null, received: 0, closed: 0, open: 2, returned: 0, unit_cost: '6.00', value: '12.00' },
      ],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('are incoming once they are placed, and not while they are drafts', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(placeOrder, { line: ['MUG=5'], backorder: true });
    const draft = await bought(shop, { draft: true, placed_on: '2026-02-27' });
    const { stock, purchase } = buyingOf(shop);

    expect(await stock('MUG')).toMatchObject({ on_hand: 0, incoming: 0, projected: -5 });
    await shop.run(placePurchaseDraft, { purchase: draft });
    expect(await purchase(draft)).toMatchObject({
      status: 'placed',
      placed_on: '2026-03-02',
      expected_on: '2026-03-09',
    });
    expect(await stock('MUG')).toMatchObject({ on_hand: 0, incoming: 48, projected: 43 });
    await expect(shop.run(placePurchaseDraft, { purchase: draft })).rejects.toMatchObject({ exit: 4 });

    await shop.undo();
    expect(await purchase(draft)).toMatchObject({
      status: 'draft',
      placed_on: '2026-02-27',
      expected_on: '2026-03-06',
    });
    expect(await stock('MUG')).toMatchObject({ incoming: 0, projected: -5 });
    await shop.booksAreSound();
  });

  it('are changed as long as they are drafts; of what is placed, only when and where it is expected', async () => {
    const shop = await buyingShop(await newShop());
    const draft = await bought(shop, { draft: true, line: ['MUG=12', 'JUG=2'] });
    const edit = (request: object) => shop.run(editPurchase, { purchase: draft, ...request });
    const lines = async () =>
      ((await buyingOf(shop).purchase(draft))['lines'] as { line: number; sku: string; ordered: number; unit_cost: string }[]).map(
        ({ line, sku, ordered, unit_cost }) => [line, sku, ordered, unit_cost],
      ); // prettier-ignore

    await edit({
      line: ['MUG=48', 'JUG=0', 'TEA=1.5@11'],
      expected: '2026-03-20',
      note: 'Ring',
      external_ref: 'Q-7',
    });
    expect(await lines()).toEqual([[1, 'MUG', 48, '3.00'], [2, 'TEA', 1.5, '11.00']]); // prettier-ignore
    expect(await buyingOf(shop).purchase(draft)).toMatchObject({
      status: 'draft', expected_on: '2026-03-20', note: 'Ring', external_ref: 'Q-7',
    }); // prettier-ignore
    await shop.undo();
    expect(await lines()).toEqual([[1, 'MUG', 12, '3.20'], [2, 'JUG', 2, '6.00']]); // prettier-ignore
    expect(await buyingOf(shop).purchase(draft)).toMatchObject({ note: null, external_ref: null });

    await expect(edit({ line: ['MUG=0', 'JUG=0'] })).rejects.toMatchObject({
      exit: 2,
      hint: 'docket purchases cancel 1',
    });
    await expect(edit({ line: ['TEA=0', 'CUP=1'] })).rejects.toMatchObject({ exit: 3, problems: [{}, {}] });
    await expect(edit({ expected: '2026-03-01' })).rejects.toMatchObject({ exit: 2 });
    await expect(edit({ location: 'cellar' })).rejects.toMatchObject({ exit: 3 });
    await bought(shop, { external_ref: 'Q-8' });
    await expect(edit({ external_ref: 'Q-8' })).rejects.toMatchObject({
      exit: 4, message: '“Q-8” is purchase order 2 of this supplier already.',
    }); // prettier-ignore
    await expect(bought(shop, { external_ref: 'Q-8' })).rejects.toMatchObject({ exit: 4, code: 'duplicate' });

    await shop.run(placePurchaseDraft, { purchase: draft });
    await expect(edit({ line: ['MUG=1'] })).rejects.toMatchObject({ exit: 4 });
    await edit({ expected: '2026-03-27', location: 'quarantine' });
    expect(await buyingOf(shop).purchase(draft)).toMatchObject({
      expected_on: '2026-03-27',
      location: 'quarantine',
    });
    await received(shop, { purchase: draft, line: ['1=1'] });
    await expect(edit({ location: 'main' })).rejects.toMatchObject({ exit: 4 });
    await shop.run(closePurchase, { purchase: draft });
    await edit({ note: 'late' });
    await shop.run(cancelPurchase, { purchase: 2 });
    await expect(shop.run(editPurchase, { purchase: 2, note: 'x' })).rejects.toMatchObject({ exit: 4 });
    await shop.booksAreSound();
  });

  it('that go to where nothing is sold from are not incoming', async () => {
    const shop = await buyingShop(await newShop());
    await bought(shop, { location: 'quarantine' });

    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ incoming: 0, projected: 0 });
  });

  it('are sent once and may be printed again', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, {});
    const draft = await bought(shop, { draft: true });

    await shop.run(sendPurchase, { purchase: order });
    shop.at('2026-03-05T10:00:00.000Z');
    await shop.run(sendPurchase, { purchase: order });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({ status: 'sent', sent_on: '2026-03-02' });
    await expect(shop.run(sendPurchase, { purchase: draft })).rejects.toMatchObject({
      exit: 4, message: 'Purchase order 2 is a draft.', hint: 'docket purchases place 2',
    }); // prettier-ignore
  });

  it('come in at their own cost, and go at once to the orders that wait, the oldest promise first', async () => {
    const shop = await buyingShop(await newShop());
    const late = Number(
      await shop.run(placeOrder, { line: ['MUG=4'], backorder: true, promised: '2026-03-30' }),
    );
    const soon = Number(
      await shop.run(placeOrder, { line: ['MUG=3'], backorder: true, promised: '2026-03-04', force: true }),
    );
    const order = await bought(shop, { line: ['MUG=10@3.33', 'JUG=2@6'] });
    const { stock, purchase } = buyingOf(shop);

    expect(await received(shop, { purchase: order, line: ['1=5'] })).toEqual([soon, late]);
    expect(await purchase(order)).toMatchObject({ status: 'part_received', received: 5, open: 7 });
    expect(await stock('MUG')).toMatchObject({
      on_hand: 5,
      allocated: 5,
      available: 0,
      incoming: 5,
      projected: 3,
      value: '16.65',
    });
    expect(await received(shop, { purchase: order, sku: ['JUG=2'] })).toEqual([]);
    expect(await received(shop, { purchase: order, all: true })).toEqual([late]);

    expect(await purchase(order)).toMatchObject({ status: 'received', received: 12, open: 0 });
    expect(await stock('MUG')).toMatchObject({
      on_hand: 10,
      allocated: 7,
      incoming: 0,
      projected: 3,
      value: '33.30',
    });
    await expect(shop.run(receivePurchase, { purchase: order, all: true })).rejects.toMatchObject({
      exit: 4, message: 'Everything of purchase order 1 has come or was closed already.',
    }); // prettier-ignore
    await expect(shop.run(receivePurchase, { purchase: order, line: ['1=1'] })).rejects.toMatchObject({
      exit: 4, message: 'Nothing of line 1 (MUG) is still to come: 10 came.',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('say what they want to know before anything comes in', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, {});
    const refused = (request: object) => shop.run(receivePurchase, { purchase: order, ...request });

    await expect(refused({})).rejects.toMatchObject({
      exit: 2, hint: 'docket purchases receive 1 --line 1=5      or docket purchases receive 1 --all',
    }); // prettier-ignore
    await expect(refused({ all: true, line: ['1=1'] })).rejects.toMatchObject({ exit: 2 });
    await expect(refused({ line: ['9=1'] })).rejects.toMatchObject({ exit: 3 });
    await expect(refused({ line: ['1=0'] })).rejects.toMatchObject({ exit: 2 });
    await expect(refused({ all: true, to: 'cellar' })).rejects.toMatchObject({ exit: 3 });
    await expect(refused({ all: true, on: '2026-03-01' })).rejects.toMatchObject({ exit: 2 });
    await expect(refused({ all: true, on: '2026-03-03' })).rejects.toMatchObject({ exit: 2 });
    await expect(refused({ purchase: 9, all: true })).rejects.toMatchObject({ exit: 3 });
    const draft = await bought(shop, { draft: true });
    await expect(refused({ purchase: draft, all: true })).rejects.toMatchObject({ exit: 4 });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 0 });
  });

  it('may bring a tenth more than was ordered, or as much as the shop says', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, { line: ['MUG=100@1'] });

    await expect(shop.run(receivePurchase, { purchase: order, line: ['1=111'] })).rejects.toMatchObject({
      exit: 4,
      message: '111 of MUG on line 1 are too many: 100 were ordered, at most 110 may come (10 % more).',
      hint: '--line 1=110      or docket config set over_receipt_tolerance 20%',
    });
    await received(shop, { purchase: order, line: ['1=60'] });
    await expect(shop.run(receivePurchase, { purchase: order, line: ['1=51'] })).rejects.toMatchObject({
      exit: 4,
    });
    await received(shop, { purchase: order, line: ['1=50'] });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({
      status: 'received',
      ordered: 100,
      received: 110,
      open: 0,
    });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 110, incoming: 0, value: '110.00' });

    const few = await bought(shop, { line: ['MUG=6@1', 'TEA=1.5@1'] });
    await expect(received(shop, { purchase: few, line: ['1=7', '2=1.7'] })).rejects.toMatchObject({
      problems: [{ hint: expect.stringMatching(/^--line 1=6 /) }, { hint: expect.stringMatching(/^--line 2=1\.65 /) }],
    }); // prettier-ignore
    await shop.run(setSetting, { key: 'over_receipt_tolerance', value: '0%' });
    const exact = await bought(shop, { line: ['MUG=100@1'] });
    await expect(shop.run(receivePurchase, { purchase: exact, line: ['1=101'] })).rejects.toMatchObject({
      exit: 4,
    });
    await shop.booksAreSound();
  });

  it('are closed short where the rest will not come, and opened again by an undo', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, { line: ['MUG=12', 'JUG=6'] });
    const { purchase, stock } = buyingOf(shop);
    await received(shop, { purchase: order, line: ['1=5'] });

    await expect(shop.run(closePurchase, { purchase: order, line: ['1=8'] })).rejects.toMatchObject({
      exit: 4, message: 'Only 7 of line 1 (MUG) are still to come; 8 cannot be closed.',
    }); // prettier-ignore
    await shop.run(closePurchase, { purchase: order, line: ['1=4'], reason: 'cracked in the kiln' });
    expect(await purchase(order)).toMatchObject({ status: 'part_received', received: 5, closed: 4, open: 9 });
    expect(await stock('MUG')).toMatchObject({ on_hand: 5, incoming: 3 });
    await shop.run(closePurchase, { purchase: order });
    expect(await purchase(order)).toMatchObject({ status: 'closed', received: 5, closed: 13, open: 0 });
    await expect(shop.run(closePurchase, { purchase: order })).rejects.toMatchObject({ exit: 4 });
    await expect(shop.run(receivePurchase, { purchase: order, all: true })).rejects.toMatchObject({
      exit: 4,
    });

    await shop.undo();
    expect(await purchase(order)).toMatchObject({ status: 'part_received', closed: 4, open: 9 });
    expect(await stock('JUG')).toMatchObject({ incoming: 6 });
    await shop.booksAreSound();
  });

  it('are cancelled as long as nothing has come', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, {});
    const begun = await bought(shop, {});
    await received(shop, { purchase: begun, line: ['1=1'] });

    await shop.run(cancelPurchase, { purchase: order });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({ status: 'cancelled', open: 0 });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ incoming: 47 });
    await expect(shop.run(cancelPurchase, { purchase: order })).rejects.toMatchObject({ exit: 4 });
    await expect(shop.run(receivePurchase, { purchase: order, all: true })).rejects.toMatchObject({
      exit: 4,
    });
    await expect(shop.run(cancelPurchase, { purchase: begun })).rejects.toMatchObject({
      exit: 4,
      message: '1 of MUG of purchase order 2 came already; it cannot be cancelled.',
      hint: 'docket purchases close 2 --reason …      ends what is still to come',
    });
    await shop.booksAreSound();
  });

  it('are undone step by step, and not while something depends on them', async () => {
    const shop = await buyingShop(await newShop());
    const order = Number(await shop.run(placeOrder, { line: ['MUG=4'], backorder: true }));
    const purchase = await bought(shop, { line: ['MUG=10@3.33'] });
    const placing = (
      await shop.read(({ tx }) => tx.selectFrom('purchases').select('operation_id').executeTakeFirstOrThrow())
    ).operation_id;
    expect(await received(shop, { purchase, line: ['1=3'] })).toEqual([order]);
    expect(await received(shop, { purchase, all: true })).toEqual([order]);

    await expect(shop.undo(placing)).rejects.toMatchObject({ code: 'undo.impossible' });
    await shop.undo();
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({
      on_hand: 3,
      allocated: 3,
      incoming: 7,
      value: '9.99',
    });
    await shop.undo();
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({
      on_hand: 0,
      allocated: 0,
      incoming: 10,
      value: '0.00',
    });
    await shop.undo();
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ incoming: 0 });
    expect(await numbers(shop, {})).toEqual([]);
    await shop.booksAreSound();
  });

  it('refuse everything wrong at once', async () => {
    const shop = await buyingShop(await newShop());
    const refused = (request: object) => shop.run(placePurchase, { line: [], ...request });

    await expect(refused({ supplier: 'POTER', line: ['MUG', 'MUGG=2', 'MUG=0', 'MUG=2@-1', 'WRAP=1'], location: 'cellar' })).rejects.toMatchObject({
      exit: 2,
      problems: [
        { message: 'There is no supplier “POTER”.' },
        { code: 'not_found' },
        { message: '“MUG” is not written as SKU=QTY or SKU=QTY@COST.' },
        { message: 'There is no product “MUGG”.' },
        { message: 'The quantity of MUG is 0, and must be more than 0.' },
        { message: 'The cost of MUG is -1, and may not be below zero.' },
        { message: 'WRAP is a service and has no stock.' },
      ],
    }); // prettier-ignore
    await expect(refused({})).rejects.toMatchObject({
      exit: 2,
      problems: [{ message: 'Who sells it?' }, { message: 'The purchase order has no lines.' }],
    });
    await expect(
      refused({ supplier: 'POTTER', line: ['MUG=1'], placed_on: '2026-03-03' }),
    ).rejects.toMatchObject({
      exit: 2,
    });
    await expect(
      refused({ supplier: 'POTTER', line: ['MUG=1'], expected: '2026-03-01' }),
    ).rejects.toMatchObject({ exit: 2 });
    await shop.run(archiveProduct, { sku: 'JUG' });
    await expect(refused({ supplier: 'POTTER', line: ['JUG=1'] })).rejects.toMatchObject({ exit: 4 });
    await shop.run(archiveParty, { kind: 'supplier', code: 'LEAF' });
    await expect(refused({ supplier: 'LEAF', line: ['TEA=0.5'] })).rejects.toMatchObject({ exit: 4 });
    expect(await numbers(shop, {})).toEqual([]);
  });

  it('are found by supplier, product, state and day', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    const done = await bought(shop, { placed_on: '2026-02-01', line: ['MUG=10', 'JUG=1'] });
    const open = await bought(shop, { placed_on: '2026-02-20' });
    const tea = await bought(shop, { supplier: 'LEAF', line: ['TEA=2.5'], location: 'attic' });
    const draft = await bought(shop, { draft: true });
    await received(shop, { purchase: done, all: true, on: '2026-02-09' });

    expect(await numbers(shop, {})).toEqual([draft, tea, open, done]);
    expect(await numbers(shop, { open: true })).toEqual([tea, open]);
    expect(await numbers(shop, { supplier: 'LEAF' })).toEqual([tea]);
    expect(await numbers(shop, { lifecycle: 'draft' })).toEqual([draft]);
    expect(await numbers(shop, { sku: 'JUG' })).toEqual([done]);
    expect(await numbers(shop, { from: '2026-02-02', to: '2026-02-28' })).toEqual([open]);
    expect(await numbers(shop, { limit: 1 })).toEqual([draft]);
    expect(await buyingOf(shop).stock('TEA')).toMatchObject({ incoming: 2.5 });
  });

  it('are received by scanner: SKU, barcode or the supplier’s own code, line after line', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'JUG', barcode: '5012345678900' });
    const order = await bought(shop, { line: ['MUG=3@3', 'JUG=6', 'MUG=4@2'] });

    await received(shop, {
      purchase: order,
      scanned: scanned('MUG', 'M-12', '5012345678900', 'M-12', 'MUG'),
    });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({
      received: 5,
      lines: [{ received: 3 }, { received: 1 }, { received: 1 }],
    });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 4, value: '11.00' });
    await received(shop, { purchase: order, scanned: [{ sku: 'JUG', quantity: '5' }] });

    const again = (...codes: string[]) =>
      shop.run(receivePurchase, { purchase: order, scanned: scanned(...codes) });
    await expect(again('JUG')).rejects.toMatchObject({ exit: 4 });
    await expect(again('JUG', 'TEA', 'CUP', 'CUP')).rejects.toMatchObject({
      exit: 3,
      problems: [
        { message: 'Line 3: There is no product “CUP”.' },
        { message: 'Line 4: There is no product “CUP”.' },
        { message: 'Line 2: TEA was not ordered; the lines are MUG, JUG, MUG.' },
      ],
    });
    await expect(again()).rejects.toMatchObject({ exit: 2, message: 'Nothing was scanned.' });
    await expect(
      shop.run(receivePurchase, { purchase: order, all: true, scanned: scanned('MUG') }),
    ).rejects.toMatchObject({ exit: 2 });
    await shop.booksAreSound();
  });

  it('share freight and duty over what came, to the penny', async () => {
    const shop = await buyingShop(await newShop());
    const order = await bought(shop, { line: ['MUG=10@3.00', 'JUG=5@6.00', 'MUG=1@0'] });

    await received(shop, {
      purchase: order,
      line: ['1=10', '2=5'],
      freight: '10.01',
      duty: '3.00',
      share_by: 'quantity',
    });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ value: '38.67' });
    expect(await buyingOf(shop).stock('JUG')).toMatchObject({ value: '34.34' });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({
      value: '60.00', landed: '13.01',
      charges: [
        { kind: 'freight', amount: '10.01', shared_by: 'quantity', charged_on: '2026-03-02' },
        { kind: 'duty', amount: '3.00', shared_by: 'quantity', charged_on: '2026-03-02' },
      ],
    }); // prettier-ignore
    await shop.undo();
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 0, value: '0.00' });
    expect(await buyingOf(shop).purchase(order)).toMatchObject({ landed: '0.00', charges: [] });

    await received(shop, { purchase: order, line: ['1=10', '2=5'], freight: '10.01' });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ value: '35.01' });
    expect(await buyingOf(shop).stock('JUG')).toMatchObject({ value: '35.00' });
    await received(shop, { purchase: order, all: true, freight: '1.00' });
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 11, value: '36.01' });

    const heavy = await bought(shop, { line: ['MUG=1@1', 'JUG=1@1'] });
    const byWeight = { purchase: heavy, all: true, freight: '3.00', share_by: 'weight' } as const;
    await shop.run(editProduct, { sku: 'MUG', weight: '350' });
    await expect(received(shop, byWeight)).rejects.toMatchObject({
      exit: 4,
      message: 'The weight of JUG is not known.',
      hint: 'docket products edit JUG --weight GRAMS      or --share-by value',
    });
    await shop.run(editProduct, { sku: 'JUG', weight: '700' });
    await received(shop, byWeight);
    expect(await buyingOf(shop).stock('MUG')).toMatchObject({ on_hand: 12, value: '38.01' });
    expect(await buyingOf(shop).stock('JUG')).toMatchObject({ on_hand: 6, value: '38.00' });

    const charged = (request: object) =>
      shop.run(receivePurchase, { purchase: order, all: true, ...request });
    await expect(charged({ freight: '0' })).rejects.toMatchObject({ exit: 2 });
    await expect(charged({ duty: '1.005' })).rejects.toMatchObject({ exit: 2 });
    await expect(charged({ share_by: 'value' })).rejects.toMatchObject({ exit: 2 });
    await shop.booksAreSound();
  });
});
