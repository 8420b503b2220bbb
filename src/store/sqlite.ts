import Database from 'better-sqlite3';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type {
  DatabaseConnection,
  SqliteDatabase,
  SqliteDialectConfig,
  SqliteStatement,
  TransactionSettings,
} from 'kysely';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '../base/refusal.ts';
import { APPLICATION_ID } from './application.ts';

/** How long SQLite itself waits for another writer; the transaction loop waits on in such slices. */
const BUSY_SLICE_MS = 250;
const KEPT_STATEMENTS = 300;
/** SQLite answers at once: a write of many statements would keep Ctrl-C and the clock of the program waiting. */
const TURN_MS = 40;

/** Kysely sends a plain `begin`, which fails under load in spite of a time-out: writers say so at once. */
class ImmediateDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return hearing(await super.acquireConnection());
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** On a full or failing disk SQLite has rolled back already; saying so would hide what went wrong. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('no transaction is active')) throw error;
    }
  }
}

/** A connection between whose statements the program hears what else goes on. */
function hearing(connection: DatabaseConnection): DatabaseConnection {
  let heard = performance.now();
  return {
    async executeQuery<R>(query: CompiledQuery) {
      if (performance.now() - heard > TURN_MS) {
        await nextTurn();
        heard = performance.now();
      }
      return connection.executeQuery<R>(query);
    },
    streamQuery: <R>(query: CompiledQuery, chunk: number) => connection.streamQuery<R>(query, chunk),
  };
}

/** Kysely's adapter denies it, but SQLite's DDL is transactional. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(database: Database.Database) {
    const config = { database: keepStatements(database) };
    super(config);
    this.#config = config;
  }

  override createDriver(): ImmediateDriver {
    // Kysely hands its transaction settings on, although the base class does not declare them.
    return new ImmediateDriver(this.#config);
  }

  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
}

/** Keeps the most recently used statements prepared: Kysely would prepare every statement anew. */
function keepStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known) kept.delete(sql);
      const statement = known ?? bindingIntegers(database, sql);
      kept.set(sql, statement);
      const oldest = kept.size > KEPT_STATEMENTS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return statement;
    },
    close() {
      kept.clear();
      database.close();
    },
  };
}

function bindingIntegers(database: Database.Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(bindable(parameters)),
    run: (parameters) => statement.run(bindable(parameters)),
    // A statement that is being iterated is busy: each stream has its own.
    iterate: (parameters) => database.prepare(sql).iterate(bindable(parameters)),
  };
}

/** Numbers would be bound as REAL (`7 / ?` with 2 is 3.5, and `12345.0` in a text column): integers go as BigInt. */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    if (typeof value !== 'number') return value;
    if (!Number.isSafeInteger(value))
      throw new TypeError(`${value} is not an integer: docket stores no floats`);
    return BigInt(value);
  });
}

/** Opens a docket file that exists, or says why it is none. */
export function openSqliteFile(path: string): Database.Database {
  return openFileThatIs(path, refuseForeign);
}

/** Opens a file that `createSqliteFile` would take, or says why not; it stays as it is. */
export function lookAtSqliteFile(path: string): Database.Database {
  return openFileThatIs(path, refuseForeignContent);
}

function openFileThatIs(path: string, refuse: typeof refuseForeign): Database.Database {
  refuseWhatIsNoFile(path);
  const database = new Database(path, { fileMustExist: true, timeout: BUSY_SLICE_MS });
  try {
    prepareConnection(database);
    refuse(database, path);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * Makes a new file, readable by its owner only, or takes one that is still empty: an `init` that was killed leaves
 * such a file behind. Refuses what is another program's.
 */
export function createSqliteFile(path: string): Database.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = !existsSync(path);
  if (!fresh) refuseWhatIsNoFile(path);
  const database = new Database(path, { timeout: BUSY_SLICE_MS });
  try {
    if (!fresh) refuseForeignContent(database, path);
    else if (path !== ':memory:') chmodSync(path, 0o600);
    database.pragma('journal_mode = wal');
    prepareConnection(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function refuseForeignContent(database: Database.Database, path: string): void {
  const tables = database.prepare('select count(*) as count from sqlite_master').get() as { count: number };
  if (tables.count > 0) refuseForeign(database, path);
}

/** A reopened WAL database would run at NORMAL, which lost acknowledged orders in simulated power cuts. */
function prepareConnection(database: Database.Database): void {
  database.pragma('synchronous = full');
  database.pragma('foreign_keys = on');
  database.pragma('trusted_schema = off');
  database.pragma('cell_size_check = on');
  database.pragma('mmap_size = 0');
  database.pragma('journal_size_limit = 67108864');
}

function refuseWhatIsNoFile(path: string): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file) {
    throw new Refusal('database.missing', `There is no database at ${path}.`, {
      hint: 'docket init --name "My Shop" --currency GBP --country GB --timezone Europe/London      or name it with --db',
      details: { path },
    });
  }
  if (!file.isFile())
    throw new Refusal('database.missing', `${path} is a folder, not a database.`, {
      hint: 'docket … --db FILE',
    });
  // Locks belong to a name's -wal file: through a second name of the same file two writers would not see each other.
  if (file.nlink > 1) {
    throw new Refusal(
      'database.foreign',
      `${path} has another name (a hard link), and its locks would not hold.`,
      { hint: `cp ${path} a-copy.db` },
    );
  }
}

function refuseForeign(database: Database.Database, path: string): void {
  const id = database.pragma('application_id', { simple: true });
  if (id === APPLICATION_ID) return;
  throw new Refusal(
    'database.foreign',
    `${path} is not a docket database${id === 0 ? '' : ' but another program’s'}.`,
    {
      hint: 'docket … --db FILE      or docket init --db NEW-FILE',
      details: { path, application_id: id },
    },
  );
}
