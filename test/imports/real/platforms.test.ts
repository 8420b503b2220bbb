import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { booksOf, facts, realFile, tally, withRealFiles } from '../../support/real-files.ts';
import { countsOf, importInto } from '../../support/spreadsheet.ts';
import type { TestShop } from '../../support/shop.ts';

const folder = ['platform-formats', 'dev'] as const;
const known = facts(...folder, 'FACTS.json');

function orders(shop: TestShop, name: string) {
  return importInto(shop, { kind: 'orders', file: realFile(...folder, name), create_products: true });
}

/**
 * What each file comes to in the books, in the words of the facts beside it. A voided order that was not sent is
 * cancelled, and nothing of it is left to pay; one that was sent all the same is still owed.
 */
const files = [
  {
    name: 'shopify_orders_export.csv', channel: 'shopify', rows: 39,
    is: { orders: 24, total: '869.89', refunded: '139.31', units: 60 },
    lifecycle: { open: 12, closed: 10, cancelled: 2 },
    payment: { paid: 9, part_refunded: 7, refunded: 3, unpaid: 5 },
  },
  {
    name: 'woocommerce_orders_advanced_export.csv', channel: 'woocommerce', rows: 37,
    is: { orders: 24, total: '1013.35', refunded: '26.30', units: 74 },
    lifecycle: { open: 5, closed: 15, cancelled: 4 },
    payment: { paid: 20, refunded: 1, unpaid: 3 },
  },
  {
    name: 'amazon_order_report.txt', channel: 'amazon', rows: 39,
    is: { orders: 24, lines: '900.50', refunded: '0.00', units: 69 },
    lifecycle: { open: 24 },
    payment: { paid: 24 },
  },
  {
    name: 'amazon_all_orders.txt', channel: 'amazon', rows: 39,
    is: { orders: 24, lines: '900.50', refunded: '0.00', units: 69 },
    lifecycle: { closed: 24 },
    payment: { paid: 24 },
  },
  {
    name: 'ebay_orders_report.csv', channel: 'ebay', rows: 48,
    is: { orders: 24, total: '939.95', refunded: '0.00', units: 54 },
    lifecycle: { open: 24 },
    payment: { paid: 24 },
  },
  {
    name: 'EtsySoldOrderItems.csv', channel: 'etsy', rows: 35,
    is: { orders: 24, lines: '601.80', refunded: '0.00', units: 55 },
    lifecycle: { open: 12, closed: 12 },
    payment: { paid: 24 },
  },
] as const; // prettier-ignore

withRealFiles('platform-formats/dev', (newShop) => {
  it.each(files)(
    '$name: in, in again, out, and in once more',
    async ({ name, channel, rows, is, ...words }) => {
      const shop = await newShop();

      const first = await orders(shop, name);
      const books = await booksOf(shop, channel);
      await shop.booksAreSound();
      const again = await orders(shop, name);
      await shop.run(takeBackBatch, { batch: 1 });
      const left = await booksOf(shop, channel);
      await shop.booksAreSound();
      const back = await orders(shop, name);

      expect(first).toMatchObject({ rows, records: 24, created: 24, rejected: 0 });
      expect({ ...books, orders: books.orders.length }).toMatchObject(is);
      expect(tally(books.orders.map(({ lifecycle }) => lifecycle))).toEqual(words.lifecycle);
      expect(tally(books.orders.map(({ payment }) => payment))).toEqual(words.payment);
      expect(again).toMatchObject({ batch: null, created: 0, updated: 0, unchanged: 24 });
      expect(left).toMatchObject({ orders: [], total: '0.00' });
      expect(countsOf(back)).toEqual(countsOf(first));
      expect(await booksOf(shop, channel)).toMatchObject({ total: books.total, paid: books.paid });
      await shop.booksAreSound();
    },
  );

  it('says what the facts say', () => {
    const { 'shopify_orders_export.csv': shopify, 'woocommerce_orders_advanced_export.csv': woocommerce } =
      known;
    const { amazon, 'ebay_orders_report.csv': ebay, 'EtsySoldOrderItems.csv': etsy } = known;

    expect(files.map(({ is }) => ('total' in is ? is.total : is.lines))).toEqual([
      shopify?.['total'],
      woocommerce?.['order_total_sum'],
      amazon?.['order_report_item_price_sum'],
      amazon?.['order_report_item_price_sum'],
      ebay?.['total_price_sum'],
      etsy?.['item_total_sum'],
    ]);
    expect(files[0].is).toEqual({
      orders: shopify?.['orders'], total: shopify?.['total'], refunded: shopify?.['refunded'], units: shopify?.['units'],
    }); // prettier-ignore
    expect([files[2].is.units, files[4].is.units, files[5].is.units]).toEqual([
      amazon?.['units_to_ship'],
      ebay?.['units'],
      etsy?.['units'],
    ]);
  });

  it('square_items.csv: sales at the till are over, and two of its transactions are returns', async () => {
    const shop = await newShop();

    const first = await orders(shop, 'square_items.csv');
    const books = await booksOf(shop, 'square');
    const credited = await shop.read(({ tx }) =>
      tx.selectFrom('credits').select('gross').orderBy('gross').execute(),
    );
    const again = await orders(shop, 'square_items.csv');
    await shop.booksAreSound();
    await shop.run(takeBackBatch, { batch: 1 });

    expect(first).toMatchObject({ rows: 36, records: 24, created: 24, also: { returns: 2 } });
    expect(tally(books.orders.map(({ lifecycle }) => lifecycle))).toEqual({ closed: 22 });
    expect(books).toMatchObject({ total: '637.60', paid: '637.60' });
    expect(credited).toEqual([{ gross: 1045 }, { gross: 2200 }]);
    expect((637.6 - 10.45 - 22).toFixed(2)).toBe(known['square']?.['net_sales']);
    expect(again).toMatchObject({ batch: null, unchanged: 24 });
    expect(await booksOf(shop, 'square')).toMatchObject({ orders: [], total: '0.00' });
    await shop.booksAreSound();
  });

  it('shopify_inventory_export.csv: counts every place that stocks a thing, and needs both to be known', async () => {
    const shop = await newShop();
    const stock = { kind: 'stock', file: realFile(...folder, 'shopify_inventory_export.csv') } as const;
    const refused = await importInto(shop, stock).catch((error: unknown) => error);
    for (const [code, name] of [
      ['workshop', 'Workshop'],
      ['market', 'Market stall'],
    ] as const)
      await shop.run(addLocation, { code, name });
    await orders(shop, 'shopify_orders_export.csv');
    await orders(shop, 'EtsySoldOrderItems.csv');

    const first = await importInto(shop, stock);
    const again = await importInto(shop, stock);

    expect(refused).toMatchObject({ exit: 3, details: { rows: 19, rejected: 19 } });
    expect(first).toMatchObject({ rows: 19, rejected: 0 });
    expect(again).toMatchObject({ batch: null, unchanged: 19 });
    const levels = await shop.read(({ tx }) => tx.selectFrom('stock_levels').select('quantity').execute());
    expect(levels.reduce((all, { quantity }) => all + quantity, 0) / 1000).toBe(
      known['shopify_inventory_export.csv']?.['on_hand_total'],
    );
    await shop.booksAreSound();
  });

  it.each([
    'stripe_payout_reconciliation.csv', 'paypal_activity.csv', 'square_transactions.csv', 'bank_barclays.csv',
    'bank_hsbc_headerless.csv', 'bank_lloyds.csv', 'bank_monzo.csv', 'bank_nationwide_cp1252.csv', 'bank_natwest.csv',
    'bank_starling.csv',
  ])('%s: money without orders is refused, and names what is missing', async (name) => {
    const shop = await newShop();

    for (const kind of ['payments', 'orders', 'history'] as const) {
      const refused = importInto(shop, { kind, file: realFile(...folder, name) });
      await expect(refused).rejects.toMatchObject({ exit: 2 });
      await expect(refused).rejects.toThrow(/has no column for|names no order/);
    }
    await shop.booksAreSound();
  }); // prettier-ignore
});
