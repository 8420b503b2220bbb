import Database from 'better-sqlite3';
import { CompiledQuery, sql } from 'kysely';
import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { createStore, openAnyVersion, storeOn } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { ImmediateSqliteDialect } from '../../src/store/sqlite.ts';
import { reading, transact } from '../../src/store/transact.ts';
import { newFolder } from '../support/folder.ts';

const closing = (store: Store): Store => {
  onTestFinished(() => store.close());
  return store;
};

async function shopFile(): Promise<{ file: string; store: Store }> {
  const file = path.join(newFolder(), 'shop.db');
  return { file, store: closing(await createStore(file)) };
}

const pragmas = [
  'journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'mmap_size', 'journal_size_limit',
]; // prettier-ignore

async function settingsOf({ db }: Store): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const name of pragmas) {
    const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`pragma ${name}`));
    answers.push(Object.values(rows[0] ?? {})[0]);
  }
  return answers;
}

describe('a connection to a file', () => {
  it('is durable and strict, when the file is new and when it is opened again', async () => {
    const { file, store } = await shopFile();
    const again = closing(await openAnyVersion(file));

    const wanted = ['wal', 2, 1, 0, 1, 0, 67_108_864];
    expect(await settingsOf(store)).toEqual(wanted);
    expect(await settingsOf(again)).toEqual(wanted);
  });

  it('makes a file that only its owner may read', async () => {
    const { file } = await shopFile();

    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('prepares a statement once, however often it runs, and streams beside it', async () => {
    const database = new Database(':memory:');
    const prepared: string[] = [];
    const prepare = database.prepare.bind(database);
    database.prepare = (text: string) => (prepared.push(text), prepare(text));
    const { db } = closing(storeOn('sqlite', new ImmediateSqliteDialect(database), 'counting'));

    for (let run = 0; run < 5; run += 1) await sql`select ${run} as n`.execute(db);
    const streamed: unknown[] = [];
    for await (const row of db.selectNoFrom(sql`1`.as('n')).stream()) streamed.push(row);
    for (let run = 0; run < 400; run += 1) await sql.raw(`select ${run}`).execute(db);

    expect(prepared.filter((text) => text === 'select ? as n')).toHaveLength(1);
    expect(streamed).toEqual([{ n: 1 }]);
    expect((await sql<{ n: number }>`select ${7} as n`.execute(db)).rows).toEqual([{ n: 7 }]);
  });

  it('binds integers as integers, in sums and in columns of text', async () => {
    const { store } = await shopFile();
    await sql`insert into settings (key, value) values ('n', ${12_345})`.execute(store.db);

    const { rows } = await sql`select 7 / ${2} as half, typeof(${2}) as type`.execute(store.db);
    expect(rows).toEqual([{ half: 3, type: 'integer' }]);
    expect(await store.db.selectFrom('settings').selectAll().execute()).toEqual([
      { key: 'n', value: '12345' },
    ]);
  });

  it.each([0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])(
    'refuses %d, since it keeps no floats',
    async (value) => {
      const { store } = await shopFile();

      await expect(sql`select ${value} as n`.execute(store.db)).rejects.toThrow('docket stores no floats');
    },
  );
});

describe('a write', () => {
  it('takes the lock before it reads', async () => {
    const { file, store } = await shopFile();
    const other = new Database(file, { timeout: 0 });
    onTestFinished(() => void other.close());

    await transact(store, async (tx) => {
      await tx.selectFrom('settings').selectAll().execute();
      expect(() => other.exec('begin immediate')).toThrow('database is locked');
    });

    other.exec('begin immediate; rollback');
  });

  it('waits while another program writes', async () => {
    const { file, store } = await shopFile();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec(`begin immediate; insert into settings (key, value) values ('who', 'the other')`);
    setTimeout(() => other.exec('commit'), 300);

    const found = await transact(store, (tx) => tx.selectFrom('settings').select('value').execute());

    expect(found).toEqual([{ value: 'the other' }]);
  });
});

describe('reading', () => {
  it('sees one moment, and keeps nobody from writing', async () => {
    const { file, store } = await shopFile();
    const other = new Database(file, { timeout: 0 });
    onTestFinished(() => void other.close());

    const counts = await reading(store, async (tx) => {
      const before = await tx.selectFrom('settings').selectAll().execute();
      other.exec(`insert into settings (key, value) values ('late', 'news')`);
      return [before, await tx.selectFrom('settings').selectAll().execute()].map((rows) => rows.length);
    });

    expect(counts).toEqual([0, 0]);
    expect(await store.db.selectFrom('settings').selectAll().execute()).toHaveLength(1);
  });
});

describe('a file of another version', () => {
  it('is refused when it is newer, and is not touched', async () => {
    const { file, store } = await shopFile();
    await sql`pragma user_version = 99`.execute(store.db);

    const { openStore } = await import('../../src/store/open.ts');
    await expect(openStore(file)).rejects.toMatchObject({
      code: 'database.newer',
      details: { version: 99 },
    });
    await expect(createStore(file)).rejects.toMatchObject({ code: 'database.newer' });
    expect(await migrate(store)).toEqual([]);
  });
});
