import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { describe, expect, inject, onTestFinished } from 'vitest';
import { checkBooks } from '../../src/checks/index.ts';
import type { App, Subject } from '../../src/operations/perform.ts';
import { perform } from '../../src/operations/perform.ts';
import { undoOperation } from '../../src/operations/undo/index.ts';
import { undoTarget } from '../../src/operations/undo/target.ts';
import { initShop, type InitRequest } from '../../src/operations/shop/init.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createStore, storeOn } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { safeInteger } from '../../src/store/postgres.ts';
import { reading } from '../../src/store/transact.ts';
import type { Dated, Work } from '../../src/store/work.ts';

export type EngineName = 'sqlite' | 'pglite' | 'postgres';

const asked = process.env['DOCKET_TEST_ENGINES']?.split(',') ?? ['sqlite', 'pglite', 'postgres'];

/** The engines of this run; `DOCKET_TEST_ENGINES=sqlite` narrows them. A missing server is said once, loudly. */
export const engines: readonly EngineName[] = (['sqlite', 'pglite', 'postgres'] as const).filter(
  (engine) => asked.includes(engine) && (engine !== 'postgres' || inject('postgres') !== null),
);

/** Tells the same stories on every engine. */
export function onEveryEngine(
  subject: string,
  stories: (newShop: (settings?: Partial<InitRequest>) => Promise<TestShop>) => void,
): void {
  for (const engine of engines)
    describe(`${subject} (${engine})`, () => stories((settings) => newShop(engine, settings)));
}

/** A shop to tell stories about. */
export interface TestShop {
  readonly app: App;
  readonly store: Store;
  /** Runs an operation as its own write and returns what it made. */
  readonly run: <Request>(
    operation: (work: Work, request: Request) => Promise<Subject>,
    request: Request,
    options?: RunOptions,
  ) => Promise<string>;
  /** Takes an operation back: the one of this id, or the latest. */
  readonly undo: (operation?: number, options?: RunOptions) => Promise<string>;
  readonly read: <T>(query: (reading: Dated) => Promise<T>) => Promise<T>;
  /** Sets the clock, which stands still otherwise. */
  readonly at: (instant: string) => void;
  /** Fails the test unless every law of the books holds. */
  readonly booksAreSound: () => Promise<void>;
}

export interface RunOptions {
  readonly command?: string;
  readonly idempotencyKey?: string;
  readonly dryRun?: boolean;
}

const usual: InitRequest = {
  name: 'Harbour & Hearth',
  currency: 'GBP',
  country: 'GB',
  timezone: 'Europe/London',
  prices: undefined,
  location: 'main',
  tax_rate: undefined,
};

/** Opens a new, empty shop on an engine; it is closed when the test ends. The clock stands at 2 March 2026, 10:00. */
export async function newShop(engine: EngineName, settings: Partial<InitRequest> = {}): Promise<TestShop> {
  const store = await openers[engine]();
  onTestFinished(() => store.close());
  let now = '2026-03-02T10:00:00.000Z';
  const app: App = {
    store,
    clock: () => now,
    actor: 'tester',
    dryRun: false,
    idempotencyKey: undefined,
    onWait: () => {},
  };
  const shop: TestShop = {
    app,
    store,
    run: (operation, request, { command = operation.name, dryRun = false, ...rest } = {}) =>
      perform({ ...app, dryRun }, { command, request, ...rest }, operation, async (_, subject) => subject),
    undo(operation, options) {
      const request = { operation: operation ?? null };
      const undoes = (work: Work) => undoTarget(work, request.operation);
      const write = { command: 'undo', request, undoes, idempotencyKey: options?.idempotencyKey };
      return perform(
        { ...app, dryRun: options?.dryRun ?? false },
        write,
        undoOperation,
        async (_, subject) => subject,
      );
    },
    read: (query) => reading(store, (tx) => query({ tx, engine: store.engine, now })),
    at: (instant) => void (now = instant),
    async booksAreSound() {
      const findings = await shop.read(checkBooks);
      expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    },
  };
  await shop.run(initShop, { ...usual, ...settings });
  return shop;
}

const openers: Readonly<Record<EngineName, () => Promise<Store>>> = {
  sqlite: () => createStore(':memory:'),
  pglite: emptyPglite,
  postgres: newDatabase,
};

let pglite: Promise<Store> | undefined;

/** One embedded PostgreSQL a worker (it takes seconds to start), emptied for every shop. */
async function emptyPglite(): Promise<Store> {
  pglite ??= startPglite();
  const store = await pglite;
  await empty(store);
  return { ...store, close: async () => {} };
}

async function startPglite(): Promise<Store> {
  const database = await PGlite.create({ parsers: { 20: safeInteger, 1700: safeInteger } });
  const store = storeOn('postgres', new PGliteDialect({ pglite: database }), 'pglite');
  await migrate(store);
  return store;
}

/** Empties every table and starts every series anew; the triggers that forbid it sleep meanwhile. */
async function empty({ db }: Store): Promise<void> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'docket_schema'`.execute(
    db,
  );
  const { rows: series } = await sql<{ name: string; first: number }>`
    select sequencename as name, start_value as first from pg_sequences where schemaname = 'public'`.execute(
    db,
  );
  await sql`set session_replication_role = replica`.execute(db);
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.ref(name)))} cascade`.execute(db);
  for (const { name, first } of series)
    await sql`select setval(${name}, ${first}::bigint, false)`.execute(db);
  await sql`set session_replication_role = default`.execute(db);
}

async function newDatabase(): Promise<Store> {
  const name = `t${randomUUID().replaceAll('-', '')}`;
  const admin = await createStoreless('postgres');
  await sql`create database ${sql.ref(name)} template docket_template`.execute(admin.db);
  await admin.close();
  return createStore(serverUrl(name));
}

/** The URL of a database on the test server. */
export function serverUrl(database: string): string {
  const template = inject('postgres');
  if (template === null) throw new Error('there is no PostgreSQL server in this run');
  return template.replace('%', database);
}

async function createStoreless(database: string): Promise<Store> {
  const { postgresDialect } = await import('../../src/store/postgres.ts');
  return storeOn('postgres', await postgresDialect(serverUrl(database)), database);
}
