import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addParty } from '../../../src/operations/parties/add.ts';
import { archiveParty } from '../../../src/operations/parties/archive.ts';
import { editParty } from '../../../src/operations/parties/edit.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { listOrders } from '../../../src/store/list/orders.ts';
import { listParties, showCustomer, showSupplier } from '../../../src/store/list/parties.ts';
import { customerView, supplierView } from '../../../src/views/party.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

const ann = { kind: 'customer', code: 'ANN', name: 'Ann Lee', email: 'Ann@Example.com' } as const;

async function customer(shop: TestShop, code: string) {
  return customerView.row(await shop.read((reading) => showCustomer(reading, code)));
}

onEveryEngine('customers and suppliers', (newShop) => {
  it('writes a customer down, whom an order finds again, and says what was ordered', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'GIFT', name: 'Gift wrap', price: '2.00', kind: 'service' });
    await shop.run(addParty, {
      ...ann,
      line1: '1 Church St',
      city: 'Whitby',
      country: 'gb',
      terms: 30,
      note: ' kind ',
    });

    await shop.run(placeOrder, { customer: 'ann@example.com', line: ['GIFT=2'], pay: ['cash=1.00'] });

    expect(await customer(shop, 'ANN')).toEqual({
      code: 'ANN', name: 'Ann Lee', email: 'ann@example.com', phone: null, line1: '1 Church St', line2: null,
      city: 'Whitby', postcode: null, country: 'GB', terms: 30, note: 'kind', archived_at: null,
      orders: 1, gross: '4.00', due: '3.00', last_order_on: '2026-03-02', currency: 'GBP',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('changes what was said and nothing else', async () => {
    const shop = await newShop();
    await shop.run(addParty, { ...ann, phone: '+44 1947 600000' });
    await shop.run(editParty, { kind: 'customer', code: 'ANN', name: 'Ann Leigh', phone: '', terms: 14 });
    expect(await customer(shop, 'ANN')).toMatchObject({ name: 'Ann Leigh', email: 'ann@example.com', phone: null, terms: 14 });
    const found = await shop.read((reading) => listParties(reading, 'customer', { search: 'leigh' }));
    expect(found.map(({ code }) => code)).toEqual(['ANN']);
  }); // prettier-ignore

  it('says everything that cannot be at once', async () => {
    const shop = await newShop();
    await shop.run(addParty, ann);
    const refused = shop.run(addParty, {
      kind: 'customer', code: 'ANN', name: '', email: 'ann@example.com', country: 'England', terms: -1, note: '4111 1111 1111 1111',
    }); // prettier-ignore
    await expect(refused).rejects.toMatchObject({ exit: 2 });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'There is a customer ANN already.',
      'The name is empty.',
      'The note holds a card number (ending in 1111); docket stores none.',
      'ann@example.com is the e-mail address of customer ANN already.',
      '“England” is no country code.',
      'The terms are -1 days; they go from 0 to 3650.',
    ]);
  });

  it.each(['ann@example.com,bob@example.com', 'ann@exam\u0007ple.com', 'ann', 'a@b@c'])(
    'takes no e-mail address that is none: %j',
    async (email) => {
      const shop = await newShop();
      await expect(shop.run(addParty, { ...ann, email })).rejects.toMatchObject({ code: 'input.invalid' });
    },
  );

  it('knows a customer by name however it is capitalised and spaced', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'GIFT', name: 'Gift wrap', price: '2.00', kind: 'service' });
    await shop.run(placeOrder, { customer: 'Zoë Lee', line: ['GIFT=1'] });
    await shop.run(placeOrder, { customer: 'ZOË   lee', line: ['GIFT=2'] });

    const [zoe, ...others] = await shop.read((reading) => listParties(reading, 'customer'));
    expect(others).toEqual([]);
    expect(zoe).toMatchObject({ code: 'C0001', name: 'Zoë Lee' });
    const likely = shop.run(placeOrder, { customer: 'zoë lee', line: ['GIFT=1'] });
    await expect(likely).rejects.toMatchObject({ code: 'duplicate' });
    const hers = await shop.read((reading) => listOrders(reading, { customer: 'Zoë LEE' }));
    expect(hers.map(({ number }) => number)).toEqual([1002, 1001]);

    await shop.run(editParty, { kind: 'customer', code: 'C0001', name: 'Zoë Leigh' });
    await shop.run(placeOrder, { customer: 'zoë leigh', line: ['GIFT=3'] });
    expect(await customer(shop, 'C0001')).toMatchObject({ orders: 3 });
  });

  it('keeps texts without the blanks around them, and lines only in a note', async () => {
    const shop = await newShop();
    await shop.run(addParty, { ...ann, name: ' Ann Lee ', city: ' Whitby\n', note: ' rings\ntwice \n' });
    expect(await customer(shop, 'ANN')).toMatchObject({
      name: 'Ann Lee',
      city: 'Whitby',
      note: 'rings\ntwice',
    });

    const refused = shop.run(editParty, {
      kind: 'customer', code: 'ANN', name: 'Ann\u0000Lee', phone: '1'.repeat(61), line1: 'Church\nStreet',
      note: `${'long '.repeat(400)}!`, city: 'Whit\u001bby', postcode: 'YO22\ud800',
    }); // prettier-ignore
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'The name holds characters that cannot be printed.',
      'The phone has 61 characters, and may have 60.',
      'The line1 holds characters that cannot be printed.',
      'The note has 2001 characters, and may have 2000.',
      'The city holds characters that cannot be printed.',
      'The postcode holds characters that cannot be printed.',
    ]);
    await expect(refused).rejects.toMatchObject({ exit: 2 });
  });

  it('says an unknown code together with everything else', async () => {
    const shop = await newShop();
    await shop.run(addParty, ann);
    const refused = shop.run(editParty, { kind: 'customer', code: 'ANNE', email: 'ann@example.com', terms: 9999 });
    expect(await refused.catch((error: Error) => error.message.split('\n'))).toEqual([
      'There is no customer “ANNE”.',
      'ann@example.com is the e-mail address of customer ANN already.',
      'The terms are 9999 days; they go from 0 to 3650.',
    ]);
  }); // prettier-ignore

  it('makes one customer of a name or an e-mail address that several orders bring at once', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'GIFT', name: 'Gift wrap', price: '2.00', kind: 'service' });
    for (const customer of ['Ann Lee <ann@example.com>', 'Bob Ray', 'Cy <cy@example.com>']) {
      await Promise.all(
        Array.from({ length: 4 }, () => shop.run(placeOrder, { customer, line: ['GIFT=1'], force: true })),
      );
    }
    const known = await shop.read((reading) => listParties(reading, 'customer'));
    expect(known.map(({ name, email }) => [name, email])).toEqual(
      expect.arrayContaining([
        ['Ann Lee', 'ann@example.com'],
        ['Bob Ray', null],
        ['Cy', 'cy@example.com'],
      ]),
    );
    expect(known).toHaveLength(3);
    await shop.booksAreSound();
  });

  it('gives an e-mail address to one of several that are added with it at once', async () => {
    const shop = await newShop();
    const adding = ['A', 'B', 'C', 'D'].map((code) => shop.run(addParty, { ...ann, code }));
    const ended = await Promise.allSettled(adding);
    const refused = ended.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason).toMatchObject({ code: 'exists', exit: 4 });
    expect(await shop.read((reading) => listParties(reading, 'customer'))).toHaveLength(1);
  });

  it('archives a customer only when every order is complete', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'GIFT', name: 'Gift wrap', price: '2.00', kind: 'service' });
    await shop.run(addParty, ann);
    await shop.run(addParty, { ...ann, code: 'BOB', email: 'bob@example.com' });
    await shop.run(placeOrder, { customer: 'ANN', line: ['GIFT=1'] });
    await shop.run(placeOrder, { customer: 'BOB', line: ['GIFT=1'], pay: ['cash'] });

    await expect(shop.run(archiveParty, { kind: 'customer', code: 'ANN' })).rejects.toMatchObject({
      code: 'in_use',
      details: { code: 'ANN', orders: [1001] },
    });
    await shop.run(archiveParty, { kind: 'customer', code: 'BOB' });
    await shop.run(archiveParty, { kind: 'customer', code: 'BOB' });

    const left = await shop.read((reading) => listParties(reading, 'customer'));
    expect(left.map(({ code }) => code)).toEqual(['ANN']);
    await shop.run(editParty, { kind: 'customer', code: 'BOB', restore: true });
    expect(await customer(shop, 'BOB')).toMatchObject({ archived_at: null, orders: 1, due: '0.00' });
  });

  it('keeps suppliers apart from customers', async () => {
    const shop = await newShop();
    await shop.run(addParty, ann);
    await shop.run(addParty, { ...ann, kind: 'supplier' });
    await shop.run(addProduct, { sku: 'MUG', name: 'Mug', price: '1', supplier: 'ANN' });
    const supplier = await shop.read((reading) => showSupplier(reading, 'ANN'));
    expect(supplierView.row(supplier)).toMatchObject({ code: 'ANN', email: 'ann@example.com', products: 1 });
    await expect(shop.run(archiveParty, { kind: 'supplier', code: 'AN' })).rejects.toMatchObject({
      code: 'not_found',
      hint: 'Did you mean ANN?      docket suppliers list',
    });
  });
});
