import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addParty } from '../../../src/operations/parties/add.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { archiveProduct } from '../../../src/operations/products/archive.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { listLow } from '../../../src/store/list/low.ts';
import { listMoves } from '../../../src/store/list/moves.ts';
import { listStock, type StockFilter } from '../../../src/store/list/stock.ts';
import { stockValue } from '../../../src/store/list/value.ts';
import { lowView } from '../../../src/views/low.ts';
import { moveView, stockView, valueView } from '../../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

/** Mugs at two places and tea by the kilo, some of the mugs promised and some waited for. */
async function world(shop: TestShop): Promise<TestShop> {
  await shop.run(addParty, { kind: 'supplier', code: 'POTTER', name: 'Whitby Pottery' });
  await shop.run(addLocation, { code: 'attic', name: 'Attic', priority: 50 });
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20', supplier: 'POTTER', reorder_point: '6', reorder_quantity: '24' });
  await shop.run(addProduct, { sku: 'TEA', name: 'Loose tea', price: '40', cost: '12', decimals: 3, category: 'Food', reorder_point: '0.5' });
  await shop.run(addProduct, { sku: 'WRAP', name: 'Gift wrap', price: '2', kind: 'service' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '6' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '4', to: 'attic' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '2', to: 'quarantine' });
  await shop.run(receiveStock, { sku: 'TEA', quantity: '0.75' });
  return shop;
} // prettier-ignore

async function listed(shop: TestShop, filter: StockFilter = {}) {
  const records = await shop.read((reading) => listStock(reading, filter));
  return records.map(stockView.row).map(({ sku, on_hand, allocated, available, projected, value }) => [sku, on_hand, allocated, available, projected, value]);
} // prettier-ignore

async function low(shop: TestShop) {
  return (await shop.read((reading) => listLow(reading))).map(lowView.row);
}

onEveryEngine('lists of stock', (newShop) => {
  it('count what is sold from, and value everything', async () => {
    const shop = await world(await newShop());
    await shop.run(placeOrder, { line: ['MUG=12'], backorder: true });

    expect(await listed(shop)).toEqual([
      ['MUG', 10, 10, 0, -2, '38.40'],
      ['TEA', 0.75, 0, 0.75, 0.75, '9.00'],
    ]);
    expect(await listed(shop, { search: 'téa' })).toEqual([['TEA', 0.75, 0, 0.75, 0.75, '9.00']]);
    expect(await listed(shop, { category: 'Food' })).toEqual([['TEA', 0.75, 0, 0.75, 0.75, '9.00']]);
    expect(await listed(shop, { low: true })).toEqual([['MUG', 10, 10, 0, -2, '38.40']]);
  });

  it('say of one place what lies there, sold from or not', async () => {
    const shop = await world(await newShop());
    expect(await listed(shop, { location: 'attic' })).toEqual([['MUG', 4, 0, 4, null, '12.80']]);
    expect(await listed(shop, { location: 'quarantine' })).toEqual([['MUG', 2, 0, 0, null, '6.40']]);
  });

  it('keep an archived product as long as some of it is there', async () => {
    const shop = await world(await newShop());
    await shop.run(archiveProduct, { sku: 'TEA' });
    expect((await listed(shop)).map(([sku]) => sku)).toEqual(['MUG', 'TEA']);
    await shop.run(adjustStock, { sku: 'TEA', quantity: '-0.75', reason: 'damp' });
    expect((await listed(shop)).map(([sku]) => sku)).toEqual(['MUG']);
  });

  it('say what to buy once the projected stock has come down to the reorder point', async () => {
    const shop = await world(await newShop());
    expect(await low(shop)).toEqual([]);

    await shop.run(placeOrder, { line: ['MUG=4', 'TEA=0.25'] });
    expect(await low(shop)).toEqual([
      { sku: 'MUG', name: 'Blue mug', available: 6, incoming: 0, projected: 6, reorder_point: 6, suggested: 24, supplier: 'POTTER', alert: 'armed' },
      { sku: 'TEA', name: 'Loose tea', available: 0.5, incoming: 0, projected: 0.5, reorder_point: 0.5, suggested: 1, supplier: null, alert: 'armed' },
    ]);

    await shop.run(placeOrder, { line: ['MUG=9'], backorder: true });
    expect((await low(shop))[0]).toMatchObject({ sku: 'MUG', available: 0, projected: -3, suggested: 33 });
  }); // prettier-ignore

  it('add the value up place by place', async () => {
    const shop = await world(await newShop());
    const rows = (await shop.read((reading) => stockValue(reading))).map(valueView.row);
    expect(rows.map(({ location, products, value }) => [location, products, value])).toEqual([
      ['main', 2, '28.20'],
      ['attic', 1, '12.80'],
      ['quarantine', 1, '6.40'],
    ]);
  });

  it('tell how goods moved, the newest first, with their order and parcel', async () => {
    const shop = await world(await newShop());
    shop.at('2026-03-04T10:00:00.000Z');
    const order = Number(await shop.run(placeOrder, { line: ['MUG=2'] }));
    const shipment = Number(await shop.run(shipOrder, { order }));
    const product = (await shop.read((reading) => listStock(reading, { search: 'mug' })))[0]?.product.id;

    const moves = (await shop.read((reading) => listMoves(reading, { product, limit: 2 }))).map(moveView.row);
    expect(moves).toMatchObject([
      { moved_on: '2026-03-04', sku: 'MUG', quantity: 2, from: 'main', to: '(customer)', kind: 'shipment', value: '6.40', order, shipment, return: null, actor: 'tester' },
      { moved_on: '2026-03-02', sku: 'MUG', quantity: 2, to: 'quarantine', kind: 'receipt' },
    ]);
    const kinds = async (filter: Parameters<typeof listMoves>[1]) =>
      (await shop.read((reading) => listMoves(reading, filter))).map(({ kind, sku }) => `${kind} ${sku}`);
    expect(await kinds({ kind: 'shipment' })).toEqual(['shipment MUG']);
    expect(await kinds({ from: '2026-03-03' })).toEqual(['shipment MUG']);
    expect(await kinds({ to: '2026-03-03', limit: 1 })).toEqual(['receipt TEA']);
  }); // prettier-ignore
});
