import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { archiveLocation } from '../../../src/operations/places/archive-location.ts';
import { addChannel, archiveChannel, editChannel } from '../../../src/operations/places/channels.ts';
import { editLocation } from '../../../src/operations/places/edit-location.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listChannels, listLocations, showLocation } from '../../../src/store/list/places.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { locationView } from '../../../src/views/location.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function withAttic(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20' });
  await shop.run(addLocation, { code: 'attic', name: 'The attic', priority: 50 });
  return shop;
}

onEveryEngine('places', (newShop) => {
  it('knows by its kind whether a place is sold from, and what lies there', async () => {
    const shop = await withAttic(await newShop());
    await shop.run(addLocation, { code: 'broken', name: 'Broken goods', kind: 'damaged' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', to: 'attic' });
    const rows = (await shop.read((reading) => listLocations(reading))).map(locationView.row);
    expect(rows.map(({ code, kind, sellable, products, value }) => [code, kind, sellable, products, value])).toEqual([
      ['main', 'shop', true, 0, '0.00'],
      ['attic', 'warehouse', true, 1, '16.00'],
      ['broken', 'damaged', false, 0, '0.00'],
      ['quarantine', 'quarantine', false, 0, '0.00'],
    ]);
  }); // prettier-ignore

  it('serves orders from the place with the lower priority', async () => {
    const shop = await withAttic(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', to: 'attic' });
    await shop.run(editLocation, { code: 'attic', priority: 5 });
    await shop.run(placeOrder, { line: ['MUG=3'] });
    await expect(shop.run(editLocation, { code: 'attic', sellable: false })).rejects.toMatchObject({
      code: 'stock.promised',
      message: 'Goods at attic are promised to #1001.',
    });
    await shop.booksAreSound();
  });

  it('gives what lies there to waiting orders once a place is opened to them', async () => {
    const shop = await withAttic(await newShop());
    await shop.run(editLocation, { code: 'attic', sellable: false });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', to: 'attic' });
    const order = Number(await shop.run(placeOrder, { line: ['MUG=3'], backorder: true }));
    await shop.run(editLocation, { code: 'attic', sellable: true });
    const { order: row } = await shop.read((reading) => showOrder(reading, order));
    expect(row.readiness).toBe('ready');
    await shop.booksAreSound();
  });

  it('archives an empty place only, and never the shop’s own or the last quarantine', async () => {
    const shop = await withAttic(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', to: 'attic' });
    await expect(shop.run(archiveLocation, { code: 'attic' })).rejects.toMatchObject({
      code: 'in_use',
      message: 'Goods still lie at attic: 5 of MUG.',
    });
    await expect(shop.run(archiveLocation, { code: 'main' })).rejects.toMatchObject({ code: 'in_use' });
    await expect(shop.run(archiveLocation, { code: 'quarantine' })).rejects.toMatchObject({ code: 'in_use' });

    await shop.run(adjustStock, { sku: 'MUG', quantity: '-5', at: 'attic', reason: 'moth' });
    await shop.run(archiveLocation, { code: 'attic' });

    const left = await shop.read((reading) => listLocations(reading));
    expect(left.map(({ location }) => location.code)).toEqual(['main', 'quarantine']);
    const refused = shop.run(receiveStock, { sku: 'MUG', quantity: '1', to: 'attic' });
    await expect(refused).rejects.toMatchObject({
      code: 'not_found',
      message: 'The location “attic” is archived.',
    });
    await shop.run(editLocation, { code: 'attic', restore: true });
    expect((await shop.read((reading) => showLocation(reading, 'attic'))).location.archived_at).toBeNull();
  });

  it('says everything that cannot be at once', async () => {
    const shop = await newShop();
    const refused = shop.run(addLocation, {
      code: 'two words',
      name: '',
      kind: 'transit',
      sellable: true,
      priority: 0,
    });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'The code “two words” is not one plain word: no blanks, commas, brackets or @, and no dash at its beginning.',
      'Nothing is sold from a place of the kind transit.',
      'The priority is 0; it goes from 1 to 998.',
      'The name is empty.',
    ]);
    await expect(shop.run(addLocation, { code: 'main', name: 'Again' })).rejects.toMatchObject({
      code: 'exists',
    });
  });

  it('says an unknown code together with everything else, and keeps names without blanks around them', async () => {
    const shop = await newShop();
    const refused = shop.run(editLocation, { code: 'attic', name: 'At\u0000tic', priority: 1000 });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'There is no location “attic”.',
      'The priority is 1000; it goes from 1 to 998.',
      'The name holds characters that cannot be printed.',
    ]);
    const channel = shop.run(editChannel, { code: 'market', name: 'x'.repeat(201) });
    expect(await channel.catch((error: Error) => error.message.split('\n'))).toEqual([
      'There is no channel “market”.',
      'The name has 201 characters, and may have 200.',
    ]);
    await shop.run(addLocation, { code: 'attic', name: ' Attic ' });
    expect((await shop.read((reading) => showLocation(reading, 'attic'))).location.name).toBe('Attic');
    await expect(shop.run(addLocation, { code: 'a\u0000b', name: 'B' })).rejects.toMatchObject({ exit: 2 });
  });
});

onEveryEngine('channels', (newShop) => {
  it('come and go, but for the one of orders that name none', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'GIFT', name: 'Gift wrap', price: '2.00', kind: 'service' });
    await shop.run(addChannel, { code: 'market', name: 'Market' });
    await shop.run(editChannel, { code: 'market', name: 'Saturday market' });
    await shop.run(placeOrder, { line: ['GIFT=1'], channel: 'market' });

    await shop.run(archiveChannel, { code: 'market' });
    await expect(shop.run(archiveChannel, { code: 'direct' })).rejects.toMatchObject({ code: 'in_use' });
    await expect(shop.run(placeOrder, { line: ['GIFT=1'], channel: 'market' })).rejects.toMatchObject({ code: 'not_found' });

    const names = async (archived: boolean) =>
      (await shop.read((reading) => listChannels(reading, { archived }))).map(({ name }) => name);
    expect(await names(false)).toEqual(['Direct', 'Phone', 'Web', 'Shop']);
    expect(await names(true)).toEqual(['Saturday market']);
    await shop.run(editChannel, { code: 'market', restore: true });
    await expect(shop.run(addChannel, { code: 'market', name: 'Again' })).rejects.toMatchObject({ code: 'exists' });
  }); // prettier-ignore
});
