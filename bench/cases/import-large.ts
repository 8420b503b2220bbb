import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Case } from '../figure.ts';
import { catalogue, months } from '../files.ts';
import { docket, folder, root, timed } from '../program.ts';
import { benchShop } from '../shop.ts';
import { history } from './import.ts';

/** As many lines as the real wholesaler wrote in thirteen months. */
const LINES = 541_909;

/** Years of the past: how long, how much memory, and how long it takes to find that all of it is known. */
export const importingYears: Case = async () => {
  const file = await months(LINES);
  const { shop, run: first, floor } = await history(file, 'years');
  const again = await docket(shop, ['import', 'history', file, '--create-products', '--no-input']);
  for (const name of ['years.db', 'years-bare.db']) rmSync(path.join(folder, name));
  const twice = await once(await months(2 * LINES));
  return [
    {
      name: `importing ${LINES} lines of history`,
      measured: first.seconds, floor, unit: 's', goal: { at: 'most', ratio: 4 },
    },
    {
      name: 'importing them again (floor: the first time)',
      measured: again.seconds, floor: first.seconds, unit: 's', goal: { at: 'most', ratio: 0.6 },
    },
    {
      name: 'memory while importing twice as many lines (floor: those)',
      measured: twice.peak, floor: first.peak, unit: 'MB', goal: { at: 'most', ratio: 1.2 }, note: 'and under 400 MB',
    },
  ]; // prettier-ignore
};

async function once(file: string) {
  const shop = path.join(folder, 'twice.db');
  await (await benchShop(shop)).close();
  return docket(shop, ['import', 'history', file, '--create-products', '--no-input']);
}

const PRODUCTS = 100_000;

/** A large catalogue, beside csv-parse and a bare upsert of the same products. */
export const importingProducts: Case = async () => {
  const file = catalogue(PRODUCTS);
  const shop = path.join(folder, 'products.db');
  const bare = path.join(folder, 'products-bare.db');
  for (const database of [shop, bare]) await (await benchShop(database)).close();
  const { seconds } = await docket(shop, ['import', 'products', file, '--no-input']);
  const floor = await timed([path.join(root, 'bench', 'floors', 'upsert.ts'), file, shop, bare]);
  return [
    {
      name: `importing ${PRODUCTS} products (floor: a bare upsert of them)`,
      measured: seconds,
      floor: Number(floor.said.trim()),
      unit: 's',
      goal: { at: 'most', ratio: 5 },
    },
  ];
};
