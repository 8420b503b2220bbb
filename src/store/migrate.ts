import { CompiledQuery, sql } from 'kysely';
import { migrations, type Migration } from '../../migrations/index.ts';
import type { Store } from './store.ts';
import { APPLICATION_ID } from './application.ts';
import { transact } from './transact.ts';

/** The version that a schema has after these migrations. */
export function versionOf(known: readonly Migration[]): number {
  return Math.max(...known.map(({ version }) => version));
}

export const latestVersion = versionOf(migrations);

/** The schema's version: 0 where there is no shop. */
export async function schemaVersion(store: Store): Promise<number> {
  return store.engine === 'sqlite' ? sqliteVersion(store) : postgresVersion(store);
}

async function sqliteVersion(store: Store): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(store.db);
  return rows[0]?.user_version ?? 0;
}

async function postgresVersion(store: Store): Promise<number> {
  const { rows } = await sql<{
    found: string | null;
  }>`select to_regclass('docket_schema')::text as found`.execute(store.db);
  if (rows[0]?.found == null) return 0;
  const version = await sql<{ version: number }>`select max(version) as version from docket_schema`.execute(
    store.db,
  );
  return version.rows[0]?.version ?? 0;
}

/** Brings the schema to the latest version in one transaction; returns the versions that were applied. */
export async function migrate(store: Store, known: readonly Migration[] = migrations): Promise<number[]> {
  return transact(store, (tx) => migrateWithin({ ...store, db: tx }, known));
}

/** The same inside a transaction that is open already. */
export async function migrateWithin(
  inside: Store,
  known: readonly Migration[] = migrations,
): Promise<number[]> {
  const { engine, db } = inside;
  // Read inside the write lock: of several programs that migrate at once, one does it and the others see it.
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${APPLICATION_ID})`.execute(db);
  const version = await schemaVersion(inside);
  const pending = known.filter((migration) => migration.version > version);
  for (const { version: next, statements } of pending) {
    for (const statement of statements(engine)) await db.executeQuery(CompiledQuery.raw(statement));
    await markVersion(inside, next);
  }
  return pending.map((migration) => migration.version);
}

async function markVersion(store: Store, version: number): Promise<void> {
  const statements =
    store.engine === 'sqlite'
      ? [`pragma user_version = ${version}`, `pragma application_id = ${APPLICATION_ID}`]
      : [
          `create table if not exists docket_schema (version bigint primary key)`,
          `insert into docket_schema values (${version})`,
        ];
  for (const statement of statements) await store.db.executeQuery(CompiledQuery.raw(statement));
}
