import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { setSetting } from '../../../src/operations/shop/set.ts';
import { setTaxRate } from '../../../src/operations/shop/tax.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { listSettings, listTaxRates } from '../../../src/store/list/settings.ts';
import { loadShop } from '../../../src/store/load/shop.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function valueOf(shop: TestShop, key: string): Promise<string | undefined> {
  return (await shop.read(listSettings)).find((setting) => setting.key === key)?.value;
}

const wrap = { sku: 'GIFT', name: 'Gift wrap', price: '12.00', kind: 'service' } as const;

onEveryEngine('setting up the shop', (newShop) => {
  it('keeps a setting, and notes what it was before', async () => {
    const shop = await newShop();
    await shop.run(setSetting, { key: 'return-window-days', value: '060' });
    await shop.run(setSetting, { key: 'return_window_days', value: '14' });
    await shop.run(setSetting, { key: 'payment_methods', value: 'Voucher, cash, pay-pal' });

    const set = await shop.read(({ tx }) => loadShop(tx));
    expect(set).toMatchObject({ return_window_days: 14, payment_methods: ['voucher', 'pay_pal'] });
    const noted = await shop.read(({ tx }) =>
      tx.selectFrom('events').select('payload').where('type', '=', 'setting_changed').orderBy('id', 'desc').limit(3).execute(),
    );
    expect(noted.map(({ payload }) => JSON.parse(payload) as object)).toEqual([
      { key: 'payment_methods', value: 'voucher pay_pal', before: null },
      { key: 'return_window_days', value: '14', before: '60' },
      { key: 'return_window_days', value: '60', before: null },
    ]);
  }); // prettier-ignore

  it.each([
    ['timezone', 'Mars', 'input.invalid'],
    ['ship_policy', 'never', 'input.invalid'],
    ['return_window_days', '-1', 'input.invalid'],
    ['return_reasons', 'too big!', 'input.invalid'],
    ['name', ' ', 'input.invalid'],
    ['name', 'Har\u0000bour', 'input.invalid'],
    ['name', '4111 1111 1111 1111', 'input.card_number'],
    ['location', 'two words', 'input.invalid'],
    ['location', 'nowhere', 'not_found'],
    ['location', 'quarantine', 'state'],
    ['colour', 'blue', 'not_found'],
  ])('refuses %s = %s', async (key, value, code) => {
    const shop = await newShop();
    await expect(shop.run(setSetting, { key, value })).rejects.toMatchObject({ code });
  });

  it('says which words are docket’s own', async () => {
    const shop = await newShop();
    const refused = shop.run(setSetting, { key: 'payment_methods', value: 'voucher imported cash' });
    await expect(refused).rejects.toMatchObject({
      code: 'input.invalid',
      message: '“imported” is docket’s own word, for what was paid before docket came.',
    });
    expect(await valueOf(shop, 'payment_methods')).toBe('');
  });

  it('changes currency, country and price basis only while there are no orders', async () => {
    const shop = await newShop();
    await shop.run(setSetting, { key: 'country', value: 'fr' });
    await shop.run(setSetting, { key: 'currency', value: 'EUR' });
    await shop.run(addProduct, wrap);
    await expect(shop.run(setSetting, { key: 'currency', value: 'JPY' })).rejects.toMatchObject({
      code: 'in_use',
    });
    await shop.run(setSetting, { key: 'prices', value: 'without-tax' });
    const order = Number(await shop.run(placeOrder, { line: ['GIFT=1'] }));

    expect((await shop.read((reading) => showOrder(reading, order))).order).toMatchObject({
      currency: 'EUR', net: 1200, tax: 240, gross: 1440,
    }); // prettier-ignore
    await expect(shop.run(setSetting, { key: 'prices', value: 'with_tax' })).rejects.toMatchObject({
      code: 'in_use',
      details: { setting: 'prices', order: 1001 },
    });
    await shop.run(setSetting, { key: 'prices', value: 'without_tax' });
    await shop.booksAreSound();
  });

  it('does not know the tax of every country', async () => {
    const shop = await newShop();
    await expect(shop.run(setSetting, { key: 'country', value: 'BR' })).rejects.toMatchObject({
      code: 'input.missing',
    });
    await shop.run(setTaxRate, { category: 'standard', rate: '17%', country: 'br', from_day: '2020-01-01' });
    await shop.run(setSetting, { key: 'country', value: 'BR' });
    expect(await valueOf(shop, 'country')).toBe('BR');
  });

  it('makes another place the shop’s own', async () => {
    const shop = await newShop();
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await shop.run(setSetting, { key: 'location', value: 'attic' });
    expect(await valueOf(shop, 'location')).toBe('attic');
  });
});

onEveryEngine('tax rates', (newShop) => {
  it('count from their day on', async () => {
    const shop = await newShop();
    await shop.run(addProduct, wrap);
    await shop.run(setTaxRate, { category: 'standard', rate: '25%', from_day: '2026-03-10' });
    const before = Number(await shop.run(placeOrder, { line: ['GIFT=1'] }));
    shop.at('2026-03-10T10:00:00.000Z');
    const after = Number(await shop.run(placeOrder, { line: ['GIFT=1'] }));

    const taxOf = async (order: number) => (await shop.read((reading) => showOrder(reading, order))).order.tax;
    expect([await taxOf(before), await taxOf(after)]).toEqual([200, 240]);
    const rates = await shop.read((reading) => listTaxRates(reading, { today: '2026-03-09', category: 'standard' }));
    expect(rates.map(({ from_day, rate, current }) => [from_day, rate, current])).toEqual([
      ['1970-01-01', 200_000, true],
      ['2026-03-10', 250_000, false],
    ]);
  }); // prettier-ignore

  it('have a category of the shop’s own once it has a name', async () => {
    const shop = await newShop();
    await expect(shop.run(setTaxRate, { category: 'books', rate: '0%' })).rejects.toMatchObject({ code: 'not_found' });
    await shop.run(setTaxRate, { category: 'books', rate: '0%', name: 'Books' });
    await shop.run(addProduct, { ...wrap, sku: 'BOOK', tax: 'books' });
    const order = Number(await shop.run(placeOrder, { line: ['BOOK=1'], placed_on: '2026-02-01' }));
    expect((await shop.read((reading) => showOrder(reading, order))).order).toMatchObject({ tax: 0, gross: 1200 });
    await expect(shop.run(setTaxRate, { category: 'books', rate: '120%', name: 'Books', country: 'Gb1' })).rejects.toMatchObject({ exit: 2 });
  }); // prettier-ignore
});
