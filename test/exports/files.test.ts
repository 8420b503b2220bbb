import { expect, it } from 'vitest';
import { addParty } from '../../src/operations/parties/add.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { archiveProduct } from '../../src/operations/products/archive.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { exported, rowsIn } from '../support/exporting.ts';
import { onEveryEngine } from '../support/shop.ts';
import { stockedShop } from '../support/sold.ts';

onEveryEngine('a file that docket writes', (newShop) => {
  it('has a header always, and a row for each product in the order of their adding', async () => {
    const shop = await newShop();

    const empty = await exported(shop, 'products');
    const { text, rows } = await exported(await stockedShop(shop), 'products');

    const header =
      'sku,name,price,cost,tax,barcode,category,kind,decimals,when_short,supplier,reorder_point,reorder_quantity,lot_tracked,archived,channel_skus\n';
    expect(empty).toEqual({ text: header, rows: 0, remarks: [] });
    expect(rows).toBe(3);
    expect(text).toBe(
      `${header}MUG,Blue mug,9.50,3.20,standard,,,goods,0,deny,,,,,,\n` +
        'CLOTH,Linen,20.00,8.00,standard,,,goods,3,deny,,,,,,\nWRAP,Gift wrap,2.00,,standard,,,service,0,deny,,,,,,\n',
    );
  });

  it('is made for a spreadsheet of another country where that is asked for', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(receiveStock, { sku: 'CLOTH', quantity: '0.125' });

    const dialect = { bom: true, delimiter: ';', decimal: ',' } as const;
    const { text } = await exported(shop, 'stock', { dialect });

    expect(text).toBe(
      '\uFEFFsku;location;bin;quantity;unit_cost;lot;expires\nMUG;main;;100;3,20;;\nCLOTH;main;;100,125;8,00;;\n',
    );
  });

  it('cannot drive a spreadsheet, and leaves numbers alone', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: '-2+3', name: '=HYPERLINK("http://example.com")', price: '1.00' });
    await shop.run(addParty, { kind: 'customer', code: 'C1', name: '@SUM(A1)', phone: '+44 20 7946 0018' });

    const [product] = rowsIn(await exported(shop, 'products'));
    const [customer] = rowsIn(await exported(shop, 'customers'));

    expect(product).toMatchObject({ sku: "'-2+3", name: `'=HYPERLINK("http://example.com")`, price: '1.00' });
    expect(customer).toMatchObject({ name: "'@SUM(A1)", phone: "'+44 20 7946 0018" });
  });

  it('has what changed since a day or a moment only', async () => {
    const shop = await stockedShop(await newShop());
    shop.at('2026-03-09T10:00:00.000Z');
    await shop.run(placeOrder, { line: ['CLOTH=1'] });
    await shop.run(addProduct, { sku: 'BOWL', name: 'Bowl', price: '12.00' });
    const skus = async (of: 'products' | 'stock', changed_since: string, format?: 'etsy') =>
      rowsIn(await exported(shop, of, { changed_since, format })).map((row) => row['sku'] ?? row['SKU']);

    expect(await skus('products', '2026-03-03')).toEqual(['BOWL']);
    expect(await skus('products', '2026-03-02')).toEqual(['MUG', 'CLOTH', 'WRAP', 'BOWL']);
    expect(await skus('stock', '2026-03-09T09:59:59Z', 'etsy')).toEqual(['CLOTH', 'BOWL']);
    expect(await skus('stock', '2026-03-10', 'etsy')).toEqual([]);
  });

  it('says of the stock where it lies, in which bin and what it cost; places that were never used are left out', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(addLocation, { code: 'barn', name: 'Barn' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '3', cost: '4.00', to: 'barn' });

    const everywhere = await exported(shop, 'stock');
    const barn = await exported(shop, 'stock', { location: 'barn' });

    expect(rowsIn(everywhere)).toEqual([
      { sku: 'MUG', location: 'main', quantity: '100', unit_cost: '3.20' },
      { sku: 'MUG', location: 'barn', quantity: '3', unit_cost: '4.00' },
      { sku: 'CLOTH', location: 'main', quantity: '100', unit_cost: '8.00' },
    ]);
    expect(rowsIn(barn)).toHaveLength(1);
    await expect(exported(shop, 'stock', { location: 'attic' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('tells customers no more than they may know', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(addProduct, { sku: 'BOWL', name: 'Bowl', price: '12.00', barcode: '2000000410739' });
    await shop.run(archiveProduct, { sku: 'MUG' });

    expect((await exported(shop, 'catalogue')).text).toBe(
      'sku,name,price,tax,category,barcode,available\nCLOTH,Linen,20.00,standard,,,yes\n' +
        'WRAP,Gift wrap,2.00,standard,,,yes\nBOWL,Bowl,12.00,standard,,2000000410739,no\n',
    );
  });

  it('holds the ledger: orders, payments, parcels and moves, with what they belong to', async () => {
    const shop = await stockedShop(await newShop());
    const placed = { line: ['MUG=2', 'CLOTH=0.5-10%'], customer: 'Ann Lee <ann@example.com>', pay: ['card'] };
    const order = await shop.run(placeOrder, {
      ...placed,
      shipping: '3.95',
      external_ref: 'W-1',
      channel: 'web',
    });
    await shop.run(shipOrder, {
      order: Number(order),
      line: ['1=1'],
      carrier: 'royal-mail',
      tracking: 'AB12',
    });

    const orders = rowsIn(await exported(shop, 'orders'));
    const day = { from: '2026-03-02', to: '2026-03-02' };

    expect(orders).toMatchObject([
      {
        number: '1001', external_ref: 'W-1', channel: 'web', placed_on: '2026-03-02', customer_name: 'Ann Lee',
        customer_email: 'ann@example.com', line: '1', sku: 'MUG', quantity: '2', unit_price: '9.50', shipping: '3.95',
        tax_rate: '20%', lifecycle: 'open', shipped: '1', cancelled: '0', paid: '31.95', payment_method: 'card',
        carrier: 'royal-mail', tracking: 'AB12',
      },
      { number: '1001', line: '2', sku: 'CLOTH', quantity: '0.5', discount: '1.00', shipped: '0' },
    ]); // prettier-ignore
    expect(orders[1]).not.toHaveProperty('paid');
    expect(rowsIn(await exported(shop, 'payments', day))).toMatchObject([
      { number: '1', order: '1001', external_ref: 'W-1', kind: 'payment', method: 'card', amount: '31.95' },
    ]);
    expect(rowsIn(await exported(shop, 'shipments', day))).toMatchObject([
      {
        shipment: '1',
        order: '1001',
        carrier: 'royal-mail',
        tracking: 'AB12',
        line: '1',
        sku: 'MUG',
        quantity: '1',
      },
    ]);
    expect(rowsIn(await exported(shop, 'moves', day))).toMatchObject([
      { sku: 'MUG', to: 'main', quantity: '100', value: '320.00', kind: 'receipt' },
      { sku: 'CLOTH', to: 'main', quantity: '100', value: '800.00' },
      {
        sku: 'MUG',
        from: 'main',
        quantity: '1',
        value: '3.20',
        kind: 'shipment',
        order: '1001',
        shipment: '1',
      },
    ]);
    expect(rowsIn(await exported(shop, 'moves', { from: '2026-03-03' }))).toEqual([]);
  });

  it('holds the orders of a channel, a stage or some days, and at most so many rows', async () => {
    const shop = await stockedShop(await newShop());
    await shop.run(placeOrder, { line: ['MUG=1'], channel: 'web' });
    await shop.run(placeOrder, { line: ['MUG=2'], draft: true });
    await shop.run(placeOrder, { line: ['MUG=3'], placed_on: '2026-02-01' });
    const numbers = async (wishes: Parameters<typeof exported>[2]) =>
      rowsIn(await exported(shop, 'orders', wishes)).map(({ number }) => number);

    expect(await numbers({})).toEqual(['1001', '1002', '1003']);
    expect(await numbers({ channel: 'web' })).toEqual(['1001']);
    expect(await numbers({ lifecycle: 'draft' })).toEqual(['1002']);
    expect(await numbers({ to: '2026-02-28' })).toEqual(['1003']);
    expect(await numbers({ limit: 2 })).toEqual(['1001', '1002']);
    await expect(exported(shop, 'orders', { channel: 'fax' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
