import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { addChannel, editChannel } from '../../../src/operations/places/channels.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { showChannel } from '../../../src/store/list/places.ts';
import { showProduct } from '../../../src/store/list/products.ts';
import { channelView } from '../../../src/views/channel.ts';
import { productDetailsView } from '../../../src/views/product.ts';
import { exported, rowsIn } from '../../support/exporting.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { orderRow, stockRow } from '../../support/sold.ts';
import { rowsAsFile, told } from '../../support/reported.ts';
import { importInto, sheet } from '../../support/spreadsheet.ts';

const shown = async (shop: TestShop, sku: string) =>
  productDetailsView.row(await shop.read((reading) => showProduct(reading, sku)))['channel_skus'];

const six = { channel: 'ebay', code: 'MUG_R_6', units: 6 };
const one = { channel: 'ebay', code: 'MUG_R', units: 1 };

async function ebayShop(shop: TestShop): Promise<TestShop> {
  await shop.run(addChannel, { code: 'ebay', buffer: 2, cap: 50 });
  await shop.run(addProduct, {
    sku: 'MUG',
    name: 'Blue mug',
    price: '9.50',
    cost: '3.20',
    channel_sku: ['ebay=MUG_R', 'ebay=MUG_R_6:6'],
  });
  await shop.run(addProduct, { sku: 'TEA', name: 'Tea', price: '4.50' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '30' });
  await shop.run(receiveStock, { sku: 'TEA', quantity: '100' });
  return shop;
}

onEveryEngine('what channels call products', (newShop) => {
  it('is kept with the channel and the product, edited code by code, and undone', async () => {
    const shop = await ebayShop(await newShop());
    const channel = async () => channelView.row(await shop.read((reading) => showChannel(reading, 'ebay')));

    expect(await channel()).toEqual({ code: 'ebay', name: 'Ebay', buffer: 2, cap: 50, archived_at: null });
    expect(await shown(shop, 'MUG')).toEqual([one, six]);

    await shop.run(editProduct, { sku: 'MUG', channel_sku: ['ebay=', 'ebay=BLUE:12'], price: '9.95' });
    expect(await shown(shop, 'MUG')).toEqual([{ channel: 'ebay', code: 'BLUE', units: 12 }]);
    await shop.undo();
    expect(await shown(shop, 'MUG')).toEqual(expect.arrayContaining([one, six]));

    await shop.run(editChannel, { code: 'ebay', buffer: 0, cap: null });
    expect(await channel()).toMatchObject({ buffer: 0, cap: null });
    await shop.undo();
    expect(await channel()).toMatchObject({ buffer: 2, cap: 50 });
    await shop.booksAreSound();
  });

  it('is one product a code, and no other product’s SKU', async () => {
    const shop = await ebayShop(await newShop());
    const refused = (...channel_sku: string[]) => shop.run(editProduct, { sku: 'TEA', channel_sku });

    await expect(refused('ebay=MUG_R')).rejects.toMatchObject({
      exit: 4, message: 'MUG_R stands for MUG on ebay already.',
    }); // prettier-ignore
    await expect(refused('ebay=MUG')).rejects.toMatchObject({
      exit: 4, message: 'MUG is the SKU of another product, and would be read as it.',
    }); // prettier-ignore
    await expect(shop.run(addProduct, { sku: 'MUG_R', name: 'Red mug', price: '9' })).rejects.toMatchObject({
      exit: 4, message: 'MUG_R is what ebay calls MUG.',
    }); // prettier-ignore
    await expect(refused('amazon=T1')).rejects.toMatchObject({ exit: 3 });
    await expect(refused('T1')).rejects.toMatchObject({ exit: 2 });
    await expect(refused('ebay=T1:0')).rejects.toMatchObject({ exit: 2 });
    await expect(refused('ebay=T1:1.5')).rejects.toMatchObject({ exit: 2 });
    await shop.run(editProduct, { sku: 'TEA', channel_sku: ['web=MUG_R'] });
    expect(await shown(shop, 'TEA')).toEqual([{ channel: 'web', code: 'MUG_R', units: 1 }]);
  });

  it('is how a platform is told of the stock: whole listings, after the buffer and up to the cap', async () => {
    const shop = await ebayShop(await newShop());
    const offers = async (wishes: Parameters<typeof exported>[2]) => {
      const written = await exported(shop, 'stock', { format: 'ebay', buffer: undefined, ...wishes });
      return rowsIn(written).map((row) => [row['Custom label (SKU)'], row['Quantity']]);
    };

    // 30 less 2 are 28 mugs: four packs of six.
    const usual = [['MUG_R', '28'], ['MUG_R_6', '4'], ['TEA', '50']]; // prettier-ignore
    expect(await offers({ channel: 'ebay' })).toEqual(usual);
    expect(await offers({})).toEqual(usual);
    expect(await offers({ channel: 'ebay', buffer: 13, cap: 3 })).toEqual([
      ['MUG_R', '3'], ['MUG_R_6', '2'], ['TEA', '3'],
    ]); // prettier-ignore
    expect(await offers({ channel: 'web' })).toEqual([['MUG', '30'], ['TEA', '100']]); // prettier-ignore
  });

  it('is how their orders, parcels and past find our products; a pack keeps what the channel sums it up to', async () => {
    const shop = await ebayShop(await newShop());
    const row = { channel: 'ebay', placed_on: '2026-02-20', customer_name: 'Ann Lee' };
    const sold = {
      ...row,
      external_ref: 'E1',
      sku: 'MUG_R_6',
      name: 'Six mugs',
      quantity: 1,
      unit_price: '50.00',
    };

    const done = await told(shop, 'orders', sold);
    const order = await orderRow(shop, 1001);
    const again = await told(shop, 'orders', sold);

    expect([done.created, done.warnings]).toEqual([1, []]);
    expect(order).toMatchObject({
      gross: '50.00',
      lines: [
        { sku: 'MUG', name: 'Blue mug', ordered: 6, allocated: 6, unit_price: '8.333333', gross: '50.00' },
      ],
    });
    expect(again).toMatchObject({ unchanged: 1, batch: null });

    await told(shop, 'shipments', { order: '1001', sku: 'MUG_R_6', quantity: 1, tracking: 'RM1' });
    expect(await orderRow(shop, 1001)).toMatchObject({ fulfilment: 'fulfilled', lines: [{ shipped: 6 }] });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 24 });

    await told(shop, 'history', {
      ...sold,
      external_ref: 'E0',
      quantity: 2,
      unit_price: '45.00',
      placed_on: '2025-02-20',
    });
    const past = await orderRow(shop, 1002);
    const file = rowsAsFile([{ ...sold, external_ref: 'E2' }]);
    const rehearsed = await importInto(shop, { kind: 'orders', file, dryRun: true });
    expect([rehearsed.created, rehearsed.batch]).toEqual([1, null]);
    expect(past).toMatchObject({
      gross: '90.00', lines: [{ sku: 'MUG', ordered: 12, shipped: 12, unit_price: '7.50' }],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('is found in a stock list that a channel counts in its own listings', async () => {
    const shop = await ebayShop(await newShop());

    await told(shop, 'stock', { channel: 'ebay', sku: 'MUG_R_6', quantity: 3, unit_cost: '18.00' });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 18 });
    await expect(
      told(
        shop,
        'stock',
        { channel: 'ebay', sku: 'MUG_R_6', quantity: 3 },
        { channel: 'ebay', sku: 'MUG_R', quantity: 18 },
      ),
    ).rejects.toThrow('MUG at main is in line 2 already.');
    await expect(told(shop, 'stock', { sku: 'MUG_R_6', quantity: 3 })).rejects.toThrow('There is no product');
    await shop.booksAreSound();
  });

  it('comes back from docket’s own file, changes nothing in the same shop, and is taken back with its import', async () => {
    const shop = await ebayShop(await newShop());
    const { text } = await exported(shop, 'products');

    expect(await importInto(shop, { kind: 'products', file: sheet(text) })).toMatchObject({
      unchanged: 2,
      batch: null,
    });
    const other = await newShop();
    const first = await importInto(other, { kind: 'products', file: sheet(text) });
    expect(await shown(other, 'MUG')).toEqual([one, six]);
    expect((await exported(other, 'products')).text).toBe(text);

    const edited = text.replace('ebay=MUG_R; ebay=MUG_R_6:6', 'ebay=MUG_R; ebay=MUG_R_6:12');
    const rehearsed = await importInto(other, { kind: 'products', file: sheet(edited), dryRun: true });
    expect(rehearsed.plan[0]).toMatchObject({
      what: 'MUG',
      becomes: 'updated',
      changes: [
        { field: 'channel_skus', before: 'ebay=MUG_R; ebay=MUG_R_6:6', after: 'ebay=MUG_R; ebay=MUG_R_6:12' },
      ],
    });
    const second = await importInto(other, { kind: 'products', file: sheet(edited) });
    expect(second).toMatchObject({ updated: 1, unchanged: 1 });
    await other.run(takeBackBatch, { batch: second.batch ?? 0 });
    expect(await shown(other, 'MUG')).toEqual(expect.arrayContaining([one, six]));
    await other.run(takeBackBatch, { batch: first.batch ?? 0 });
    await expect(shown(other, 'MUG')).rejects.toMatchObject({ exit: 3 });
    await other.booksAreSound();
  });
});
