import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { told } from '../../reports/asking.ts';
import { realFile, withRealFiles } from '../../support/real-files.ts';
import { countsOf, importInto, sheet } from '../../support/spreadsheet.ts';

function rowsOf(name: string): string[][] {
  const text = readFileSync(realFile('northwind', 'data', name));
  return parse(text, { from_line: 2, relax_column_count: true });
}

/** Orders and what was on them, in one table as a shopkeeper would join them; some addresses hold bare commas. */
function joined(): string {
  const orders = new Map(rowsOf('orders.csv').map((order) => [order[0], order]));
  const rows = rowsOf('order-details.csv').map((detail) => {
    const order = orders.get(detail[0]) ?? [];
    return [...detail, order[3]?.slice(0, 10), order[1], order.at(-1)].join();
  });
  return sheet(['orderID,productID,Price,qty,off,day,who,land', ...rows], 'northwind.csv');
}

const mapped = {
  kind: 'history', create_products: true,
  map: [
    'external_ref=orderID', 'sku=productID', 'unit_price=Price', 'quantity=qty', 'discount%=off', 'placed_on=day',
    'customer_code=who', 'country=land',
  ],
} as const; // prettier-ignore

withRealFiles('northwind', (newShop) => {
  it(
    'orders of three years come to the penny, with a discount that is a fraction',
    { timeout: 60_000 },
    async () => {
      const shop = await newShop({ country: 'US', currency: 'USD', tax_rate: 0 });
      const file = joined();

      const first = await importInto(shop, { ...mapped, file });
      const years = await told(shop, 'sales', { from: '1996-01-01', to: '1998-12-31' });
      const again = await importInto(shop, { ...mapped, file });
      await shop.booksAreSound();
      await shop.run(takeBackBatch, { batch: 1 });
      const nothing = await told(shop, 'sales', { from: '1996-01-01', to: '1998-12-31' });

      expect(first).toMatchObject({
      rows: 2155, records: 830, created: 830, rejected: 0,
      also: { orders: 830, lines: 2155, products: 77, customers: 89 },
    }); // prettier-ignore
      expect(years).toMatchObject({ totals: { net_sales: '1265793.29', units: 51_317 } });
      expect(again).toMatchObject({ batch: null, unchanged: 830 });
      expect(nothing).toMatchObject({ totals: { net_sales: '0.00', units: 0 } });
      await shop.booksAreSound();
    },
  );

  it.each([
    {
      kind: 'products', name: 'products.csv', count: 77, ragged: 0,
      map: ['sku=productID', 'name=productName', 'price=unitPrice', 'reorder_point=reorderLevel'],
    },
    {
      kind: 'suppliers', name: 'suppliers.csv', count: 29, ragged: 9,
      map: ['code=supplierID', 'name=companyName', 'line1=address', 'postcode=postalCode'],
    },
    {
      kind: 'customers', name: 'customers.csv', count: 91, ragged: 24,
      map: ['code=customerID', 'name=companyName', 'line1=address', 'postcode=postalCode'],
    },
  ] as const)('$name: rows with a bare comma in their address are named, the others come in once', async (one) => {
    const shop = await newShop();
    const { kind, map, count, ragged } = one;
    const list = { kind, map, file: realFile('northwind', 'data', one.name), on_error: 'reject_rows' } as const;

    const first = await importInto(shop, list);
    const again = await importInto(shop, list);

    expect(countsOf(first)).toEqual({ created: count - ragged, updated: 0, unchanged: 0, rejected: ragged });
    expect(first.issues.filter(({ message }) => !/^The row has 1\d cells/.test(message))).toEqual([]);
    expect(again).toMatchObject({ batch: null, unchanged: count - ragged });
    await shop.booksAreSound();
  }); // prettier-ignore

  it.each(['employees.csv', 'regions.csv', 'territories.csv', 'employee-territories.csv'])(
    '%s is no list of products, and names its columns',
    async (name) => {
      const refused = importInto(await newShop(), {
        kind: 'products',
        file: realFile('northwind', 'data', name),
      });

      await expect(refused).rejects.toMatchObject({ exit: 2 });
      await expect(refused).rejects.toThrow(/has no column for .*Its columns are /);
    },
  );
});
