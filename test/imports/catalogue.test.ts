import { expect, it } from 'vitest';
import { showProduct } from '../../src/store/list/products.ts';
import { productView } from '../../src/views/product.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { countsOf, importInto, sample, sheet } from '../support/spreadsheet.ts';

async function product(shop: TestShop, sku: string) {
  return productView.row(await shop.read((reading) => showProduct(reading, sku)));
}

async function people(shop: TestShop) {
  const columns = ['code', 'name', 'email', 'terms', 'note'] as const;
  return shop.read(({ tx }) =>
    tx.selectFrom('parties').select(columns).where('undone_by', 'is', null).orderBy('code').execute(),
  );
}

onEveryEngine('importing the catalogue', (newShop) => {
  it('adds suppliers and products, and finds nothing to do when the same files come again', async () => {
    const shop = await newShop();
    const suppliers = { kind: 'suppliers', file: sample('imports/suppliers.csv') } as const;
    const products = { kind: 'products', file: sample('imports/products.csv') } as const;

    const first = [await importInto(shop, suppliers), await importInto(shop, products)];
    const again = [await importInto(shop, suppliers), await importInto(shop, products)];

    expect(first.map(countsOf)).toEqual([
      { created: 4, updated: 0, unchanged: 0, rejected: 0 },
      { created: 6, updated: 0, unchanged: 0, rejected: 0 },
    ]);
    expect(first.map(({ batch }) => batch)).toEqual([1, 2]);
    expect(again.map(countsOf)).toEqual([
      { created: 0, updated: 0, unchanged: 4, rejected: 0 },
      { created: 0, updated: 0, unchanged: 6, rejected: 0 },
    ]);
    expect(again.map(({ batch }) => batch)).toEqual([null, null]);
    expect(await product(shop, 'CLO-LIN-NAT')).toMatchObject({
      name: 'Natural linen, per metre', price: '19.50', cost: '8.60', tax: 'standard', category: 'Cloth',
      kind: 'goods', decimals: 2, supplier: 'MARRAM', reorder_point: 10, reorder_quantity: 25,
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('edits what differs, and lets blank cells say nothing', async () => {
    const shop = await newShop();
    await importInto(shop, {
      kind: 'products',
      file: sheet(['sku,name,price,cost', 'MUG,Mug,9.50,3.20', 'TEA,Tea,5,']),
    });

    const edit = {
      kind: 'products',
      file: sheet(['sku,name,price,cost', 'MUG,Blue mug,9.80,', 'TEA,Tea,5.00,']),
    } as const;
    const rehearsed = await importInto(shop, { ...edit, dryRun: true });
    const untouched = await product(shop, 'MUG');
    const done = await importInto(shop, edit);

    expect(countsOf(rehearsed)).toEqual({ created: 0, updated: 1, unchanged: 1, rejected: 0 });
    expect(untouched).toMatchObject({ name: 'Mug', price: '9.50' });
    expect(countsOf(done)).toEqual(countsOf(rehearsed));
    expect(await product(shop, 'MUG')).toMatchObject({ name: 'Blue mug', price: '9.80', cost: '3.20' });
    await shop.booksAreSound();
  });

  it('adds only or edits only where that was asked for', async () => {
    const shop = await newShop();
    await importInto(shop, { kind: 'products', file: sheet(['sku,name,price', 'MUG,Mug,9.50']) });
    const file = sheet(['sku,name,price', 'MUG,Big mug,12.00', 'TEA,Tea,5.00']);

    const created = await importInto(shop, { kind: 'products', file, mode: 'create_only' });
    const updated = await importInto(shop, {
      kind: 'products',
      file: sheet(['sku,name,price', 'MUG,Big mug,12', 'NEW,New,1']),
      mode: 'update_only',
    });

    expect(countsOf(created)).toEqual({ created: 1, updated: 0, unchanged: 1, rejected: 0 });
    expect(countsOf(updated)).toEqual({ created: 0, updated: 1, unchanged: 1, rejected: 0 });
    expect(updated.warnings).toEqual(['Left out because of --mode update-only: 1']);
    expect(await product(shop, 'MUG')).toMatchObject({ name: 'Big mug', price: '12.00' });
  });

  it('names every fault of a product with its line and column, and imports nothing', async () => {
    const shop = await newShop();
    const file = sheet([
      'sku,name,price,cost,tax,barcode,kind,decimals,supplier,reorder_point',
      'GOOD,Good,1.00,,,,,,,',
      'A,A,-1,,,,,,,',
      'B,B,1,"1,5",,,,,,',
      'C,C,1,,luxury,,,,,',
      'D,D,1,,,2000000410730,,,,',
      'E,E,1,,,,thing,,,',
      'F,F,1,,,,,7,,',
      'G,G,1,,,,,,NOBODY,',
      'H,H,1,,,,,,,0.5',
      'I,,1,,,,,,,',
      'GOOD,Twice,1.00,,,,,,,',
      ',No SKU,1,,,,,,,',
      'J,4111 1111 1111 1111,1,,,,,,,',
    ]);

    const refused = await importInto(shop, { kind: 'products', file }).catch((error: unknown) => error);

    expect(refused).toMatchObject({
      exit: 2,
      message: [
        '13 of 13 rows of sheet.csv cannot be imported, so nothing was.',
        'lines 2, 12: The product GOOD is in this file 2 times; only one row may be.',
        'line 3, price: The price is below zero.',
        'line 4, cost: “1,5” is written with a decimal comma, where the numbers of this file have a decimal point.',
        'line 5, tax: There is no tax category “luxury”; known are exempt, reduced, standard, zero.',
        'line 6, barcode: The barcode 2000000410730 has a mistyped digit: its last one should be 9.',
        'line 7, kind: “thing” is not one of goods, service.',
        'line 8, decimals: The decimals are 7, and may be 0 to 3.',
        'line 9, supplier: There is no supplier “NOBODY” (docket suppliers add NOBODY --name …).',
        'line 10, reorder_point: The reorder point has more decimals than H is sold in.',
        'line 11, name: I is new and has no name.',
        'line 13, sku: The sku is missing.',
        'line 14: The name holds a card number (ending in 1111); docket stores none.',
      ].join('\n'),
    });
    await expect(product(shop, 'GOOD')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('knows customers by code, by e-mail, and without either by name and address', async () => {
    const shop = await newShop();
    const header = 'code,name,email,phone,postcode,terms,note';
    const file = sheet([
      header,
      'ANN,Ann Lee,Ann@Example.com,,,,',
      ',Bo Ek,bo@example.com,,,14,',
      ',Cy Day,,,AB1 2CD,,',
      ',Cy Day,,,XY9 8ZZ,,',
    ]);
    await importInto(shop, { kind: 'customers', file });

    const again = await importInto(shop, { kind: 'customers', file });
    const edits = sheet([
      header,
      'ANN,Ann Lee,,,,30,Trade',
      ',Bo Ek,bo@example.com,,,7,',
      'B2,Bo Ek,bo@example.com,,,7,',
    ]);
    const refused = await importInto(shop, { kind: 'customers', file: edits }).catch(
      (error: unknown) => error,
    );
    const done = await importInto(shop, { kind: 'customers', file: edits, on_error: 'reject_rows' });

    expect(countsOf(again)).toEqual({ created: 0, updated: 0, unchanged: 4, rejected: 0 });
    expect(refused).toMatchObject({ exit: 2 });
    expect(countsOf(done)).toEqual({ created: 0, updated: 1, unchanged: 0, rejected: 2 });
    expect(await people(shop)).toEqual([
      { code: 'ANN', name: 'Ann Lee', email: 'ann@example.com', terms: 30, note: 'Trade' },
      { code: 'C0001', name: 'Bo Ek', email: 'bo@example.com', terms: 14, note: null },
      { code: 'C0002', name: 'Cy Day', email: null, terms: 0, note: null },
      { code: 'C0003', name: 'Cy Day', email: null, terms: 0, note: null },
    ]);
    await shop.booksAreSound();
  });
});
