import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Refusal } from '../../../src/base/refusal.ts';
import { facts, realFile, withRealFiles } from '../../support/real-files.ts';
import type { TestShop } from '../../support/shop.ts';
import { importInto, sheet } from '../../support/spreadsheet.ts';

const germany = { currency: 'EUR', country: 'DE', timezone: 'Europe/Berlin', prices: 'without_tax' } as const;

/** What was ordered and what it lists for, in pounds or euros. */
async function ordered(shop: TestShop) {
  const lines = await shop.read(({ tx }) =>
    tx.selectFrom('order_lines').select(['ordered', 'list_net']).execute(),
  );
  return {
    lines: lines.length,
    units: lines.reduce((sum, line) => sum + line.ordered, 0) / 1000,
    total: (lines.reduce((sum, line) => sum + line.list_net, 0) / 100).toFixed(2),
  };
}

const folder = 'messy-legacy';
const about = (name: string) => facts(folder, `${name}.expected.json`) as Readonly<Record<string, unknown>>;

withRealFiles('messy-legacy', (newShop) => {
  it('German orders come to what their last row says, once', async () => {
    const name = 'de_auftraege_utf8bom_semicolon.csv';
    const shop = await newShop(germany);
    const file = { kind: 'orders', file: realFile(folder, name), create_products: true } as const;

    const first = await importInto(shop, file);
    const again = await importInto(shop, file);

    const { lines, units, total, orders } = about(name);
    expect(first).toMatchObject({ rows: 60, records: orders, created: orders, rejected: 0 });
    expect(await ordered(shop)).toEqual({ lines, units, total });
    expect(again).toMatchObject({ batch: null, unchanged: orders });
    await shop.booksAreSound();
  });

  it('a French past waits for --date-format, and has come to what it says with it', async () => {
    const name = 'fr_unicode_text_utf16le.txt';
    const shop = await newShop(germany);
    const file = { kind: 'history', file: realFile(folder, name), create_products: true } as const;

    const refused = await importInto(shop, file).catch((error: unknown) => error);
    const nothing = await ordered(shop);
    const first = await importInto(shop, { ...file, date_format: 'dmy' });
    const again = await importInto(shop, { ...file, date_format: 'dmy' });

    const { lines, units, total } = about(name);
    expect(refused).toMatchObject({
      code: 'input.ambiguous',
      exit: 2,
      message: expect.stringContaining('03/10/2011'),
    });
    expect(refused).toMatchObject({ hint: expect.stringContaining('--date-format') });
    expect(nothing.lines).toBe(0);
    expect(first).toMatchObject({ created: 1, rejected: 0 });
    expect(await ordered(shop)).toEqual({ lines, units, total });
    expect(again).toMatchObject({ batch: null, unchanged: 1 });
    await shop.booksAreSound();
  });

  it('an overview with a month in every column fits no kind', async () => {
    const shop = await newShop();
    const file = realFile(folder, 'nl_maandoverzicht_macroman_cr.txt');

    for (const kind of ['history', 'orders', 'products', 'stock'] as const) {
      const refused = importInto(shop, { kind, file, create_products: true });
      await expect(refused).rejects.toMatchObject({ exit: 2 });
      await expect(refused).rejects.toThrow('a month in every column, which fits no kind');
    }
    await shop.booksAreSound();
  });

  it('one British stock list gives the products, their suppliers by name, and what is on the shelves', async () => {
    const file = realFile(folder, 'uk_stock_list_cp1252.csv');
    const shop = await newShop({ prices: 'without_tax' });

    const early = await importInto(shop, { kind: 'stock', file }).catch((error: unknown) => error);
    const strangers = await importInto(shop, { kind: 'products', file }).catch((error: unknown) => error);
    await importInto(shop, { kind: 'suppliers', file: sheet(['name', ...suppliersIn(strangers)]) });
    const listed = await importInto(shop, { kind: 'products', file });
    const counted = await importInto(shop, { kind: 'stock', file });
    const again = await importInto(shop, { kind: 'stock', file });

    expect(early).toMatchObject({ exit: 3, details: { rows: 30, rejected: 30 } });
    expect(listed).toMatchObject({ rows: 30, created: 30, rejected: 0 });
    expect(counted).toMatchObject({ rows: 30, created: 27, unchanged: 3, rejected: 0 });
    expect(again).toMatchObject({ batch: null, unchanged: 30 });
    const shelves = await shop.read(({ tx }) =>
      tx
        .selectFrom('stock_levels as l')
        .innerJoin('products as p', 'p.id', 'l.product_id')
        .select(['l.quantity', 'p.price', 'p.supplier_id'])
        .execute(),
    );
    expect(shelves.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(6_897_000);
    const worth = shelves.reduce(
      (sum, { quantity, price }) => sum + (quantity / 1000) * (price / 1_000_000),
      0,
    );
    expect(worth.toFixed(2)).toBe('123700.35');
    expect(shelves.filter(({ supplier_id }) => supplier_id === null)).toEqual([]);
    await shop.booksAreSound();
  });

  it('customers with faults are named, and the others come in as the texts that they are', async () => {
    const file = realFile(folder, 'customer_list_dupes_formula_injection.csv');
    const shop = await newShop();

    const refused = await importInto(shop, { kind: 'customers', file }).catch((error: unknown) => error);
    const done = await importInto(shop, { kind: 'customers', file, on_error: 'reject_rows' });

    expect(refused).toMatchObject({
      details: {
        issues: [
          { line: 2, message: expect.stringContaining('amara@example.com is in this file 2 times') },
          { line: 3, message: expect.stringContaining('amara@example.com is in this file 2 times') },
          { line: 4, column: 'email', value: 'sean@example.com; office@example.com' },
          { line: 6, column: 'email', value: '@sum(1+1)*cmd' },
        ],
      },
    });
    expect(done).toMatchObject({ rows: 6, created: 2, rejected: 4, rejects_file: `${file}.rejects.csv` });
    const people = await shop.read(({ tx }) =>
      tx.selectFrom('parties').select('name').orderBy('id').execute(),
    );
    expect(people.map(({ name }) => name)).toEqual(['Müller GmbH & Co. KG', 'Ltd "Smith, Jones"']);
    await shop.booksAreSound();
  });

  it('damaged orders are refused cell by cell, and none of them comes in', async () => {
    const name = 'excel_damaged_orders.csv';
    const { detail } = about(name) as {
      detail: readonly { line: number; qty: string | null; recoverable: boolean }[];
    };
    const shop = await newShop();
    await importInto(shop, { kind: 'products', file: sheet(['sku,name,price', '00417,Assam,6.95']) });
    const damaged = { kind: 'orders', file: realFile(folder, name), create_products: true } as const;

    const asked = await importInto(shop, damaged).catch((error: unknown) => error);
    const refused = await importInto(shop, { ...damaged, decimal: '.', date_format: 'dmy' }).catch(
      (error: unknown) => error,
    );

    expect(asked).toMatchObject({ exit: 2 });
    expect(refused).toMatchObject({ exit: 2, details: { rows: 24 } });
    const { issues } = (refused as Refusal).details as {
      issues: readonly { line: number; column: string | null; value: string | null }[];
    };
    const linesAt = (column: string) =>
      new Set(issues.flatMap((issue) => (issue.column?.toLowerCase() === column ? [issue.line] : [])));
    const [skus, quantities] = [linesAt('sku'), linesAt('qty')];
    expect(detail.filter(({ line, qty }) => qty === null && !quantities.has(line))).toEqual([]);
    // Which product a row without a quantity is about is not looked up.
    const readable = detail.filter(({ qty }) => qty !== null);
    expect(readable.filter(({ line, recoverable }) => skus.has(line) === recoverable)).toEqual([]);
    const values = new Set(issues.map(({ value }) => value));
    for (const cell of [
      '5.01235E+12',
      '5.00E+10',
      'Mar-01',
      '12.5O',
      '#N/A',
      '1.234,50',
      '£12.50 CR',
      '31/11/2026',
      '46300',
      'TBC',
    ])
      expect(values).toContain(cell);
    expect((await ordered(shop)).lines).toBe(0);
    await shop.booksAreSound();
  });
});

/** Whom a list of products was bought from, and nobody knows. */
function suppliersIn(refused: unknown): string[] {
  const { issues } = (refused as Refusal).details as { issues: readonly { value: string }[] };
  return [...new Set(issues.map(({ value }) => value))];
}

withRealFiles('woocommerce', (newShop) => {
  it('the sample products come in once; a table of tax rates is no list of products', async () => {
    const shop = await newShop();
    const file = realFile('woocommerce', 'sample_products.csv');

    const first = await importInto(shop, { kind: 'products', file });
    const again = await importInto(shop, { kind: 'products', file });
    const rates = importInto(shop, {
      kind: 'products',
      file: realFile('woocommerce', 'sample_tax_rates.csv'),
    });

    expect(first).toMatchObject({ format: 'woocommerce_products', rows: 20, created: 20, rejected: 0 });
    expect(again).toMatchObject({ batch: null, unchanged: 20 });
    await expect(rates).rejects.toThrow(/no column for sku, name, price/);
    await shop.booksAreSound();
  });
});

withRealFiles('csv-suites', (newShop) => {
  it.each([
    ['csv-spectrum', 'csvs'],
    ['sineemore', 'csv'],
  ])('no file of %s does harm: each comes in or is refused by name', async (suite, below) => {
    const shop = await newShop();
    const names = readdirSync(
      new URL(`../../../../shared/data/csv-suites/${suite}/${below}`, import.meta.url),
    );

    for (const name of names)
      for (const kind of ['products', 'customers'] as const) {
        const file = realFile('csv-suites', suite, below, name);
        const ended = await importInto(shop, { kind, file }).catch((error: unknown) => error);
        expect([name, ended instanceof Refusal || !(ended instanceof Error)]).toEqual([name, true]);
      }
    await shop.booksAreSound();
  });
});
