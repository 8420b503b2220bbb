/** The two engines that docket keeps its books on. */
export type Engine = 'sqlite' | 'postgres';

/**
 * One table definition for both engines: `int` is 64 bits wide, `text` compares by code point on both,
 * and SQLite is STRICT so that a wrong type is refused rather than kept.
 */
export function tableDdl(engine: Engine, name: string, body: string): string {
  return `create table ${name} (${typed(engine, body)})${engine === 'sqlite' ? ' strict' : ''}`;
}

/** A column that a table was not made with; rows that are there have none of it. */
export function addColumnDdl(engine: Engine, table: string, definition: string): string {
  return `alter table ${table} add column ${typed(engine, definition)}`;
}

function typed(engine: Engine, body: string): string {
  return engine === 'sqlite'
    ? body.replaceAll(/\bint\b/g, 'integer')
    : body.replaceAll(/\bint\b/g, 'bigint').replaceAll(/\btext\b/g, 'text collate "C"');
}

/** A column that was added to a table of facts never changes either. */
export function keptColumnDdl(engine: Engine, table: string, column: string): string {
  const changed = `new.${column} is distinct from old.${column}`;
  const head = `create trigger ${table}_${column}_kept before update on ${table}`;
  return engine === 'sqlite'
    ? `${head} when ${changed} begin select raise(abort, '${table} is append-only'); end`
    : `${head} for each row when (${changed}) execute function refuse_change()`;
}

/** Rows of the table are never deleted, and never changed but for the named columns, which are set once. */
export function appendOnlyDdl(
  engine: Engine,
  table: string,
  columns: readonly string[],
  setOnce: readonly string[] = [],
): string[] {
  const kept = columns.filter((column) => !setOnce.includes(column));
  const changed = [
    ...kept.map((column) => `new.${column} is distinct from old.${column}`),
    ...setOnce.map((column) => `old.${column} is not null and new.${column} is distinct from old.${column}`),
  ].join(' or ');
  return engine === 'sqlite' ? sqliteTriggers(table, changed) : postgresTriggers(table, changed);
}

function sqliteTriggers(table: string, changed: string): string[] {
  const refuse = `begin select raise(abort, '${table} is append-only'); end`;
  return [
    `create trigger ${table}_no_update before update on ${table} when ${changed} ${refuse}`,
    `create trigger ${table}_no_delete before delete on ${table} ${refuse}`,
  ];
}

function postgresTriggers(table: string, changed: string): string[] {
  return [
    `create trigger ${table}_no_update before update on ${table} for each row when (${changed}) execute function refuse_change()`,
    `create trigger ${table}_no_delete before delete on ${table} for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
  ];
}

/** What the triggers of PostgreSQL call. */
export const refuseChangeDdl = `create function refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$`;
