import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { checkBooks, checks } from '../../src/checks/index.ts';
import { transact, type Tx } from '../../src/store/transact.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { newWorld } from '../support/world.ts';
import { breaches, type Breach } from './breaches.ts';

onEveryEngine('the laws of the books', (newShop) => {
  it('are kept by a shop in which everything has happened once', async () => {
    const shop = await newWorld(await newShop());

    const findings = await shop.read(checkBooks);

    expect(findings.flatMap(({ problems }) => problems)).toEqual([]);
    expect(findings.map(({ name }) => name)).toEqual(checks.map(({ name }) => name));
  });

  it('are each seen to be broken, and no other law is said to be', async () => {
    const shop = await newWorld(await newShop());
    const planted = breaches.filter(({ only }) => only === undefined || only === shop.store.engine);

    const seen: string[] = [];
    for (const breach of planted) seen.push(`${breach.what}: ${(await firing(shop, breach)).join(' and ')}`);

    expect(seen).toEqual(planted.map(({ what, check }) => `${what}: ${check}`));
    await shop.booksAreSound();
  });
});

it('every law of the books is broken by a test', () => {
  expect([...new Set(breaches.map(({ check }) => check))].toSorted()).toEqual(
    checks.map(({ name }) => name).toSorted(),
  );
});

/** The checks that fire while the books are broken; afterwards they are as they were. */
async function firing({ store }: TestShop, { statements }: Breach): Promise<string[]> {
  if (store.engine === 'sqlite') await sql`pragma foreign_keys = off`.execute(store.db);
  const fired = await transact(
    store,
    async (tx) => {
      await (store.engine === 'sqlite'
        ? dropTriggers(tx)
        : sql`set local session_replication_role = replica`.execute(tx));
      for (const statement of statements) await sql.raw(statement).execute(tx);
      const findings = await checkBooks({ tx, engine: store.engine });
      return findings.filter(({ ok }) => !ok).map(({ name }) => name);
    },
    { dryRun: true },
  );
  if (store.engine === 'sqlite') await sql`pragma foreign_keys = on`.execute(store.db);
  return fired;
}

async function dropTriggers(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(
    tx,
  );
  for (const { name } of rows) await sql.raw(`drop trigger ${name}`).execute(tx);
}
