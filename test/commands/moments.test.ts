import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { type Answer, typed, wordsOf } from '../support/terminal.ts';

/** A shop in New York, where the clock shows half past ten in the evening of 1 March. */
async function shopInNewYork() {
  const folder = newFolder();
  const env = { DOCKET_DB: `${folder}/docket.db`, DOCKET_NOW: '2026-03-02T03:30:00Z', DOCKET_ACTOR: 'ann' };
  const docket = async (line: string, answers: readonly Answer[] = []): Promise<string> =>
    (await typed(wordsOf(line), env, answers)).screen;
  await docket('init --name Shop --currency USD --country US --timezone America/New_York --tax-rate 0%');
  await docket('products add MUG --name "Blue mug" --price 9.50');
  await docket('stock receive MUG 9 --idempotency-key K1');
  return { docket, folder };
}

it('says the same moment wherever it says one: as the clock in the shop shows it', async () => {
  const { docket, folder } = await shopInNewYork();
  await docket('orders place --customer "Ann Lee" --line MUG=1');

  expect(await docket('undo --list -L 1')).toContain('1 Mar 2026 22:30');
  expect(await docket('orders timeline 1001')).toMatch(/1 Mar 2026 +22:30/);
  expect(await docket('orders place --customer "Ann Lee" --line MUG=1')).toContain(
    'placed 2026-03-01 22:30.',
  );
  expect(await docket('stock receive MUG 8 --idempotency-key K1')).toContain(
    'stock receive at 2026-03-01 22:30.',
  );
  expect(await docket('undo', [['Undo the latest write?', 'y\r']])).toContain('by ann at 2026-03-01 22:30\n');

  writeFileSync(`${folder}/more.csv`, 'sku,name,price\nTEA,Tea,4.00\n');
  await docket(`import products ${folder}/more.csv`);
  expect(await docket('import list')).toContain('1 Mar 2026 22:30');
  expect(await docket('import undo 1', [['Take import 1 back?', 'n\r']])).toContain(
    ', 2026-03-01 22:30: 1 created',
  );
});

it('says so too of what was undone already', async () => {
  const { docket } = await shopInNewYork();
  const operation = (await docket('undo --list -L 1 --quiet')).trim();
  await docket('undo --yes');
  expect(await docket(`undo ${operation} --yes`)).toMatch(/by operation \d+ at 2026-03-01 22:30\./);
});
