import Database from 'better-sqlite3';

export type Row = Readonly<Record<string, unknown>>;

/** The same file, as durable as docket keeps it. */
export function openBare(file: string): Database.Database {
  const database = new Database(file);
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'mmap_size = 0'])
    database.pragma(pragma);
  return database;
}

/** A prepared insert of every column that can be written (generated ones cannot). */
export function inserter(database: Database.Database, table: string): (row: Row) => void {
  const all = database.pragma(`table_xinfo(${table})`) as {
    readonly name: string;
    readonly hidden: number;
  }[];
  const columns = all.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
  const statement = database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  return (row) => void statement.run(columns.map((column) => integer(row[column])));
}

/** As docket binds them: integers as BigInt. */
export function integer(value: unknown): unknown {
  return typeof value === 'number' ? BigInt(value) : value;
}
