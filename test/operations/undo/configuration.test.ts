import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { archiveLocation } from '../../../src/operations/places/archive-location.ts';
import { addChannel } from '../../../src/operations/places/channels.ts';
import { editLocation } from '../../../src/operations/places/edit-location.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { setSetting } from '../../../src/operations/shop/set.ts';
import { setTaxRate } from '../../../src/operations/shop/tax.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { latestOperation } from '../../../src/store/list/operations.ts';
import { listSettings, listTaxRates } from '../../../src/store/list/settings.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function valueOf(shop: TestShop, key: string): Promise<string | undefined> {
  return (await shop.read(listSettings)).find((setting) => setting.key === key)?.value;
}

async function rates(shop: TestShop, category: string): Promise<unknown[]> {
  const listed = await shop.read((reading) => listTaxRates(reading, { today: '2026-03-02', category }));
  return listed.map(({ country, from_day, rate }) => [country, from_day, rate]);
}

async function latest(shop: TestShop): Promise<number | undefined> {
  return (await shop.read(latestOperation))?.id;
}

const wrap = { sku: 'WRAP', name: 'Gift wrap', price: '2.00', kind: 'service' } as const;

onEveryEngine('undo of how the shop is set up', (newShop) => {
  it('sets back what was set, and unsets what was never set before', async () => {
    const shop = await newShop();
    await shop.run(setSetting, { key: 'return_window_days', value: '60' });
    await shop.run(setSetting, { key: 'return_window_days', value: '14' });
    await shop.undo();
    expect(await valueOf(shop, 'return_window_days')).toBe('60');
    await shop.undo();
    expect(await valueOf(shop, 'return_window_days')).toBe('30');
    await shop.run(setSetting, { key: 'return_window_days', value: '7' });
    expect(await valueOf(shop, 'return_window_days')).toBe('7');
    await shop.booksAreSound();
  });

  it('keeps the laws of setting: no other currency once there are orders, no place that is gone', async () => {
    const shop = await newShop();
    await shop.run(setSetting, { key: 'currency', value: 'EUR' });
    const euro = await latest(shop);
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await shop.run(setSetting, { key: 'location', value: 'attic' });
    const moved = await latest(shop);
    await shop.run(archiveLocation, { code: 'main' });
    await expect(shop.undo(moved)).rejects.toMatchObject({ code: 'not_found' });
    await shop.run(addProduct, wrap);
    await shop.run(placeOrder, { line: ['WRAP=1'] });
    await expect(shop.undo(euro)).rejects.toMatchObject({ code: 'in_use' });
    expect(await valueOf(shop, 'currency')).toBe('EUR');
  });

  it('goes back to the rate that was there, or to none', async () => {
    const shop = await newShop();
    const before = await rates(shop, 'standard');
    await shop.run(setTaxRate, { category: 'standard', rate: '22%', from_day: '2026-04-01' });
    await shop.run(setTaxRate, { category: 'standard', rate: '25%', from_day: '2026-04-01' });
    await shop.undo();
    expect(await rates(shop, 'standard')).toEqual([...before, ['GB', '2026-04-01', 220_000]]);
    await shop.undo();
    expect(await rates(shop, 'standard')).toEqual(before);
    await shop.booksAreSound();
  });

  it('takes a tax category back until a product is in it', async () => {
    const shop = await newShop();
    await shop.run(setTaxRate, { category: 'books', rate: '0%', name: 'Books' });
    await shop.undo();
    await shop.run(setTaxRate, { category: 'books', rate: '5%', name: 'Books' });
    const added = await latest(shop);
    await shop.run(addProduct, { ...wrap, sku: 'BOOK', tax: 'books' });
    await expect(shop.undo(added)).rejects.toMatchObject({
      code: 'undo.impossible',
      message: 'This cannot be undone: BOOK is taxed as books.',
    });
    expect(await rates(shop, 'books')).toEqual([['GB', '1970-01-01', 50_000]]);
  });

  it('takes the rates of another country back with it', async () => {
    const shop = await newShop();
    await shop.run(setSetting, { key: 'country', value: 'FR' });
    await shop.undo();
    expect(await valueOf(shop, 'country')).toBe('GB');
    expect((await rates(shop, 'standard')).length).toBe(1);
  });

  it('frees the code of a place and of a channel that nothing was done with', async () => {
    const shop = await newShop();
    await shop.run(addLocation, { code: 'attic', name: 'Attik' });
    await shop.undo();
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await shop.run(addChannel, { code: 'market', name: 'Markt' });
    await shop.undo();
    await shop.run(addChannel, { code: 'market', name: 'Market' });
    const names = await shop.read(async ({ tx }) => [
      ...(await tx.selectFrom('locations').select('name').where('code', '=', 'attic').execute()),
      ...(await tx.selectFrom('channels').select('name').where('code', '=', 'market').execute()),
    ]);
    expect(names).toEqual([{ name: 'Attic' }, { name: 'Market' }]);
    await shop.booksAreSound();
  });

  it('closes no place again that orders were promised goods from since', async () => {
    const shop = await newShop();
    await shop.run(addLocation, { code: 'attic', name: 'Attic', sellable: false });
    await shop.run(addProduct, { sku: 'MUG', name: 'Mug', price: '9.50' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '1', to: 'attic' });
    await shop.run(editLocation, { code: 'attic', sellable: true });
    const opened = await latest(shop);
    await shop.run(placeOrder, { line: ['MUG=1'] });
    await expect(shop.undo(opened)).rejects.toMatchObject({ code: 'stock.promised' });
    await shop.booksAreSound();
  });

  it('leaves a place and a channel with a past, and names the command that archives them', async () => {
    const shop = await newShop();
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    const place = await latest(shop);
    await shop.run(addProduct, { sku: 'MUG', name: 'Mug', price: '9.50' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '1', to: 'attic' });
    await shop.undo();
    await expect(shop.undo(place)).rejects.toMatchObject({
      code: 'undo.impossible',
      message: 'This cannot be undone: goods were brought there.',
      hint: 'docket locations archive attic',
    });
    await shop.run(archiveLocation, { code: 'attic' });

    await shop.run(addChannel, { code: 'market', name: 'Market' });
    const channel = await latest(shop);
    await shop.run(addProduct, wrap);
    await shop.run(placeOrder, { line: ['WRAP=1'], channel: 'market' });
    await expect(shop.undo(channel)).rejects.toMatchObject({ hint: 'docket channels archive market' });
  });
});
