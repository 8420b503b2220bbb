import { expect, it } from 'vitest';
import { addParty } from '../../../src/operations/parties/add.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { archiveProduct } from '../../../src/operations/products/archive.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listProducts, showProduct, type ProductFilter } from '../../../src/store/list/products.ts';
import { productView } from '../../../src/views/product.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

const mug = { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20', category: 'Kitchen' };

async function shown(shop: TestShop, sku: string) {
  return productView.row(await shop.read((reading) => showProduct(reading, sku)));
}

async function listed(shop: TestShop, filter: ProductFilter = {}): Promise<string[]> {
  return (await shop.read((reading) => listProducts(reading, filter))).map(({ product }) => product.sku);
}

onEveryEngine('changing the catalogue', (newShop) => {
  it('changes what was said, takes away what is blank, and keeps what an order was placed with', async () => {
    const shop = await newShop();
    await shop.run(addParty, { kind: 'supplier', code: 'POTTER', name: 'Whitby Pottery' });
    await shop.run(addProduct, { ...mug, barcode: '5012345678900' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10' });
    await shop.run(placeOrder, { line: ['MUG=1'] });

    await shop.run(editProduct, {
      sku: 'MUG', name: 'Deep blue mug', price: '9.95', cost: '', supplier: 'POTTER', reorder_point: '4', when_short: 'backorder',
    }); // prettier-ignore

    expect(await shown(shop, '5012345678900')).toMatchObject({
      sku: 'MUG', name: 'Deep blue mug', price: '9.95', cost: null, category: 'Kitchen', supplier: 'POTTER',
      reorder_point: 4, reorder_quantity: null, when_short: 'backorder', available: 9,
    }); // prettier-ignore
    const line = await shop.read(({ tx }) =>
      tx.selectFrom('order_lines').select(['name', 'unit_price']).executeTakeFirstOrThrow(),
    );
    expect(line).toEqual({ name: 'Blue mug', unit_price: 9_500_000 });
    expect(await listed(shop, { search: 'DEEP' })).toEqual(['MUG']);
    await shop.booksAreSound();
  });

  it('notes nothing when nothing changes', async () => {
    const shop = await newShop();
    await shop.run(addProduct, mug);
    await shop.run(editProduct, { sku: 'MUG', name: 'Blue mug', price: '9.5' });
    const edits = await shop.read(({ tx }) => tx.selectFrom('events').select('id').where('type', '=', 'edited').execute());
    expect(edits).toEqual([]);
  }); // prettier-ignore

  it('says everything that cannot be at once', async () => {
    const shop = await newShop();
    await shop.run(addProduct, mug);
    await shop.run(addProduct, { ...mug, sku: 'CUP', barcode: '5012345678900' });
    const refused = shop.run(editProduct, {
      sku: 'MUG', name: ' ', price: '-1', barcode: '5012345678900', tax: 'tea', supplier: 'NOBODY', reorder_quantity: '0', decimals: 4,
    }); // prettier-ignore
    await expect(refused).rejects.toMatchObject({ exit: 2 });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'The name is empty.',
      'The price -1 is below zero.',
      'There is no tax category “tea”.',
      'There is no supplier “NOBODY”.',
      'The decimals are 4; they go from 0 (pieces) to 3 (grams).',
      'The reorder quantity is 0, and must be more than 0.',
      'The barcode 5012345678900 is on CUP already.',
    ]);
  });

  it('says an unknown SKU together with everything else, and keeps texts without the blanks around them', async () => {
    const shop = await newShop();
    const refused = shop.run(editProduct, { sku: 'CUP', name: 'C\u0000p', category: 'x'.repeat(101), price: '-1', reorder_point: 'few' });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'There is no product “CUP”.',
      'The name holds characters that cannot be printed.',
      'The category has 101 characters, and may have 100.',
      'The price -1 is below zero.',
      'The reorder point “few” is not a number such as 12.50.',
    ]);
    await shop.run(addProduct, { ...mug, name: ' Blue mug\t', category: ' Kitchen ' });
    expect(await shown(shop, 'MUG')).toMatchObject({ name: 'Blue mug', category: 'Kitchen' });
    await shop.run(editProduct, { sku: 'MUG', category: '  ' });
    expect(await shown(shop, 'MUG')).toMatchObject({ category: null });
  }); // prettier-ignore

  it('takes prices and quantities up to what the books can hold', async () => {
    const shop = await newShop();
    const refused = shop.run(addProduct, { ...mug, price: '99999999999999999', cost: '1000000000.01', reorder_point: '1000000001' });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'The price 99999999999999999 is too large: at most 1000000000.',
      'The cost 1000000000.01 is too large: at most 1000000000.',
      'The reorder point 1000000001 is too large: at most 1000000000.',
    ]);
    await expect(refused).rejects.toMatchObject({ exit: 2 });
    await shop.run(addProduct, { ...mug, price: '1000000000', reorder_point: '1000000000' });
    expect(await shown(shop, 'MUG')).toMatchObject({ price: '1000000000.00', reorder_point: 1_000_000_000 });
  }); // prettier-ignore

  it('sells more finely only while nothing was ordered or has moved', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { ...mug, sku: 'TEA' });
    await shop.run(editProduct, { sku: 'TEA', decimals: 3, reorder_point: '0.25' });
    await shop.run(receiveStock, { sku: 'TEA', quantity: '1.5' });

    await expect(shop.run(editProduct, { sku: 'TEA', decimals: 0 })).rejects.toMatchObject({
      code: 'in_use',
    });
    expect(await shown(shop, 'TEA')).toMatchObject({ decimals: 3, reorder_point: 0.25, available: 1.5 });
  });

  it('does not archive what open orders need, and brings back what is archived', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { ...mug, barcode: '5012345678900' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10' });
    const order = Number(await shop.run(placeOrder, { line: ['MUG=2'] }));
    await expect(shop.run(archiveProduct, { sku: 'MUG' })).rejects.toMatchObject({
      code: 'in_use',
      message: 'MUG is still needed by open orders: #1001.',
    });

    await shop.run(shipOrder, { order });
    await shop.run(archiveProduct, { sku: 'MUG' });
    expect(await listed(shop)).toEqual([]);
    expect(await listed(shop, { archived: true })).toEqual(['MUG']);
    await expect(shop.run(placeOrder, { line: ['MUG=1'] })).rejects.toMatchObject({ code: 'state' });
    await expect(shop.run(receiveStock, { sku: 'MUG', quantity: '1' })).rejects.toMatchObject({
      code: 'state',
    });

    await shop.run(addProduct, { ...mug, sku: 'CUP', barcode: '5012345678900' });
    await expect(shop.run(editProduct, { sku: 'MUG', restore: true })).rejects.toMatchObject({
      code: 'exists',
    });
    await shop.run(editProduct, { sku: 'MUG', restore: true, barcode: '' });
    expect(await listed(shop)).toEqual(['CUP', 'MUG']);
    expect(await shown(shop, 'MUG')).toMatchObject({ barcode: null, archived_at: null, available: 8 });
  });
});
