import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { booksOf, realFile, withRealFiles } from '../../support/real-files.ts';
import type { TestShop } from '../../support/shop.ts';
import { importInto } from '../../support/spreadsheet.ts';

const folder = ['platform-formats', 'dev'] as const;

/** The file again as a later export has it. */
function edited(name: string, edits: readonly (readonly [RegExp, string])[]): string {
  const file = realFile(...folder, name);
  const text = edits.reduce((now, [from, to]) => now.replace(from, to), readFileSync(file, 'utf8'));
  writeFileSync(file, text);
  return file;
}

function orders(shop: TestShop, file: string) {
  return importInto(shop, { kind: 'orders', file, create_products: true });
}

async function orderOf(shop: TestShop, channel: string, ref: string) {
  const { orders: all } = await booksOf(shop, channel);
  return all.find(({ external_ref }) => external_ref === ref);
}

async function exceptions(shop: TestShop) {
  return shop.read(({ tx }) => tx.selectFrom('exceptions').select(['kind', 'quantity']).execute());
}

/** Plenty of everything that the file sells. */
async function stockUp(shop: TestShop): Promise<void> {
  const goods = await shop.read(({ tx }) =>
    tx.selectFrom('products').select('sku').where('kind', '=', 'goods').execute(),
  );
  for (const { sku } of goods) await shop.run(receiveStock, { sku, quantity: '100', cost: '1.00' });
}

withRealFiles('platform-formats/dev', (newShop) => {
  it('Shopify: a later export ships what was waiting and pays back what was paid', async () => {
    const shop = await newShop();
    const name = 'shopify_orders_export.csv';
    await orders(shop, realFile(...folder, name));
    await stockUp(shop);

    const shipped = edited(name, [
      [
        /^(#2008,[^,]*,paid,[^,]*),unfulfilled,,(.*),pending,/m,
        '$1,fulfilled,2026-04-20 09:00:00 +0100,$2,fulfilled,',
      ],
    ]);
    const sent = await orders(shop, shipped);
    const after = await orderOf(shop, 'shopify', '#2008');
    const again = await orders(shop, shipped);
    const back = await orders(
      shop,
      edited(name, [
        [/^(#2008,[^,]*),paid,([^,]*),unfulfilled,,(.*),pending,(.*),0\.00,Fernhill/m,
          '$1,refunded,$2,fulfilled,2026-04-20 09:00:00 +0100,$3,fulfilled,$4,23.45,Fernhill'],
      ]), // prettier-ignore
    );

    expect(sent).toMatchObject({ created: 0, updated: 1, unchanged: 23, warnings: [] });
    expect(after).toMatchObject({ fulfilment: 'fulfilled', shipped: 1000, paid: 2345, refunded: 0 });
    expect(again).toMatchObject({ batch: null, updated: 0, unchanged: 24 });
    expect(back).toMatchObject({ updated: 1, unchanged: 23 });
    expect(await orderOf(shop, 'shopify', '#2008')).toMatchObject({
      shipped: 1000,
      refunded: 2345,
      payment: 'refunded',
    });
    expect(await exceptions(shop)).toEqual([]);
    await shop.booksAreSound();
  });

  it('Shopify: the first export again, after the later one, takes nothing back', async () => {
    const shop = await newShop();
    const name = 'shopify_orders_export.csv';
    await orders(shop, realFile(...folder, name));
    await stockUp(shop);
    await orders(
      shop,
      edited(name, [
        [
          /^(#2014,[^,]*,paid,[^,]*),unfulfilled,,(.*),pending,/m,
          '$1,fulfilled,2026-04-20 09:00:00 +0100,$2,fulfilled,',
        ],
      ]),
    );
    const before = await orderOf(shop, 'shopify', '#2014');

    const older = await orders(shop, realFile(...folder, name));

    expect(before).toMatchObject({ fulfilment: 'fulfilled', shipped: 3000 });
    expect(older).toMatchObject({ created: 0, updated: 0 });
    expect(await orderOf(shop, 'shopify', '#2014')).toEqual(before);
    await shop.booksAreSound();
  });

  it('Amazon: an export whose last update is older changes nothing', async () => {
    const shop = await newShop();
    const name = 'amazon_all_orders.txt';
    await orders(shop, realFile(...folder, name));
    const before = await booksOf(shop, 'amazon');

    const older = await orders(
      shop,
      edited(name, [
        [/\t2026-(\d\d)-(\d\dT[^\t]*)\tShipped\tMerchant/g, '\t2025-$1-$2\tCancelled\tMerchant'],
        [/\tShipped\t(\d+)\tGBP/g, '\tCancelled\t$1\tGBP'],
      ]),
    );

    expect(older).toMatchObject({ batch: null, created: 0, updated: 0, unchanged: 24 });
    expect(await booksOf(shop, 'amazon')).toEqual(before);
    await shop.booksAreSound();
  });

  it('Amazon: what is to be sent leaves the shelf once another report says that it was', async () => {
    const shop = await newShop();
    await orders(shop, realFile(...folder, 'amazon_order_report.txt'));
    await shop.run(takeBackBatch, { batch: 1 });
    await orders(shop, realFile(...folder, 'EtsySoldOrderItems.csv'));
    await stockUp(shop);
    const waiting = await orders(shop, realFile(...folder, 'amazon_unshipped_orders.txt'));
    const promised = await levels(shop);

    const shipped = await orders(shop, realFile(...folder, 'amazon_all_orders.txt'));
    const left = await levels(shop);
    await shop.booksAreSound();
    await shop.run(takeBackBatch, { batch: 4 });

    expect(waiting).toMatchObject({ created: 24 });
    expect(shipped).toMatchObject({ created: 0, updated: 24, warnings: [] });
    expect(promised.on_hand - left.on_hand).toBe(69_000);
    expect(left.allocated).toBe(promised.allocated - 69_000);
    expect(await exceptions(shop)).toEqual([]);
    expect(await levels(shop)).toEqual(promised);
    await shop.booksAreSound();
  });

  it('Amazon: what was sent and was never there is kept as oversold, once', async () => {
    const shop = await newShop();
    await orders(shop, realFile(...folder, 'amazon_unshipped_orders.txt'));

    const shipped = await orders(shop, realFile(...folder, 'amazon_all_orders.txt'));
    const again = await orders(shop, realFile(...folder, 'amazon_all_orders.txt'));

    expect(shipped).toMatchObject({ updated: 24 });
    expect(shipped.warnings.join('\n')).toContain('oversold');
    const raised = await exceptions(shop);
    expect(raised).toHaveLength(39);
    expect(raised.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)).toBe(69_000);
    expect(again).toMatchObject({ batch: null, updated: 0, unchanged: 24 });
    const { orders: all } = await booksOf(shop, 'amazon');
    expect(all.every(({ shipped: gone, lifecycle }) => gone === 0 && lifecycle === 'open')).toBe(true);
    await shop.booksAreSound();
  });
});

/** What lies on all shelves, and what of it is promised. */
async function levels(shop: TestShop) {
  const rows = await shop.read(({ tx }) =>
    tx.selectFrom('stock_levels').select(['quantity', 'allocated']).execute(),
  );
  return {
    on_hand: rows.reduce((sum, { quantity }) => sum + quantity, 0),
    allocated: rows.reduce((sum, { allocated }) => sum + allocated, 0),
  };
}
