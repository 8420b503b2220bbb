import { expect, it } from 'vitest';
import { addProduct } from '../../../src/operations/products/add.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { setRecipe } from '../../../src/operations/products/recipe.ts';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../../src/operations/orders/close.ts';
import { editOrder } from '../../../src/operations/orders/edit.ts';
import { holdOrder } from '../../../src/operations/orders/hold.ts';
import { placeDraft } from '../../../src/operations/orders/place-draft.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { collectOrder } from '../../../src/operations/shipments/collect.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../../src/operations/shipments/void.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { kitShop } from '../../support/kits.ts';
import { ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

type Line = Readonly<Record<string, unknown>>;

async function linesOf(shop: TestShop, order: number): Promise<readonly Line[]> {
  return (await shownOf(shop).order(order))['lines'] as unknown as readonly Line[];
}

onEveryEngine('an order of a kit', (newShop) => {
  it('is sold as one line, and stocked as what it is made of', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await ordered(shop, { line: ['GIFT-BOX=2', 'MUG=1'], pay: ['card'] });

    expect(await shownOf(shop).order(order)).toMatchObject({
      gross: '46.00',
      due: '0.00',
      readiness: 'ready',
      lines: [
        { line: 1, parent_line: null, sku: 'GIFT-BOX', ordered: 2, allocated: 2, unit_price: '18.00', net: '30.00', tax: '6.00', gross: '36.00', share: null },
        { line: 2, parent_line: null, sku: 'MUG', ordered: 1, allocated: 1, gross: '10.00', share: null },
        { line: 3, parent_line: 1, sku: 'MUG', ordered: 2, allocated: 2, gross: '0.00', share: { net: '15.00', tax: '3.00', gross: '18.00' } },
        { line: 4, parent_line: 1, sku: 'TEA', ordered: 4, allocated: 4, gross: '0.00', share: { net: '15.00', tax: '3.00', gross: '18.00' } },
      ],
    }); // prettier-ignore
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ allocated: 3, available: 7 });
    expect(await shownOf(shop).stock('TEA')).toMatchObject({ allocated: 4, available: 6 });
    await shop.booksAreSound();
  });

  it('is as available as the scarcest of its components', async () => {
    const shop = await kitShop(await newShop(), '10');
    expect(await shownOf(shop).stock('GIFT-BOX')).toMatchObject({
      on_hand: 5, allocated: 0, available: 5, incoming: 0, projected: 5, value: '0.00',
      locations: [{ location: 'main', on_hand: 5, available: 5 }],
      components: [{ sku: 'MUG', quantity: 1, available: 10, makes: 10 }, { sku: 'TEA', quantity: 2, available: 10, makes: 5 }],
    }); // prettier-ignore
    await ordered(shop, { line: ['MUG=8'] });
    expect(await shownOf(shop).stock('GIFT-BOX')).toMatchObject({ on_hand: 5, allocated: 3, available: 2 });
    await ordered(shop, { line: ['MUG=4'], backorder: true });
    expect(await shownOf(shop).stock('GIFT-BOX')).toMatchObject({ available: 0, projected: -2 });
  });

  it('is refused where the whole order needs more of a component than there is', async () => {
    const shop = await kitShop(await newShop(), '10');
    const said = await refusal(shop.run(placeOrder, { line: ['GIFT-BOX=4', 'TEA=3'] }));
    expect(said).toMatchObject({
      code: 'stock.short',
      exit: 4,
      message: 'Only 10 of TEA are available, 11 wanted (on hand 10).',
    });
    expect(await shownOf(shop).stock('TEA')).toMatchObject({ allocated: 0 });

    const order = await ordered(shop, { line: ['GIFT-BOX=6'], backorder: true });
    expect(await shownOf(shop).order(order)).toMatchObject({
      readiness: 'partly_ready',
      headline: 'to_ship',
    });
    expect(await linesOf(shop, order)).toMatchObject([{ allocated: 5 }, { allocated: 6 }, { allocated: 10 }]);
    await shop.run(receiveStock, { sku: 'TEA', quantity: '2' });
    expect(await shownOf(shop).order(order)).toMatchObject({
      readiness: 'ready',
      lines: [{ allocated: 6 }, {}, { allocated: 12 }],
    });
    await shop.booksAreSound();
  });

  it('may wait where the kit may, unless a component that must not is sold beside it', async () => {
    const shop = await kitShop(await newShop(), '1');
    await shop.run(editProduct, { sku: 'GIFT-BOX', when_short: 'backorder' });
    expect(await ordered(shop, { line: ['GIFT-BOX=2'] })).toBe(1001);
    expect(await refusal(shop.run(placeOrder, { line: ['GIFT-BOX=1', 'MUG=1'] }))).toMatchObject({
      code: 'stock.short',
    });
    await shop.booksAreSound();
  });

  it('keeps recipe and price split whatever becomes of the recipe', async () => {
    const shop = await kitShop(await newShop(), '10');
    const before = await ordered(shop, { line: ['GIFT-BOX=1'] });
    await shop.run(addProduct, { sku: 'JAR', name: 'Jar', price: '3.00' });
    await shop.run(receiveStock, { sku: 'JAR', quantity: '9' });
    await shop.run(setRecipe, { sku: 'GIFT-BOX', parts: ['JAR=3'] });
    const after = await ordered(shop, { line: ['GIFT-BOX=1'] });

    expect(await linesOf(shop, before)).toMatchObject([
      {},
      { sku: 'MUG', ordered: 1 },
      { sku: 'TEA', ordered: 2 },
    ]);
    expect(await linesOf(shop, after)).toMatchObject([
      {},
      { sku: 'JAR', ordered: 3, share: { gross: '18.00' } },
    ]);
    await shop.run(setRecipe, { sku: 'GIFT-BOX', parts: [], remove: true });
    await shop.run(shipOrder, { order: before });
    expect(await shownOf(shop).order(before)).toMatchObject({
      fulfilment: 'fulfilled',
      lines: [{ shipped: 1 }, {}, {}],
    });
    await shop.booksAreSound();
  });

  it('splits the price to the penny, and where components cost nothing by their cost or number', async () => {
    const shop = await kitShop(await newShop({}), '50');
    await shop.run(addProduct, { sku: 'CARD', name: 'Card', price: '0', cost: '0.20' });
    await shop.run(addProduct, { sku: 'RIBBON', name: 'Ribbon', price: '0', cost: '0.10' });
    await shop.run(addProduct, { sku: 'SET', name: 'Set', price: '1.00' });
    await shop.run(setRecipe, { sku: 'SET', parts: ['CARD=1', 'RIBBON=1'] });
    const order = await ordered(shop, {
      line: ['SET=1', 'GIFT-BOX=1-10%'],
      discount: '0.05',
      backorder: true,
    });

    const shares = (await linesOf(shop, order))
      .slice(2)
      .map(({ sku, share }) => [sku, (share as Line)['gross']]);
    expect(shares).toEqual([['CARD', '0.67'], ['RIBBON', '0.33'], ['MUG', '8.08'], ['TEA', '8.07']]); // prettier-ignore
    await shop.booksAreSound();
  });
});

onEveryEngine('what becomes of an order of a kit', (newShop) => {
  it('is shipped by the kit or by the component, and a kit is shipped with the last of it', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await ordered(shop, { line: ['GIFT-BOX=3'], pay: ['card'] });
    await shop.run(shipOrder, { order, line: ['1=1'] });
    expect(await linesOf(shop, order)).toMatchObject([
      { shipped: 1, allocated: 2 },
      { shipped: 1 },
      { shipped: 2 },
    ]);
    await shop.run(shipOrder, { order, line: ['2=1'] });
    expect(await shownOf(shop).order(order)).toMatchObject({
      fulfilment: 'partial',
      lines: [{ shipped: 1, allocated: 2 }, { shipped: 2 }, { shipped: 2 }],
    });
    // The second is complete with two teas: its mug has left.
    await shop.run(shipOrder, { order, sku: ['GIFT-BOX=1'] });
    expect(await shownOf(shop).shipment(3)).toMatchObject({
      lines: [{ sku: 'TEA', quantity: 2, kit: 'GIFT-BOX' }],
    });
    expect(await refusal(shop.run(shipOrder, { order, line: ['1=2'] }))).toMatchObject({
      exit: 4,
      message: 'Line 2 (MUG) has 1 left to ship, not 2.\nLine 3 (TEA) has 2 left to ship, not 4.',
    });
    await shop.run(shipOrder, { order });
    expect(await shownOf(shop).order(order)).toMatchObject({
      fulfilment: 'fulfilled',
      lines: [{ shipped: 3, allocated: 0 }, {}, {}],
    });
    await shop.run(voidShipment, { shipment: 4, reason: 'wrong label' });
    expect(await linesOf(shop, order)).toMatchObject([{ shipped: 2, allocated: 1 }, {}, {}]);
    await shop.booksAreSound();
  });

  it('is cancelled by the kit, and by the component where one of it will never come', async () => {
    const shop = await kitShop(await newShop(), '10');
    const order = await ordered(shop, { line: ['GIFT-BOX=3'], pay: ['card'] });
    await shop.run(cancelOrder, { order, line: ['1=1'], reason: 'one too many' });
    expect(await shownOf(shop).order(order)).toMatchObject({
      gross: '36.00',
      lines: [{ cancelled: 1, gross: '36.00' }, { cancelled: 1 }, { cancelled: 2 }],
    });
    await shop.run(cancelOrder, { order, line: ['3=1'], reason: 'no more tea' });
    expect(await shownOf(shop).order(order)).toMatchObject({
      gross: '31.50', due: '-22.50',
      lines: [{ cancelled: 1, gross: '31.50' }, { cancelled: 1 }, { cancelled: 3 }],
    }); // prettier-ignore
    await shop.run(shipOrder, { order });
    expect(await shownOf(shop).order(order)).toMatchObject({
      fulfilment: 'fulfilled',
      lines: [{ shipped: 2, cancelled: 1 }, {}, {}],
    });
    expect(await refusal(shop.run(cancelOrder, { order, line: ['1=1'], reason: 'x' }))).toMatchObject({
      exit: 4,
    });
    await shop.booksAreSound();
  });

  it('is cancelled whole, and closed with what has not left', async () => {
    const shop = await kitShop(await newShop(), '10');
    const whole = await ordered(shop, { line: ['GIFT-BOX=2'], shipping: '3.00' });
    await shop.run(cancelOrder, { order: whole, reason: 'no' });
    expect(await shownOf(shop).order(whole)).toMatchObject({
      lifecycle: 'cancelled',
      gross: '0.00',
      lines: [{ cancelled: 2, gross: '0.00' }, {}, {}],
    });

    const part = await ordered(shop, { line: ['GIFT-BOX=2'] });
    await shop.run(shipOrder, { order: part, line: ['2=1'] });
    await shop.run(closeOrder, { order: part, reason: 'enough' });
    expect(await shownOf(shop).order(part)).toMatchObject({
      lifecycle: 'closed', gross: '9.00',
      lines: [{ cancelled: 1, shipped: 1, gross: '9.00' }, { cancelled: 1, shipped: 1 }, { cancelled: 4 }],
    }); // prettier-ignore
    expect(await shownOf(shop).stock('TEA')).toMatchObject({ allocated: 0 });
    await shop.booksAreSound();
  });

  it('is written down, held, added to, handed over and undone like any other', async () => {
    const shop = await kitShop(await newShop(), '10');
    const draft = await ordered(shop, { line: ['GIFT-BOX=1'], draft: true });
    expect(await shownOf(shop).stock('GIFT-BOX')).toMatchObject({ available: 5 });
    await shop.run(placeDraft, { order: draft });
    await shop.run(editOrder, { order: draft, line: ['GIFT-BOX=2'] });
    expect(await linesOf(shop, draft)).toMatchObject([
      { line: 1, ordered: 1 }, { line: 2, parent_line: 1 }, { line: 3, parent_line: 1 },
      { line: 4, parent_line: null, ordered: 2, allocated: 2 }, { line: 5, parent_line: 4, ordered: 2 }, { line: 6, parent_line: 4, ordered: 4 },
    ]); // prettier-ignore
    await shop.undo();
    expect(await linesOf(shop, draft)).toMatchObject([
      { cancelled: 0 },
      {},
      {},
      { cancelled: 2 },
      { cancelled: 2 },
      { cancelled: 4 },
    ]);
    await shop.run(holdOrder, { order: draft, reason: 'address' });
    expect(await shownOf(shop).order(draft)).toMatchObject({ readiness: 'hold' });
    expect(await refusal(shop.run(collectOrder, { order: draft }))).toMatchObject({ code: 'held' });

    const sold = await ordered(shop, { line: ['GIFT-BOX=1'], pay: ['cash'], collect: true });
    expect(await shownOf(shop).order(sold)).toMatchObject({
      headline: 'complete',
      delivery: 'delivered',
      lines: [{ shipped: 1, delivered: 1 }, {}, {}],
    });
    const mistake = await ordered(shop, { line: ['GIFT-BOX=1'] });
    await shop.undo();
    expect(await shownOf(shop).order(mistake)).toMatchObject({ undone: true });
    await shop.booksAreSound();
  });
});
