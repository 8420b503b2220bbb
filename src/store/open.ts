import { existsSync } from 'node:fs';
import { Kysely, type Dialect } from 'kysely';
import type { Engine } from './columns.ts';
import { explained } from './failures.ts';
import { latestVersion, migrate, migrateWithin, schemaVersion } from './migrate.ts';
import type { Tx } from './transact.ts';
import { Refusal } from '../base/refusal.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

export function isServer(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}

/** Opens a shop that exists; refuses what is missing, foreign, newer or not yet migrated. */
export async function openStore(location: string): Promise<Store> {
  return guarded(location, async () => {
    const store = await connect(location, 'existing');
    try {
      await refuseOtherVersions(store);
      if (!(await holdsShop(store))) throw noShop(store);
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  });
}

/** Makes the tables of a new shop in a new file, or in an empty PostgreSQL database. */
export async function createStore(location: string): Promise<Store> {
  const store = await openWithoutShop(location, 'new');
  try {
    await migrate(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

/** Where a new shop is rehearsed: on a server the tables are still to be made, in the transaction that is rolled back. */
export interface Rehearsal {
  readonly store: Store;
  readonly prepare?: (tx: Tx) => Promise<unknown>;
}

/** Refuses what making a shop there would refuse, and leaves nothing behind: no file, no tables. */
export async function rehearseStore(location: string): Promise<Rehearsal> {
  if (!isServer(location)) {
    if (existsSync(location)) await (await openWithoutShop(location, 'rehearsed')).close();
    return { store: await createStore(':memory:') };
  }
  const store = await openWithoutShop(location, 'new');
  return { store, prepare: (tx) => migrateWithin({ ...store, db: tx }) };
}

async function openWithoutShop(location: string, which: 'new' | 'rehearsed'): Promise<Store> {
  return guarded(location, async () => {
    const store = await connect(location, which);
    try {
      if ((await schemaVersion(store)) > 0) await refuseShop(store);
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  });
}

async function refuseShop(store: Store): Promise<void> {
  await refuseOtherVersions(store);
  if (await holdsShop(store))
    throw new Refusal('exists', `${store.name} holds a shop already.`, {
      hint: `docket db info --db ${store.name}      or choose another --db`,
    });
}

/** Tables without settings are what a killed `init` leaves behind: another may use them. */
async function holdsShop({ db }: Store): Promise<boolean> {
  return (await db.selectFrom('settings').select('key').limit(1).executeTakeFirst()) !== undefined;
}

/** Opens without asking for the version: for `db migrate` and `db info`. */
export async function openAnyVersion(location: string): Promise<Store> {
  return guarded(location, () => connect(location, 'existing'));
}

async function guarded<T>(location: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    throw explained(error, withoutPassword(location));
  }
}

async function connect(location: string, which: 'existing' | 'new' | 'rehearsed'): Promise<Store> {
  if (isServer(location)) {
    const { postgresDialect } = await import('./postgres.ts');
    return storeOn('postgres', await postgresDialect(location), withoutPassword(location));
  }
  const { ImmediateSqliteDialect, openSqliteFile, createSqliteFile, lookAtSqliteFile } =
    await import('./sqlite.ts');
  const opened = { existing: openSqliteFile, new: createSqliteFile, rehearsed: lookAtSqliteFile };
  return storeOn('sqlite', new ImmediateSqliteDialect(opened[which](location)), location);
}

/** A store on any dialect of one of the two engines. */
export function storeOn(engine: Engine, dialect: Dialect, name: string): Store {
  const db = new Kysely<Schema>({ dialect });
  return { engine, db, name, close: () => db.destroy() };
}

/** Refuses a database without a shop, of a newer docket, or one that must be migrated first. */
export async function refuseOtherVersions(store: Store): Promise<void> {
  const version = await schemaVersion(store);
  if (version === latestVersion) return;
  if (version === 0) throw noShop(store);
  if (version > latestVersion) {
    throw new Refusal(
      'database.newer',
      `${store.name} was made by a newer docket (schema ${version}, this one knows ${latestVersion}).`,
      {
        hint: 'Upgrade docket.',
        details: { version, known: latestVersion },
      },
    );
  }
  throw new Refusal('config', `${store.name} is of schema ${version}; this docket needs ${latestVersion}.`, {
    hint: 'docket db migrate',
  });
}

function noShop({ name }: Store): Refusal {
  return new Refusal('database.missing', `${name} holds no shop yet.`, {
    hint: `docket init --db ${name} --name "My Shop" …`,
  });
}

/** The address of a server as it may be shown. */
export function withoutPassword(location: string): string {
  return location.replace(/(\/\/[^/:@]*):[^@/]*@/, '$1@');
}
