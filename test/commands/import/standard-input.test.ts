import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { scriptedShop } from '../../support/script.ts';

it('imports what standard input gives', async () => {
  const run = await scriptedShop();
  const { status, stdout } = await run(
    'import products - --json',
    'sku,name,price\nMUG,Mug,11.00\nTEA,Tea,4.00\n',
  );

  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ file: 'standard input', created: 1, updated: 1 });
  expect((await run('products list --columns sku,price')).stdout).toBe('MUG\t11.00\nTEA\t4.00\n');
});

it('keeps the rejected rows in a file of the current folder that is called after the kind', async () => {
  const run = await scriptedShop();
  const [folder, before] = [newFolder(), process.cwd()];
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));

  const rows = 'sku,name,price\nTEA,Tea,dear\nJAR,Jar,2.00\n';
  const { status, stdout } = await run('import products - --on-error reject-rows --json', rows);

  expect(status).toBe(5);
  expect(JSON.parse(stdout)).toMatchObject({ created: 1, rejected: 1, rejects_file: 'products.rejects.csv' });
  expect(readFileSync(`${folder}/products.rejects.csv`, 'utf8')).toContain('TEA,Tea,dear,');
});

it('refuses nothing at all as it refuses an empty file', async () => {
  const run = await scriptedShop();
  const { status, stderr } = await run('import products -', '');
  expect(status).toBe(65);
  expect(stderr).toContain('standard input');
});
