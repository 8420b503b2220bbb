import { expect, it } from 'vitest';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { payOrder } from '../../src/operations/payments/add.ts';
import { addParty } from '../../src/operations/parties/add.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { setSupplierItem } from '../../src/operations/products/supplier.ts';
import { placePurchase } from '../../src/operations/purchases/place.ts';
import { receivePurchase } from '../../src/operations/purchases/receive.ts';
import { applySuggestions } from '../../src/operations/purchases/suggest.ts';
import { approveReturn } from '../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { refundUnits } from '../../src/operations/returns/refund.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { countOne } from '../../src/operations/counts/one.ts';
import { adjustStock } from '../../src/operations/stock/adjust.ts';
import { showPurchase } from '../../src/store/list/purchases.ts';
import { purchaseView } from '../../src/views/purchase.ts';
import { shownOf } from '../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';

/** Linen by the metre, to the centimetre, that comes in rolls of 12.5 m; coffee by the kilo, to the gram; cups in boxes of 12. */
async function haberdasher(shop: TestShop): Promise<TestShop> {
  await shop.run(addParty, { kind: 'supplier', code: 'MILL', name: 'Bank Mill' });
  await shop.run(addProduct, { sku: 'LINEN', name: 'Linen', price: '20.00', decimals: 2 });
  await shop.run(addProduct, { sku: 'COFFEE', name: 'Coffee', price: '24.00', decimals: 3, tax: 'zero' });
  await shop.run(addProduct, {
    sku: 'CUP', name: 'Cup', price: '3.00', reorder_point: '5', reorder_quantity: '15',
  }); // prettier-ignore
  await shop.run(setSupplierItem, {
    sku: 'LINEN',
    supplier: 'MILL',
    code: 'ROLL',
    cost: '8.00',
    pack_size: '12.5',
  });
  await shop.run(setSupplierItem, { sku: 'COFFEE', supplier: 'MILL', cost: '9.99', pack_size: '0.25' });
  await shop.run(setSupplierItem, {
    sku: 'CUP',
    supplier: 'MILL',
    code: 'BOX',
    cost: '1.10',
    pack_size: '12',
  });
  return shop;
}

async function purchase(shop: TestShop, number: number) {
  return shop.read((reading) => showPurchase(reading, number));
}

onEveryEngine('goods by the metre, by the kilo and in packs', (newShop) => {
  it('are bought in our own units, and the order says how many packs that is', async () => {
    const shop = await haberdasher(await newShop());

    await shop.run(placePurchase, { supplier: 'MILL', line: ['LINEN=25', 'COFFEE=1.75', 'CUP=24', 'CUP=5'] });

    const record = await purchase(shop, 1);
    const { lines, value } = purchaseView.row(record);
    expect(value).toBe('249.38');
    expect(
      (lines as Record<string, unknown>[]).map(({ sku, ordered, pack_size, packs }) => [
        sku,
        ordered,
        pack_size,
        packs,
      ]),
    ).toEqual([
      ['LINEN', 25, 12.5, 2],
      ['COFFEE', 1.75, 0.25, 7],
      ['CUP', 24, 12, 2],
      ['CUP', 5, 12, null],
    ]);
    await expect(shop.run(placePurchase, { supplier: 'MILL', line: ['LINEN=2.125'] })).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });

  it('are suggested in whole packs', async () => {
    const shop = await haberdasher(await newShop());

    await shop.run(applySuggestions, {});

    const { lines } = purchaseView.row(await purchase(shop, 1));
    expect(lines).toMatchObject([{ sku: 'CUP', ordered: 24, packs: 2 }]);
  });

  it('are received, sold, sent in parts, returned and refunded to the penny', async () => {
    const shop = await haberdasher(await newShop());
    await shop.run(placePurchase, { supplier: 'MILL', line: ['LINEN=25', 'COFFEE=2'] });
    await shop.run(receivePurchase, { purchase: 1, line: ['1=12.5', '2=0.333'] });
    expect(await shownOf(shop).stock('LINEN')).toMatchObject({
      on_hand: 12.5,
      incoming: 12.5,
      value: '100.00',
    });
    expect(await shownOf(shop).stock('COFFEE')).toMatchObject({
      on_hand: 0.333,
      incoming: 1.667,
      value: '3.33',
    });
    await shop.run(receivePurchase, { purchase: 1, all: true });
    expect(await shownOf(shop).stock('COFFEE')).toMatchObject({ on_hand: 2, value: '19.98' });

    await shop.run(placeOrder, { line: ['LINEN=1.35', 'COFFEE=0.333'] });
    expect(await shownOf(shop).order(1001)).toMatchObject({
      gross: '34.99', lines: [{ ordered: 1.35, gross: '27.00' }, { ordered: 0.333, gross: '7.99' }],
    }); // prettier-ignore
    await expect(shop.run(placeOrder, { line: ['COFFEE=0.3333'] })).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await shop.run(payOrder, { order: 1001, method: 'card' });
    await shop.run(shipOrder, { order: 1001, line: ['1=0.35', '2=0.333'] });
    await shop.run(shipOrder, { order: 1001 });
    expect(await shownOf(shop).order(1001)).toMatchObject({
      fulfilment: 'fulfilled',
      lines: [{ shipped: 1.35 }, { shipped: 0.333 }],
    });
    expect(await shownOf(shop).stock('LINEN')).toMatchObject({ on_hand: 23.65, value: '189.20' });

    await shop.run(requestUnitsBack, { order: 1001, line: ['1=0.1', '2=0.111'], reason: 'changed_mind' });
    await shop.run(approveReturn, { return: 1 });
    await shop.run(receiveUnitsBack, { return: 1, restock: true });
    await shop.run(refundUnits, { return: 1 });
    await shop.run(requestUnitsBack, { order: 1001, line: ['1=1.25', '2=0.222'], reason: 'changed_mind' });
    await shop.run(approveReturn, { return: 2 });
    await shop.run(receiveUnitsBack, { return: 2, restock: true });
    await shop.run(refundUnits, { return: 2 });

    const { payments } = await shownOf(shop).order(1001);
    expect((payments as { amount: string }[]).map(({ amount }) => amount)).toEqual([
      '34.99',
      '4.66',
      '30.33',
    ]);
    expect(await shownOf(shop).order(1001)).toMatchObject({
      payment: 'refunded',
      returns: 'returned',
      due: '0.00',
    });
    expect(await shownOf(shop).stock('LINEN')).toMatchObject({ on_hand: 25, value: '200.00' });
    expect(await shownOf(shop).stock('COFFEE')).toMatchObject({ on_hand: 2, value: '19.98' });
    await shop.booksAreSound();
  });

  it('are counted and put right as finely as they are sold', async () => {
    const shop = await haberdasher(await newShop());
    await shop.run(placePurchase, { supplier: 'MILL', line: ['LINEN=12.5'] });
    await shop.run(receivePurchase, { purchase: 1, all: true });

    await shop.run(adjustStock, { sku: 'LINEN', quantity: '-0.25', reason: 'offcut' });
    await shop.run(countOne, { sku: 'LINEN', quantity: '12.2' });

    expect(await shownOf(shop).stock('LINEN')).toMatchObject({ on_hand: 12.2, value: '97.60' });
    await expect(
      shop.run(adjustStock, { sku: 'LINEN', quantity: '0.005', reason: 'found' }),
    ).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await expect(
      shop.run(adjustStock, { sku: 'CUP', quantity: '0.5', reason: 'found' }),
    ).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await shop.booksAreSound();
  });
});
