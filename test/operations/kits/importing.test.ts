import { expect, it } from 'vitest';
import { setRecipe } from '../../../src/operations/products/recipe.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { exported } from '../../support/exporting.ts';
import { kitShop } from '../../support/kits.ts';
import { factsOf, told } from '../../support/reported.ts';
import { ordered, shownOf } from '../../support/mugs.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { importInto, sheet } from '../../support/spreadsheet.ts';

const order = { external_ref: 'W1', channel: 'web', placed_on: '2026-02-20' };
const box = { ...order, sku: 'GIFT-BOX', quantity: 2, unit_price: '17.00', total: '37.00', shipping: '3.00' };

onEveryEngine('a kit that a channel has sold', (newShop) => {
  it('is stocked as its components, with the channel’s own totals', async () => {
    const shop = await kitShop(await newShop(), '10');
    await told(shop, 'orders', box, { ...order, sku: 'MUG', quantity: 1, unit_price: '0.00' });

    expect(await shownOf(shop).order(1001)).toMatchObject({
      gross: '37.00', readiness: 'ready',
      lines: [
        { line: 1, sku: 'GIFT-BOX', gross: '34.00', allocated: 2 },
        { line: 2, sku: 'MUG', gross: '0.00', allocated: 1 },
        { line: 3, parent_line: 1, sku: 'MUG', ordered: 2, allocated: 2, share: { gross: '17.00' } },
        { line: 4, parent_line: 1, sku: 'TEA', ordered: 4, allocated: 4, share: { gross: '17.00' } },
      ],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('is shipped, called off and paid back as the channel tells of it later', async () => {
    const shop = await kitShop(await newShop(), '10');
    await told(shop, 'orders', { ...box, payment: 'paid' });
    const later = await told(shop, 'orders', { ...box, payment: 'paid', shipped: 1 });
    expect(later).toMatchObject({ updated: 1, warnings: [] });
    expect(await shownOf(shop).order(1001)).toMatchObject({
      fulfilment: 'partial',
      lines: [{ shipped: 1 }, { shipped: 1 }, { shipped: 2 }],
    });
    expect(await told(shop, 'orders', { ...box, payment: 'paid', shipped: 1 })).toMatchObject({
      unchanged: 1,
    });
    await told(shop, 'orders', { ...box, payment: 'paid', shipped: 1, cancelled: 1 });
    expect(await shownOf(shop).order(1001)).toMatchObject({
      fulfilment: 'fulfilled', gross: '20.00', due: '-17.00',
      lines: [{ shipped: 1, cancelled: 1 }, { shipped: 1, cancelled: 1 }, { shipped: 2, cancelled: 2 }],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('is oversold by the component that was not there', async () => {
    const shop = await kitShop(await newShop(), '3');
    await told(shop, 'orders', box);
    const { warnings } = await told(shop, 'orders', { ...box, shipped: 2 });
    expect(warnings.join()).toContain('#1001 (web W1) 1 of TEA');
    expect((await factsOf(shop, 1001)).oversold).toEqual([{ kind: 'oversold', quantity: 1_000 }]);
    await shop.booksAreSound();
  });

  it('has left from history where it was sent before docket knew, and in the past', async () => {
    const shop = await kitShop(await newShop(), '10');
    await told(shop, 'orders', { ...box, payment: 'paid', fulfilment: 'fulfilled' });
    await told(shop, 'orders', { ...box, external_ref: 'W2', fulfilment: 'fulfilled', payment: 'unpaid' });
    for (const number of [1001, 1002])
      expect(await shownOf(shop).order(number)).toMatchObject({
        fulfilment: 'fulfilled', gross: '37.00',
        lines: [{ shipped: 2, delivered: 2 }, { sku: 'MUG', shipped: 2 }, { sku: 'TEA', shipped: 4 }],
      }); // prettier-ignore
    const past = await told(shop, 'history',
      { external_ref: 'OLD', sku: 'GIFT-BOX', quantity: 3, unit_price: '18.00', placed_on: '2025-12-01' },
      { external_ref: 'BACK', sku: 'GIFT-BOX', quantity: -1, unit_price: '18.00', placed_on: '2025-12-08' }); // prettier-ignore
    expect(await shownOf(shop).order(1003)).toMatchObject({
      lines: [{ shipped: 3 }, { ordered: 3 }, { ordered: 6 }],
    });
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 10, allocated: 0 });
    await shop.booksAreSound();
    await shop.run(takeBackBatch, { batch: past.batch ?? 0 });
    await shop.booksAreSound();
  });

  it('is one row of an export, and comes back as it was', async () => {
    const shop = await kitShop(await newShop(), '10');
    const number = await ordered(shop, { line: ['GIFT-BOX=2', 'MUG=1'], pay: ['card'] });
    await shop.run(shipOrder, { order: number, line: ['1=1'] });
    const { text } = await exported(shop, 'orders');
    expect(text.trim().split('\n')).toHaveLength(3);
    expect(await importInto(shop, { kind: 'orders', file: sheet(text.trim().split('\n')) })).toMatchObject({
      unchanged: 1,
      warnings: [],
    });

    const other = await kitShop(await newShop(), '10');
    await importInto(other, { kind: 'orders', file: sheet(text.trim().split('\n')) });
    expect(await shownOf(other).order(number)).toMatchObject({
      gross: '46.00', fulfilment: 'partial',
      lines: [{ shipped: 1, allocated: 1 }, { allocated: 1 }, { shipped: 1 }, { shipped: 2 }],
    }); // prettier-ignore
    const parcels = await exported(shop, 'shipments');
    expect(
      await importInto(shop, { kind: 'shipments', file: sheet(parcels.text.trim().split('\n')) }),
    ).toMatchObject({ unchanged: 1 });
    await other.booksAreSound();
  });

  it('is sent by a carrier’s file that names it', async () => {
    const shop = await kitShop(await newShop(), '10');
    await shop.run(addProduct, { sku: 'PAIR', name: 'Pair', price: '4.00' });
    await shop.run(setRecipe, { sku: 'PAIR', parts: ['TEA=2'] });
    await shop.run(receiveStock, { sku: 'TEA', quantity: '5' });
    const number = await ordered(shop, { line: ['GIFT-BOX=2', 'PAIR=1'] });
    await told(shop, 'shipments', { order: number, sku: 'GIFT-BOX', tracking: 'T1' });
    expect(await shownOf(shop).order(number)).toMatchObject({
      lines: [{ shipped: 2 }, { shipped: 0 }, {}, {}, {}],
    });
    await shop.booksAreSound();
  });
});
