import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { archiveProduct } from '../../../src/operations/products/archive.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { setRecipe } from '../../../src/operations/products/recipe.ts';
import { placePurchaseDraft } from '../../../src/operations/purchases/place-draft.ts';
import { applySuggestions } from '../../../src/operations/purchases/suggest.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listToBuy, type BuyFilter } from '../../../src/store/list/low.ts';
import { purchaseView } from '../../../src/views/purchase.ts';
import { listPurchases } from '../../../src/store/list/purchases.ts';
import { suggestionView } from '../../../src/views/suggestion.ts';
import { bought, buyingShop, received } from '../../support/buying.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function toBuy(shop: TestShop, filter: BuyFilter = {}) {
  const rows = await shop.read((reading) => listToBuy(reading, filter));
  return rows.map((product) => suggestionView.row({ product, currency: 'GBP' }));
}

async function quantities(shop: TestShop, filter?: BuyFilter) {
  return (await toBuy(shop, filter)).map(({ sku, quantity }) => [sku, quantity]);
}

onEveryEngine('suggestions of what to buy', (newShop) => {
  it('go up to the supplier’s least and its multiple, and say how they were reckoned', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'MUG', reorder_point: '3' });

    expect(await toBuy(shop)).toEqual([
      {
        sku: 'MUG', name: 'Blue mug', supplier: 'POTTER', code: 'M-12', available: 0, incoming: 0, drafted: 0, waiting: 0,
        projected: 0, reorder_point: 3, order_up_to: 3, need: 3, moq: 10, multiple: 6, quantity: 12, unit_cost: '3.20',
        value: '38.40', currency: 'GBP',
        arithmetic: '0 available = 0 ≤ 3; up to 3: 3 − 0 = 3; at least 10; in multiples of 6 → 12',
      },
    ]); // prettier-ignore
  });

  it('begin exactly at the reorder point', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'JUG', reorder_point: '4', reorder_quantity: '10' });
    await shop.run(receiveStock, { sku: 'JUG', quantity: '5' });

    expect(await quantities(shop)).toEqual([]);
    await shop.run(placeOrder, { line: ['JUG=1'] });
    expect(await quantities(shop)).toEqual([['JUG', 10]]);
    await shop.run(editProduct, { sku: 'JUG', order_up_to: '30' });
    expect(await quantities(shop)).toEqual([['JUG', 26]]);
  });

  it('count what waits, what is ordered and what stands on drafts, and order nothing twice', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'MUG', reorder_point: '10', reorder_quantity: '24' });
    await shop.run(placeOrder, { line: ['MUG=9'], backorder: true });
    await bought(shop, { line: ['MUG=6'] });

    expect(await toBuy(shop)).toMatchObject([
      { projected: -3, need: 37, quantity: 42, arithmetic: '0 available + 6 incoming − 9 waiting = −3 ≤ 10; up to 34: 34 − (−3) = 37; in multiples of 6 → 42' },
    ]); // prettier-ignore
    await bought(shop, { line: ['MUG=12'], draft: true });
    expect(await toBuy(shop)).toMatchObject([{ drafted: 12, projected: 9, quantity: 30 }]);
    await shop.run(applySuggestions, {});
    expect(await quantities(shop)).toEqual([]);
    await shop.run(placePurchaseDraft, { purchase: 3 });
    expect(await quantities(shop)).toEqual([]);
    await shop.booksAreSound();
  });

  it('end once what was ordered comes up to the target, though that is the reorder point itself', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'JUG', reorder_point: '4' });
    expect(await quantities(shop)).toEqual([['JUG', 4]]);
    await shop.run(applySuggestions, {});
    expect(await quantities(shop)).toEqual([]);
    await shop.run(placePurchaseDraft, { purchase: 1 });
    expect(await quantities(shop)).toEqual([]);
    await received(shop, { purchase: 1, all: true });
    expect(await toBuy(shop)).toMatchObject([{ projected: 4, need: 0, quantity: 1 }]);
  });

  it('become one draft a supplier, at the cost of so many', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'MUG', reorder_point: '60' });
    await shop.run(editProduct, { sku: 'JUG', reorder_point: '2' });
    await shop.run(editProduct, { sku: 'TEA', reorder_point: '0.5', reorder_quantity: '2' });

    await shop.run(applySuggestions, {});
    const drafts = (await shop.read((reading) => listPurchases(reading))).map(purchaseView.row);
    expect(drafts).toMatchObject([
      { status: 'draft', supplier: 'LEAF', expected_on: null, lines: [{ sku: 'TEA', ordered: 3, unit_cost: '12.00' }] },
      {
        status: 'draft', supplier: 'POTTER', expected_on: '2026-03-09',
        lines: [{ sku: 'JUG', ordered: 2, unit_cost: '6.00' }, { sku: 'MUG', ordered: 60, code: 'M-12', unit_cost: '3.00' }],
      },
    ]); // prettier-ignore

    await shop.undo();
    expect(await quantities(shop)).toEqual([['MUG', 60], ['JUG', 2], ['TEA', 3]]); // prettier-ignore
    await shop.run(applySuggestions, { supplier: 'LEAF' });
    expect(await quantities(shop)).toEqual([['MUG', 60], ['JUG', 2]]); // prettier-ignore
    await shop.booksAreSound();
  });

  it('leave out services and what is archived, and buy for those who wait where no reorder point was set', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'TEA', reorder_point: '1' });
    await shop.run(archiveProduct, { sku: 'TEA' });
    await shop.run(placeOrder, { line: ['JUG=2', 'WRAP=1'], backorder: true });

    expect(await toBuy(shop)).toMatchObject([
      { sku: 'JUG', reorder_point: null, quantity: 2, arithmetic: '0 available − 2 waiting = −2 < 0; up to 0: 0 − (−2) = 2 → 2' },
    ]); // prettier-ignore
    expect(await quantities(shop, { sku: ['MUG'] })).toEqual([]);
    await expect(shop.read((reading) => listToBuy(reading, { sku: ['MUGG'] }))).rejects.toMatchObject({
      exit: 3,
    });
    await expect(shop.read((reading) => listToBuy(reading, { supplier: 'X' }))).rejects.toMatchObject({
      exit: 3,
    });
  });

  it('are of the components of a kit, never of the kit: what waits in a kit waits in them', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(addProduct, {
      sku: 'BOX',
      name: 'Breakfast box',
      price: '30',
      reorder_point: '5',
      supplier: 'POTTER',
    });
    await shop.run(setRecipe, { sku: 'BOX', parts: ['MUG=2', 'JUG=1'] });
    await shop.run(editProduct, { sku: 'JUG', reorder_point: '0' });
    await shop.run(receiveStock, { sku: 'JUG', quantity: '3' });
    await shop.run(placeOrder, { line: ['BOX=3'], backorder: true });

    expect(await toBuy(shop)).toMatchObject([
      { sku: 'MUG', waiting: 6, projected: -6, need: 6, quantity: 12 },
      { sku: 'JUG', available: 0, waiting: 0, reorder_point: 0, projected: 0, need: 0, quantity: 1 },
    ]);
    await expect(bought(shop, { line: ['BOX=1'] })).rejects.toMatchObject({ exit: 4 });
    await shop.run(applySuggestions, {});
    expect(await quantities(shop)).toEqual([]);
    await shop.booksAreSound();
  });

  it('wait for nothing at zero stock unless somebody does or a reorder point says so', async () => {
    const shop = await buyingShop(await newShop());
    expect(await quantities(shop)).toEqual([]);
    await shop.run(editProduct, { sku: 'JUG', reorder_point: '0', reorder_quantity: '4' });
    expect(await quantities(shop)).toEqual([['JUG', 4]]);
    await shop.run(placeOrder, { line: ['JUG=3'], backorder: true });
    expect(await quantities(shop)).toEqual([['JUG', 7]]);
  });

  it('are not written down where nobody is known to sell them', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(editProduct, { sku: 'JUG', reorder_point: '2', supplier: '' });

    await expect(shop.run(applySuggestions, {})).rejects.toMatchObject({
      exit: 4, message: 'Nobody is known to sell JUG.', hint: 'docket products supplier JUG SUPPLIER --cost …',
    }); // prettier-ignore
  });
});
