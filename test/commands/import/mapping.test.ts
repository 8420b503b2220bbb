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

it('knows a file by its columns also where they have moved and others have come', async () => {
  const { docket, file } = await shopWithAList();
  writeFileSync(file, prices(['MUG;Blue mug;9.50']));
  await docket(
    `import products ${file} --map sku=Stuff --map "name=What it is" --map "price=How much" --profile till`,
  );

  writeFileSync(file, 'Shelf;How much;Stuff;What it is\nA1;9.60;MUG;Blue mug\n');
  const moved = await docket(`import products ${file}`);
  writeFileSync(file, 'How much;Stuff\n9.70;MUG\n');
  const less = await docket(`import products ${file} --no-input`);

  expect(moved.screen).toContain('Read with the saved mapping “till”.');
  expect(moved.screen).toContain('1 updated');
  expect(less).toMatchObject({ status: 2 });
});

it('trusts a mapping that counts columns only where they stand as they stood', async () => {
  const { docket, file } = await shopWithAList();
  const map = '--map sku=#1 --map name=#2 --map price=#3';
  writeFileSync(file, 'Stuff;Stuff;Stuff\nMUG;Blue mug;9.50\n');
  await docket(`import products ${file} ${map} --profile till`);

  writeFileSync(file, 'Stuff;Stuff;Stuff;Shelf\nMUG;Blue mug;9.60;A1\n');
  const longer = await docket(`import products ${file}`);
  writeFileSync(file, 'Shelf;Stuff;Stuff;Stuff\nA1;MUG;Blue mug;9.70\n');
  const moved = await docket(`import products ${file} --no-input`);

  expect(longer.screen).toContain('1 updated');
  expect(moved).toMatchObject({ status: 2 });
});

it('keeps a mapping also from a file that brings nothing new', async () => {
  const { docket, file } = await shopWithAList();
  const map = '--map sku=Stuff --map "name=What it is" --map "price=How much"';
  writeFileSync(file, prices(['MUG;Blue mug;9.50']));
  await docket(`import products ${file} ${map}`);

  await docket(`import products ${file} ${map} --profile till`);
  const next = await docket(`import products ${file}`);

  expect(next.screen).toContain('Read with the saved mapping “till”.');
  expect(next.screen).toContain('1 unchanged');
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
