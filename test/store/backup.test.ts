import { readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { checkBooks } from '../../src/checks/index.ts';
import { backup, hashOf } from '../../src/store/backup.ts';
import { backupFiles, backupName, backupShelf } from '../../src/store/backup-files.ts';
import { prune } from '../../src/store/prune.ts';
import { countRows } from '../../src/store/list/db.ts';
import { createStore, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { migrations, type Migration } from '../../migrations/index.ts';
import { loadShop } from '../../src/store/load/shop.ts';
import { schemaVersion } from '../../src/store/migrate.ts';
import { reading, type Tx } from '../../src/store/transact.ts';
import { upgrade } from '../../src/store/upgrade.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { perform, type App } from '../../src/operations/perform.ts';
import { initShop } from '../../src/operations/shop/init.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import type { Reading } from '../../src/store/work.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { newFolder } from '../support/folder.ts';

const made_at = '2026-03-02T10:20:30.000Z';
const sound = async () => [];
const show = async (_: unknown, subject: string) => subject;

async function prove(copy: Reading): Promise<string[]> {
  return (await checkBooks(copy)).flatMap(({ problems }) => problems);
}

/** A shop in a file, with ten mugs in it. */
async function shopIn(place: string): Promise<Store> {
  const store = await createStore(path.join(place, 'docket.db'));
  onTestFinished(() => store.close());
  const app: App = { store, clock: () => made_at, actor: 'tester', dryRun: false, idempotencyKey: undefined, onWait: () => {} };
  const shop = { name: 'Kiosk', currency: 'GBP', country: 'GB', timezone: 'UTC', prices: undefined, location: 'main', tax_rate: undefined };
  await perform(app, { command: 'init', request: shop }, initShop, show);
  await perform(app, { command: 'products add', request: { sku: 'MUG', name: 'Mug', price: '9.50', cost: '3.20' } }, addProduct, show);
  await perform(app, { command: 'stock receive', request: { sku: 'MUG', quantity: '10' } }, receiveStock, show);
  return store;
} // prettier-ignore

const latest = migrations.length;

it('is a whole shop, proved, described and readable by its owner only', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const [file = ''] = backupFiles(await backupShelf(store.name), made_at);

  const manifest = await backup(store, {
    files: [file],
    made_at,
    prove,
  });

  expect(path.basename(file)).toBe('docket-2026-03-02-102030.db');
  expect(manifest).toMatchObject({ file: path.basename(file), made_at, schema_version: latest, sha256: await hashOf(file) });
  expect(manifest.counts).toEqual(await countRows(store.db));
  expect(JSON.parse(await readFile(`${file}.json`, 'utf8'))).toEqual(manifest);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  const copy = await openStore(file);
  const mugs = await reading(copy, (tx) => showStock({ tx, engine: 'sqlite', now: made_at }, 'MUG'));
  await copy.close();
  expect(mugs).toMatchObject({ on_hand: 10_000, value: 3200 });
  expect((await readdir(path.dirname(file))).toSorted()).toEqual([path.basename(file), `${path.basename(file)}.json`]);
  expect(await hashOf(file)).toBe(manifest.sha256);
  // What was written ahead is in the file itself now.
  expect((await stat(`${store.name}-wal`)).size).toBe(0);
}); // prettier-ignore

it('overwrites nothing', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const file = path.join(place, 'copy.db');
  await writeFile(file, 'precious');
  await expect(backup(store, { files: [file], made_at, prove: sound })).rejects.toMatchObject({
    code: 'exists',
  });
  expect(await readFile(file, 'utf8')).toBe('precious');
});

it('has a name of its own, however many are made in a second', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const shelf = await backupShelf(store.name);
  const made = () => backup(store, { files: backupFiles(shelf, made_at), made_at, prove: sound });
  const first = await made();
  const others = await Promise.all([made(), made()]);
  expect([first, ...others].map(({ file }) => file).toSorted()).toEqual([
    'docket-2026-03-02-102030-2.db',
    'docket-2026-03-02-102030-3.db',
    'docket-2026-03-02-102030.db',
  ]);
  expect(await prune(shelf, 1)).toEqual(['docket-2026-03-02-102030-2.db', 'docket-2026-03-02-102030.db']);
});

it('keeps no copy that is not sound', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const file = path.join(place, 'copy.db');
  await sql`update stock_levels set quantity = quantity + 1000`.execute(store.db);
  await expect(backup(store, { files: [file], made_at, prove })).rejects.toMatchObject({
    code: 'check.problems',
  });
  expect((await readdir(place)).filter((name) => name.includes('copy'))).toEqual([]);
});

it('says which folder is not there', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const file = path.join(place, 'nowhere', 'copy.db');
  await expect(backup(store, { files: [file], made_at, prove: sound })).rejects.toMatchObject({
    code: 'output.cannot_write',
    message: `${file} cannot be written: the folder does not exist.`,
  });
});

it('keeps the newest of its own and touches nothing else', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  for (const second of ['30', '31', '32']) {
    const now = `2026-03-02T10:20:${second}.000Z`;
    await backup(store, { files: [path.join(place, backupName('docket', now))], made_at: now, prove: sound });
  }
  await writeFile(path.join(place, 'docket-2020-01-01-000000.db'), 'somebody else’s');

  expect(await prune({ folder: place, database: 'docket' }, 2)).toEqual(['docket-2026-03-02-102030.db']);

  const left = (await readdir(place)).filter((name) => /^docket-.*\.db$/.test(name)).toSorted();
  expect(left).toEqual([
    'docket-2020-01-01-000000.db',
    'docket-2026-03-02-102031.db',
    'docket-2026-03-02-102032.db',
  ]);
});

it('lies beside the file itself, not beside a link to it', async () => {
  const place = newFolder();
  const elsewhere = newFolder();
  const store = await shopIn(place);
  await symlink(store.name, path.join(elsewhere, 'link.db'));
  expect(await backupShelf(path.join(elsewhere, 'link.db'))).toEqual({
    folder: path.join(place, 'backups'),
    database: 'docket',
  });
});

it('is not taken for one when it was cut short', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const file = path.join(place, 'copy.db');
  const { sha256, bytes } = await backup(store, { files: [file], made_at, prove: sound });
  await truncate(file, bytes / 2);
  expect(await hashOf(file)).not.toBe(sha256);
});

it('is made before a migration, and holds the shop as it was', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const second: Migration = {
    version: latest + 1,
    subject: 'colours',
    statements: () => ['alter table products add column colour text', `update settings set value = 'New' where key = 'name'`],
  };
  const known = [...migrations, second];

  expect(await upgrade(store, { made_at, dryRun: true, known })).toEqual({ from: latest, to: latest + 1, copy: null });
  expect(await readdir(place)).not.toContain('backups');
  const { from, to, copy } = await upgrade(store, { made_at, dryRun: false, known });

  expect({ from, to, copy }).toEqual({
    from: latest,
    to: latest + 1,
    copy: path.join(place, 'backups', `schema-${latest}-docket-2026-03-02-102030.db`),
  });
  expect(await schemaVersion(store)).toBe(latest + 1);
  expect((await stat(copy ?? '')).mode & 0o777).toBe(0o600);
  const before = await openStore(copy ?? '');
  expect(await schemaVersion(before)).toBe(latest);
  const kept = await reading(before, async (tx) => [
    (await loadShop(tx)).name,
    await checkBooks({ tx, engine: 'sqlite' }).then((findings) => findings.every(({ ok }) => ok)),
    (await showStock({ tx, engine: 'sqlite', now: made_at }, 'MUG')).on_hand,
  ]);
  await before.close();
  expect(kept).toEqual(['Kiosk', true, 10_000]);
}); // prettier-ignore

it('stays where a migration fails, which changes nothing', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  const broken: Migration = { version: latest + 1, subject: 'broken', statements: () => ['drop table credit_lines', 'select nonsense'] };
  await expect(upgrade(store, { made_at, dryRun: false, known: [...migrations, broken] })).rejects.toThrow('nonsense');
  expect(await schemaVersion(store)).toBe(latest);
  expect(await prove({ tx: store.db as Tx, engine: 'sqlite' })).toEqual([]);
  expect(await readdir(path.join(place, 'backups'))).toEqual([`schema-${latest}-docket-2026-03-02-102030.db`]);
}); // prettier-ignore

it('is not needed by a shop that is up to date, and a newer one is refused', async () => {
  const place = newFolder();
  const store = await shopIn(place);
  expect(await upgrade(store, { made_at, dryRun: false })).toEqual({ from: latest, to: latest, copy: null });
  await sql`pragma user_version = 99`.execute(store.db);
  await expect(upgrade(store, { made_at, dryRun: false })).rejects.toMatchObject({ code: 'database.newer' });
  await sql`pragma user_version = 0`.execute(store.db);
  await expect(upgrade(store, { made_at, dryRun: false })).rejects.toMatchObject({
    code: 'database.missing',
  });
});
