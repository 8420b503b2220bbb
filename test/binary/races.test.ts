import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { postgresDialect } from '../../src/store/postgres.ts';
import { storeOn } from '../../src/store/open.ts';
import { built, docket, newShopAt } from '../support/program.ts';
import { engines, serverUrl } from '../support/shop.ts';

beforeAll(built, 120_000);

async function newFile(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-race-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'shop.db');
}

async function newDatabase(): Promise<string> {
  const name = `r${randomUUID().replaceAll('-', '')}`;
  const admin = storeOn('postgres', await postgresDialect(serverUrl('postgres')), 'admin');
  await sql`create database ${sql.ref(name)}`.execute(admin.db);
  await admin.close();
  return serverUrl(name);
}

/** Many programs that ask for the same thing at once; how they ended, counted. */
async function crowd(db: string, size: number, args: readonly string[]): Promise<Record<string, number>> {
  const ended = await Promise.all(Array.from({ length: size }, () => docket(args, { db })));
  const said = ended.filter(({ status }) => status !== 0 && status !== 4).map(({ stderr }) => stderr);
  expect(said).toEqual([]);
  return Object.fromEntries(
    Object.entries(Object.groupBy(ended, ({ status }) => String(status))).map(([k, v]) => [
      k,
      v?.length ?? 0,
    ]),
  );
}

async function isSound(db: string): Promise<void> {
  expect(await docket(['db', 'check'], { db })).toMatchObject({ status: 0, stdout: '', stderr: '' });
}

async function shown(db: string, ...args: readonly string[]): Promise<unknown> {
  return JSON.parse((await docket([...args], { db })).stdout);
}

const places = { sqlite: newFile, postgres: newDatabase } as const;

for (const engine of ['sqlite', 'postgres'] as const) {
  describe.skipIf(!engines.includes(engine))(`many programs at once (${engine})`, () => {
    it('sell the last of a lot once, and none that has expired', async () => {
      const db = await places[engine]();
      await newShopAt(db, 1);
      await docket(['products', 'add', 'MILK', '--name', 'Milk', '--price', '1.20', '--lot-tracked'], { db });
      const comes = ['stock', 'receive', 'MILK'];
      await docket([...comes, '9', '--lot', 'OLD', '--expires', '2020-01-01'], { db });
      await docket([...comes, '1', '--lot', 'A', '--expires', '2099-01-01'], { db });
      await docket([...comes, '1', '--lot', 'B', '--expires', '2099-02-01'], { db });

      expect(await crowd(db, 20, ['orders', 'place', '--line', 'MILK=1'])).toEqual({ 0: 2, 4: 18 });

      expect(await shown(db, 'stock', 'show', 'MILK', '--json')).toMatchObject({
        on_hand: 11, allocated: 2, expired: 9, available: 0,
        lots: [{ lot: 'OLD', allocated: 0 }, { lot: 'A', allocated: 1 }, { lot: 'B', allocated: 1 }],
      }); // prettier-ignore
      await isSound(db);
    });

    it('sell the last mug once', async () => {
      const db = await places[engine]();
      await newShopAt(db, 1);

      expect(await crowd(db, 20, ['orders', 'place', '--line', 'MUG=1', '--pay', 'cash'])).toEqual({
        0: 1,
        4: 19,
      });

      expect(await shown(db, 'stock', 'show', 'MUG', '--json=on_hand,allocated,available')).toEqual({
        on_hand: 1,
        allocated: 1,
        available: 0,
      });
      await isSound(db);
    }, 120_000);

    it('pay, ship and do one thing with one key once', async () => {
      const db = await places[engine]();
      await newShopAt(db, 10);
      await docket(['orders', 'place', '--line', 'MUG=2'], { db });

      expect(
        await crowd(db, 6, ['payments', 'add', '1001', '--amount', '19.00', '--method', 'card']),
      ).toEqual({ 0: 1, 4: 5 });
      expect(await crowd(db, 6, ['shipments', 'ship', '1001'])).toEqual({ 0: 1, 4: 5 });
      expect(await crowd(db, 6, ['orders', 'place', '--line', 'MUG=1', '--idempotency-key', 'k'])).toEqual({
        0: 6,
      });
      expect(await crowd(db, 6, ['orders', 'place', '--line', 'MUG=1', '--external-ref', 'W-17'])).toEqual({
        0: 1,
        4: 5,
      });

      expect(await shown(db, 'stock', 'show', 'MUG', '--json=on_hand,allocated')).toEqual({
        on_hand: 8,
        allocated: 2,
      });
      await isSound(db);
    }, 120_000);

    it('write a new customer down once', async () => {
      const db = await places[engine]();
      await newShopAt(db, 10);
      const place = ['orders', 'place', '--line', 'MUG=1', '--force', '--customer'];

      expect(await crowd(db, 6, [...place, 'Ann Lee <ann@example.com>'])).toEqual({ 0: 6 });
      expect(await crowd(db, 4, [...place, 'Bob Ray'])).toEqual({ 0: 4 });

      expect(await shown(db, 'customers', 'list', '--json=code,name')).toHaveLength(2);
      expect(
        await crowd(db, 4, [
          'customers',
          'edit',
          'C0001',
          '--email',
          'ann@example.org',
          '--name',
          'Ann Leigh',
        ]),
      ).toEqual({ 0: 4 });
      await isSound(db);
    }, 120_000);

    it('set up one shop', async () => {
      const db = await places[engine]();

      const init = ['init', '--name', 'X', '--currency', 'GBP', '--country', 'GB', '--timezone', 'UTC'];
      expect(await crowd(db, 4, init)).toEqual({ 0: 1, 4: 3 });

      await isSound(db);
    }, 120_000);
  });
}
