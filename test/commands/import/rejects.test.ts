import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { typed, wordsOf } from '../../support/terminal.ts';

const products = [
  'sku,name,price,supplier',
  'MUG,Mug,9.50,POTTER',
  'BOWL,Bowl,12.00,POTTER',
  'PLATE,Plate,8.00,POTTER',
  'JUG,Jug,17.50,POTTER',
  'TEA,Tea,4.00,',
];

async function shopWithAList() {
  const folder = newFolder();
  const file = `${folder}/products.csv`;
  writeFileSync(file, products.join('\n'));
  const env = { DOCKET_DB: `${folder}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const docket = (line: string) => typed(wordsOf(line), env);
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  return { docket, folder, file };
}

it('says once what is wrong with many rows, and which file belongs before this one', async () => {
  const { docket, file } = await shopWithAList();
  const { status, screen } = await docket(`import products ${file}`);
  expect(status).toBe(3);
  expect(screen).toBe(
    [
      'docket: 4 of 5 rows of products.csv cannot be imported, so nothing was.',
      '        lines 2, 3, 4 and 1 more, supplier: There is no supplier “POTTER” (docket suppliers add POTTER --name …).',
      '  hint  docket import suppliers FILE',
      '  code  not_found',
      '',
    ].join('\n'),
  );
});

it('does not offer the other rows where there are none', async () => {
  const { docket, file } = await shopWithAList();
  writeFileSync(file, ['sku,name,price', 'MUG,Mug,-1', 'TEA,Tea,'].join('\n'));
  const { screen } = await docket(`import products ${file}`);
  expect(screen).toContain('hint  docket import sample products      shows what a file looks like');
});

it('takes none of several rows about one thing: which of them counts is for the shop to say', async () => {
  const { docket, file } = await shopWithAList();
  writeFileSync(file, ['sku,name,price', 'MUG,Mug,9.50', 'TEA,Tea,4.00', 'MUG,Mug,9.90'].join('\n'));

  const first = await docket(`import products ${file} --on-error reject-rows`);
  const untouched = await docket(`import products ${file}.rejects.csv --on-error reject-rows`);
  const list = await docket('products list --columns sku,price');

  expect(first.screen).toContain('1 created');
  expect(first.screen).toContain('2 rows were rejected');
  expect(first.screen).toContain('The product MUG is in this file 2 times');
  expect(untouched.status).toBe(5);
  expect(untouched.screen).toContain('0 created');
  expect(list.screen).not.toContain('MUG');
});

it('keeps the rejected rows also where none is left, to be corrected and imported', async () => {
  const { docket, folder, file } = await shopWithAList();
  writeFileSync(file, products.slice(0, 3).join('\n'));
  const rehearsed = await docket(`import products ${file} --on-error reject-rows --dry-run`);
  expect([rehearsed.status, readdirSync(folder).filter((name) => name.includes('rejects'))]).toEqual([5, []]);

  const rejected = await docket(`import products ${file} --on-error reject-rows`);
  await docket('suppliers add POTTER --name "Whitby Pottery"');
  const mended = await docket(`import products ${file}.rejects.csv`);

  expect(rejected.status).toBe(5);
  expect(rejected.screen).toContain(`2 rows were rejected; they are in ${file}.rejects.csv`);
  expect(readFileSync(`${file}.rejects.csv`, 'utf8').split(/\r?\n/)[1]).toBe(
    'MUG,Mug,9.50,POTTER,supplier: There is no supplier “POTTER” (docket suppliers add POTTER --name …).',
  );
  expect(mended.screen).toContain('2 created');
});
