import { expect, it } from 'vitest';
import type { ExportName } from '../../src/domain/exports/formats.ts';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { holdOrder } from '../../src/operations/orders/hold.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addParty } from '../../src/operations/parties/add.ts';
import { archiveParty } from '../../src/operations/parties/archive.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { addChannel } from '../../src/operations/places/channels.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { archiveProduct } from '../../src/operations/products/archive.ts';
import { cancelPurchase } from '../../src/operations/purchases/cancel.ts';
import { closePurchase } from '../../src/operations/purchases/close.ts';
import { placePurchase } from '../../src/operations/purchases/place.ts';
import { receivePurchase } from '../../src/operations/purchases/receive.ts';
import { sendPurchase } from '../../src/operations/purchases/send.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { loadPurchase } from '../../src/store/load/purchases.ts';
import { record } from '../../src/store/record/index.ts';
import type { Work } from '../../src/store/work.ts';
import { exported, rowsIn } from '../support/exporting.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { countsOf, importInto, sheet } from '../support/spreadsheet.ts';

/** What is exported and imported again, in the order in which one speaks of the other. */
const kept = ['suppliers', 'products', 'customers', 'stock', 'orders', 'purchases'] as const;

type Kept = (typeof kept)[number];

const naughty = [
  '=1+2', "'=1+2", '@SUM(A1:A9)', '-2+3', '+44 20 7946 0018', '"quoted", and a comma', 'semi;colon', 
  '<script>alert(1)</script>', 'Ω≈ç√∫˜µ≤≥÷', '田中さんにあげて下さい', '0.00', '1,234', '１２３', 'NULL', '١٢٣',
] as const; // prettier-ignore

/** A shop with two places, products of every kind, people of every kind, and stock with bins and costs. */
async function shopOfEverything(shop: TestShop): Promise<TestShop> {
  const add = (sku: string, more: Partial<Parameters<typeof addProduct>[1]> = {}) =>
    shop.run(addProduct, { sku, name: `The ${sku}`, price: '9.50', ...more });
  await shop.run(addLocation, { code: 'barn', name: 'Barn' });
  await shop.run(addParty, {
    kind: 'supplier',
    code: 'KILN',
    name: 'Salt Kiln',
    terms: 30,
    note: 'Mondays',
  });
  await add('MUG', { cost: '3.2004', barcode: '2000000410739', category: 'Pottery', supplier: 'KILN', reorder_point: '6', reorder_quantity: '12' }); // prettier-ignore
  await add('CLOTH', { decimals: 3, when_short: 'backorder', cost: '8.00', price: '20.0025' });
  await add('WRAP', { kind: 'service', tax: 'zero', price: '2.00' });
  for (const [index, name] of naughty.entries()) await add(`N-${index}`, { name });
  const ann = {
    code: 'ANN',
    name: 'Ann Lee',
    email: 'ann@example.com',
    phone: '+44 1947 600018',
    terms: 14,
  };
  await shop.run(addParty, { kind: 'customer', ...ann, line1: '1 Church Street', city: 'Whitby', postcode: 'YO22 4AA', country: 'GB' }); // prettier-ignore
  await shop.run(addParty, { kind: 'customer', code: 'BEN', name: "'-Ben", note: 'Ring twice\nthen wait' });
  const counted = [
    'sku,location,bin,quantity,unit_cost', 'MUG,main,A1-01,40,3.20', 'MUG,barn,,7,3.00', 'CLOTH,main,=B2,12.125,8.00',
    'N-0,quarantine,Q1,3,0',
  ]; // prettier-ignore
  await importInto(shop, { kind: 'stock', file: sheet(counted) });
  return shop;
}

async function withOpenOrders(shop: TestShop): Promise<TestShop> {
  const order = async (request: Parameters<typeof placeOrder>[1]) =>
    Number(await shop.run(placeOrder, { force: true, ...request }));
  await order({
    line: ['MUG=2', 'CLOTH=1.5-10%', 'WRAP=1'],
    customer: 'ANN',
    shipping: '3.95',
    note: '=1+2',
  });
  await order({
    line: ['MUG=4', 'N-0=1'],
    channel: 'web',
    external_ref: 'W-1',
    discount: '10%',
    backorder: true,
  });
  const part = await order({ line: ['MUG=3'], customer: 'BEN', pay: ['card=10.00'], promised: '2026-03-20' });
  await shop.run(shipOrder, { order: part, line: ['1=1'], carrier: 'royal-mail', tracking: 'AB12' });
  const less = await order({ line: ['MUG=3', 'CLOTH=1'], customer: 'ANN', pay: ['cash'] });
  await shop.run(cancelOrder, { order: less, line: ['2=1'], reason: 'changed mind' });
  const held = await order({ line: ['MUG=1'], ship_to: '2 Pier Road, Whitby, YO21 3PU, GB' });
  await shop.run(holdOrder, { order: held, reason: 'to be checked' });
  await order({ line: ['MUG=1'], draft: true, customer: 'ANN' });
  await shop.run(addChannel, { code: 'market' });
  await order({ line: ['MUG=2'], channel: 'market', external_ref: 'M-1', location: 'barn' });
  return shop;
}

/** Purchase orders in every state: one that came in parts, one that was closed short, a draft, one that was cancelled. */
async function withPurchases(shop: TestShop): Promise<TestShop> {
  const buy = async (request: Partial<Parameters<typeof placePurchase>[1]>) =>
    Number(
      await shop.run(placePurchase, { supplier: 'KILN', line: ['MUG=10@3.1475', 'CLOTH=2.5@8'], ...request }),
    );
  const came = await buy({ placed_on: '2026-02-20', expected: '2026-03-20', note: '=1+2' });
  await shop.run(receivePurchase, { purchase: came, line: ['1=11'] });
  const closed = await buy({ external_ref: 'K-1', location: 'barn' });
  await shop.run(sendPurchase, { purchase: closed });
  await shop.run(receivePurchase, { purchase: closed, line: ['1=4'] });
  await shop.run(closePurchase, { purchase: closed, line: ['1=6'], reason: 'kiln broke' });
  await buy({ draft: true, line: ['MUG=3'] });
  await shop.run(cancelPurchase, { purchase: await buy({}) });
  await shop.run(takeBack, await buy({}));
  return shop;
}

async function takeBack(work: Work, purchase: number): Promise<number> {
  const { header } = await loadPurchase(work, purchase);
  await record(work, [{ type: 'taken_back', table: 'purchases', ids: [header.id] }]);
  return purchase;
}

async function all(shop: TestShop, names: readonly ExportName[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of names) texts[name] = (await exported(shop, name)).text;
  return texts;
}

/** Another shop, as init made it, filled with files. */
async function filled(
  shop: TestShop,
  files: Record<string, string>,
  names: readonly Kept[],
): Promise<TestShop> {
  for (const kind of names) await importInto(shop, { kind, file: sheet(files[kind] ?? '') });
  return shop;
}

onEveryEngine('what was exported', (newShop) => {
  const things = ['suppliers', 'products', 'customers', 'stock'] as const;

  it('gives an empty shop the same products, people and stock', async () => {
    const files = await all(await shopOfEverything(await newShop()), things);
    const twin = await filled(await newShop(), files, things);

    expect(await all(twin, things)).toEqual(files);
    await twin.booksAreSound();
  });

  it('gives an empty shop the same purchase orders, and what had come of them is on the shelf once', async () => {
    const names = [...things, 'purchases'] as const;
    const shop = await withPurchases(await shopOfEverything(await newShop()));
    const files = await all(shop, names);
    const twin = await filled(await newShop(), files, names);

    expect(rowsIn({ text: files['purchases'] ?? '' }).map(({ number, line, lifecycle }) => [number, line, lifecycle])).toEqual([
      ['1', '1', 'open'], ['1', '2', 'open'], ['2', '1', 'open'], ['2', '2', 'open'], ['3', '1', 'draft'],
      ['4', '1', 'cancelled'], ['4', '2', 'cancelled'],
    ]); // prettier-ignore
    expect(await all(twin, names)).toEqual(files);
    expect((await exported(twin, 'stock')).text).toBe(files['stock']);
    await twin.booksAreSound();
  });

  it('gives an empty shop the same open orders', async () => {
    const names = [...things, 'orders'] as const;
    const files = await all(await withOpenOrders(await shopOfEverything(await newShop())), names);
    const twin = await filled(await newShop(), files, names);

    expect(await all(twin, names)).toEqual(files);
    await twin.booksAreSound();
  });

  it('makes channels and places in a shop that has none in use, says so, and in another only where it is asked to', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'MUG', name: 'Mug', price: '9.50' });
    const stock = { kind: 'stock', file: sheet(['sku,location,quantity', 'MUG,barn,3']) } as const;
    const orders = {
      kind: 'orders',
      file: sheet(['external_ref,channel,sku,quantity', 'M-1,market,MUG,1']),
    } as const;
    const more = {
      stock: { kind: 'stock', file: sheet(['sku,location,quantity', 'MUG,bran,1']) },
      orders: { kind: 'orders', file: sheet(['external_ref,channel,sku,quantity', 'M-2,markte,MUG,1']) },
    } as const;

    const first = [await importInto(shop, stock), await importInto(shop, orders)];

    expect(first.map(({ also, warnings }) => [also, warnings])).toEqual([
      [{ locations: 1 }, ['Made the location barn; docket locations edit barn says more of it.']],
      [{ channels: 1 }, ['Made the channel market; docket channels edit market says more of it.']],
    ]);
    await expect(importInto(shop, more.stock)).rejects.toMatchObject({ code: 'not_found' });
    await expect(importInto(shop, more.orders)).rejects.toMatchObject({ code: 'not_found' });
    expect(await importInto(shop, { ...more.stock, create_locations: true })).toMatchObject({
      also: { locations: 1 },
    });
    expect(await importInto(shop, { ...more.orders, create_channels: true })).toMatchObject({
      also: { channels: 1 },
    });
    await shop.booksAreSound();
  });

  it('changes nothing where it came from', async () => {
    const shop = await withPurchases(await withOpenOrders(await shopOfEverything(await newShop())));
    const files = await all(shop, kept);

    const counts: Record<string, unknown> = {};
    for (const kind of kept)
      counts[kind] = countsOf(await importInto(shop, { kind, file: sheet(files[kind] ?? '') }));

    const nothing = { created: 0, updated: 0, rejected: 0 };
    expect(counts).toEqual({
      suppliers: { ...nothing, unchanged: 1 },
      products: { ...nothing, unchanged: 3 + naughty.length },
      customers: { ...nothing, unchanged: 2 },
      stock: { ...nothing, unchanged: 4 },
      orders: { ...nothing, unchanged: 7 },
      purchases: { ...nothing, unchanged: 4 },
    });
    expect(await all(shop, kept)).toEqual(files);
    await shop.booksAreSound();
  });

  it('says of the archived that they are, without what is on something else now', async () => {
    const shop = await shopOfArchived(await newShop());

    expect(rowsIn(await exported(shop, 'products'))).toEqual([
      expect.not.objectContaining({ barcode: expect.anything() as string }),
      expect.objectContaining({ sku: 'NEW', barcode: '2000000410739' }),
    ]);
    expect(rowsIn(await exported(shop, 'customers'))).toEqual([
      { code: 'A', name: 'Ann', terms: '0', archived: 'yes' },
      { code: 'B', name: 'Ann', email: 'ann@example.com', terms: '0' },
    ]);
  });

  it('gives an empty shop the archived as what they are', async () => {
    const files = await all(await shopOfArchived(await newShop()), ['products', 'customers']);
    const twin = await filled(await newShop(), files, ['products', 'customers']);

    expect(await all(twin, ['products', 'customers'])).toEqual(files);
  });
});

/** A shop with a product and a customer that were followed by others with their barcode and e-mail address. */
async function shopOfArchived(shop: TestShop): Promise<TestShop> {
  const mug = { name: 'Mug', price: '9.50', barcode: '2000000410739' };
  await shop.run(addProduct, { sku: 'OLD', ...mug });
  await shop.run(archiveProduct, { sku: 'OLD' });
  await shop.run(addProduct, { sku: 'NEW', ...mug });
  await shop.run(addParty, { kind: 'customer', code: 'A', name: 'Ann', email: 'ann@example.com' });
  await shop.run(archiveParty, { kind: 'customer', code: 'A' });
  await shop.run(addParty, { kind: 'customer', code: 'B', name: 'Ann', email: 'ann@example.com' });
  return shop;
}
