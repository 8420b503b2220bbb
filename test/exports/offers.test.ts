import { describe, expect, it } from 'vitest';
import { platforms, type Platform } from '../../src/domain/exports/formats.ts';
import { offered } from '../../src/domain/exports/offered.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { archiveProduct } from '../../src/operations/products/archive.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { exported, rowsIn } from '../support/exporting.ts';
import { onEveryEngine } from '../support/shop.ts';
import { stockedShop } from '../support/sold.ts';

describe('what is offered', () => {
  it.each([
    { available: 100_000, buffer: 0, cap: undefined, is: 100 },
    { available: 100_000, buffer: 2, cap: 50, is: 50 },
    { available: 10_000, buffer: 2, cap: 50, is: 8 },
    { available: 1_000, buffer: 2, cap: 50, is: 0 },
    { available: -3_000, buffer: 0, cap: 50, is: 0 },
    { available: 2_999, buffer: 0, cap: undefined, is: 2 },
  ])('of $available thousandths is $is', ({ available, is, ...offering }) => {
    expect(offered(available, offering)).toBe(is);
  });
});

onEveryEngine('stock for a platform', (newShop) => {
  it('is what may be sold there: whole pieces of goods, less what is promised and kept back', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(addProduct, { sku: 'BOWL', name: 'Bowl', price: '12.00' });
    await shop.run(addProduct, { sku: 'OLD', name: 'Old bowl', price: '12.00' });
    await shop.run(archiveProduct, { sku: 'OLD' });
    await shop.run(placeOrder, { line: ['MUG=7', 'CLOTH=55.5'] });
    await shop.run(receiveStock, { sku: 'BOWL', quantity: '9', to: 'quarantine' });
    const text = async (format: Platform) =>
      (await exported(shop, 'stock', { format, buffer: 2, cap: 50 })).text;

    expect(await text('etsy')).toBe('SKU,QUANTITY\nMUG,50\nCLOTH,42\nBOWL,0\n');
    expect(await text('woocommerce')).toBe('SKU,In stock?,Stock\nMUG,1,50\nCLOTH,1,42\nBOWL,0,0\n');
    expect(await text('amazon')).toBe(
      'sku\tprice\tminimum-seller-allowed-price\tmaximum-seller-allowed-price\tquantity\thandling-time\tfulfillment-channel\n' +
        'MUG\t\t\t\t50\t\t\nCLOTH\t\t\t\t42\t\t\nBOWL\t\t\t\t0\t\t\n',
    );
    expect(await text('ebay')).toBe(
      'Action(SiteID=UK|Country=GB|Currency=GBP|Version=1193|CC=UTF-8),Custom label (SKU),Quantity\n' +
        'Revise,MUG,50\nRevise,CLOTH,42\nRevise,BOWL,0\n',
    );
  });

  it('counts for Shopify what its own open orders hold as on hand, since Shopify takes it off again', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(placeOrder, { line: ['MUG=7'], channel: 'web' });
    await shop.run(placeOrder, { line: ['MUG=5'], channel: 'phone' });

    const unnamed = await exported(shop, 'stock', { format: 'shopify', buffer: 2 });
    const named = await exported(shop, 'stock', { format: 'shopify', channel: 'web', buffer: 2 });

    expect(rowsIn(named)[0]).toEqual({
      Handle: 'blue-mug', Title: 'Blue mug', 'Option1 Name': 'Title', 'Option1 Value': 'Default Title', SKU: 'MUG',
      Location: 'Main', 'On hand (new)': '93',
    }); // prettier-ignore
    expect(rowsIn(unnamed)[0]).toMatchObject({ 'On hand (new)': '86' });
    expect([unnamed.remarks.length, named.remarks.length]).toEqual([1, 0]);
  });

  it('can be that of one place', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(addLocation, { code: 'barn', name: 'The barn' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '3', to: 'barn' });

    const rows = rowsIn(await exported(shop, 'stock', { format: 'shopify', location: 'barn' }));

    expect(rows.map((row) => [row['SKU'], row['Location'], row['On hand (new)']])).toEqual([
      ['MUG', 'The barn', '3'],
      ['CLOTH', 'The barn', '0'],
    ]);
    const quarantine = exported(shop, 'stock', { format: 'shopify', location: 'quarantine' });
    await expect(quarantine).rejects.toMatchObject({ code: 'state' });
  });

  it('is one row a product, whatever the platform', async () => {
    const shop = await stockedShop(await newShop());
    for (const format of platforms) {
      const { text, rows } = await exported(shop, 'stock', { format, channel: 'web' });
      expect([format, rows, text.split('\n').length]).toEqual([format, 2, 4]);
    }
  });
});
