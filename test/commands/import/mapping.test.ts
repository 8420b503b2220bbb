import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { type Answer, typed, wordsOf } from '../../support/terminal.ts';

const prices = (rows: readonly string[]): string => ['Stuff;What it is;How much', ...rows].join('\n');

async function shopWithAList() {
  const folder = newFolder();
  const file = `${folder}/list.csv`;
  const env = { DOCKET_DB: `${folder}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const docket = (line: string, answers: readonly Answer[] = []) => typed(wordsOf(line), env, answers);
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  return { docket, file };
}

it('walks through the columns that nobody knows, and knows the next file by its header', async () => {
  const { docket, file } = await shopWithAList();
  writeFileSync(file, prices(['MUG;Blue mug;9.50']));
  const down = '\u001b[B';

  const first = await docket(`import products ${file}`, [
    ['Which column holds the sku?', '\r'],
    ['Which column holds the name?', `${down}\r`],
    ['Which column holds the price?', `${down}${down}\r`],
    ['Keep this mapping', 'price list\r'],
  ]);
  writeFileSync(file, prices(['MUG;Blue mug;9.90', 'TEA;Green tea;4.00']));
  const second = await docket(`import products ${file} --dry-run`);

  expect(first.status).toBe(0);
  expect(second.screen).toContain('Read with the saved mapping “price list”.');
  expect(second.screen).toMatch(/2 +MUG +updated +price 9\.50 → 9\.90/);
  expect(second.screen).toMatch(/3 +TEA +created/);
  expect((await docket('products list --columns sku,price')).screen).toContain('9.50');
});

it('keeps a mapping under its name, and refuses one that nobody has saved', async () => {
  const { docket, file } = await shopWithAList();
  writeFileSync(file, prices(['MUG;Blue mug;9.50']));
  const map = '--map sku=Stuff --map "name=What it is" --map "price=How much"';

  expect((await docket(`import products ${file} ${map} --profile till`)).status).toBe(0);
  writeFileSync(file, prices(['MUG;Blue mug;9.60']));
  const named = await docket(`import products ${file} --profile till`);
  const unknown = await docket(`import products ${file} --profile tall`);

  expect(named.screen).toContain('1 updated');
  expect(unknown).toMatchObject({ status: 3 });
  expect(unknown.screen).toContain('Did you mean till?');
});

it('reads a file by a format of the shop’s own', async () => {
  const { docket, file } = await shopWithAList();
  writeFileSync(file, prices(['MUG;Blue mug;9,50']));
  const format = `${newFolder()}/mine.json`;
  const columns = { sku: 'Stuff', name: 'What it is', price: 'How much' };
  writeFileSync(format, JSON.stringify({ name: 'mine', kind: 'products', columns, decimal: ',' }));

  const done = await docket(`import products ${file} --format ${format}`);
  const other = await docket(`import orders ${file} --format ${format}`);
  const none = await docket(`import products ${file} --format shopify`);

  expect(done.screen).toContain('1 created');
  expect((await docket('products list --columns sku,price')).screen).toContain('9.50');
  expect(other).toMatchObject({ status: 2 });
  expect(none).toMatchObject({ status: 3 });
  expect(none.screen).toContain('shopify_products');
});
