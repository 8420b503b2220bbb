import Database from 'better-sqlite3';

export type Row = Readonly<Record<string, unknown>>;

/** The same file, as durable as docket keeps it. */
export function openBare(file: string): Database.Database {
  const database = new Database(file);
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'mmap_size = 0'])
    database.pragma(pragma);
  return database;
}

/** A prepared insert of every column that can be written. */
export function inserter(database: Database.Database, table: string): (row: Row) => void {
  return writer(database, table, '');
}

/** The same, which writes over what has this key already. */
export function upserter(
  database: Database.Database,
  table: string,
  { key, where }: { readonly key: string; readonly where: string },
): (row: Row) => void {
  const set = columnsOf(database, table).map((column) => `${column} = excluded.${column}`);
  return writer(database, table, `on conflict (${key}) where ${where} do update set ${set.join(', ')}`);
}

function writer(database: Database.Database, table: string, conflict: string): (row: Row) => void {
  const columns = columnsOf(database, table);
  const places = columns.map(() => '?').join(', ');
  const statement = database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${places}) ${conflict}`,
  );
  return (row) => void statement.run(columns.map((column) => integer(row[column])));
}

/** Generated columns cannot be written. */
function columnsOf(database: Database.Database, table: string): string[] {
  const all = database.pragma(`table_xinfo(${table})`) as {
    readonly name: string;
    readonly hidden: number;
  }[];
  return all.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
}

/** As docket binds them: integers as BigInt. */
export function integer(value: unknown): unknown {
  return typeof value === 'number' ? BigInt(value) : value;
}

const PAGE = 20_000;

/** The rows of a table after this id, in their order and not all at once. */
export function* pages(database: Database.Database, table: string, after: number): Generator<Row[]> {
  const next = database.prepare(`select * from ${table} where id > ? order by id limit ${PAGE}`);
  for (let last = after; ;) {
    const rows = next.all(last) as Row[];
    if (rows.length === 0) return;
    yield rows;
    last = Number(rows.at(-1)?.['id']);
  }
}

export type Add = (row: Row) => void;

/** A prepared insert of the columns that the first row has; the others have their defaults. */
export function adder(database: Database.Database, table: string): Add {
  let columns: readonly string[] | undefined;
  let statement: Database.Statement | undefined;
  return (row) => {
    columns ??= Object.keys(row);
    statement ??= database.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    statement.run(columns.map((column) => integer(row[column])));
  };
}

/** Fills a database in one go: indexes and triggers are set aside meanwhile, and references are not looked at. */
export function rebuilt(database: Database.Database, fill: () => void): void {
  for (const pragma of [
    'foreign_keys = off',
    'synchronous = off',
    'journal_mode = off',
    'cache_size = -500000',
  ])
    database.pragma(pragma);
  const aside = database
    .prepare(
      `select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null`,
    )
    .all() as { readonly type: string; readonly name: string; readonly sql: string }[];
  database.exec('begin');
  for (const { type, name } of aside) database.exec(`drop ${type} ${name}`);
  fill();
  for (const { sql } of aside) database.exec(sql);
  database.exec('commit');
  database.exec('analyze');
  database.pragma('journal_mode = wal');
}
