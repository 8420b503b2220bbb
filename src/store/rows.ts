import { CompiledQuery } from 'kysely';
import type { Engine } from './columns.ts';
import type { NewRow, Schema } from './schema.ts';
import type { Tx } from './transact.ts';

type Inside = { readonly tx: Tx; readonly engine: Engine };

/**
 * Rows a statement: few enough for both engines' limits on parameters, and few different numbers of them, since a
 * statement of a hundred rows is large and is kept prepared.
 */
const ROWS_A_STATEMENT = [100, 20, 10] as const;

function rowsInNext(left: number): number {
  return ROWS_A_STATEMENT.find((rows) => rows <= left) ?? left;
}

/**
 * Appends rows of one shape. Written without the query builder, since imports append a hundred thousand rows:
 * the statement's text depends only on the table, its columns and the number of rows.
 */
export async function insertRows<T extends keyof Schema>(
  work: Inside,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  for (let start = 0; start < rows.length;) {
    const chunk = rows.slice(start, start + rowsInNext(rows.length - start));
    start += chunk.length;
    const text = insertText(work.engine, table, columns, chunk.length);
    await work.tx.executeQuery(CompiledQuery.raw(text, parametersOf(chunk, columns)));
  }
}

const texts = new Map<string, string>();

function insertText(engine: Engine, table: string, columns: readonly string[], rows: number): string {
  const names = columns.join(', ');
  const key = `${engine} ${rows} ${table} ${names}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  let parameter = 0;
  const row = (): string =>
    `(${columns.map(() => (engine === 'sqlite' ? '?' : `$${(parameter += 1)}`)).join(', ')})`;
  const text = `insert into ${table} (${names}) values ${Array.from({ length: rows }, row).join(', ')}`;
  texts.set(key, text);
  return text;
}

function parametersOf(rows: readonly object[], columns: readonly string[]): unknown[] {
  const parameters: unknown[] = [];
  for (const row of rows as readonly Record<string, unknown>[]) {
    for (const column of columns) parameters.push(row[column] ?? null);
  }
  return parameters;
}

/** A list in parts that fit one statement. */
export function* chunks<T>(things: readonly T[], size = 500): Generator<readonly T[]> {
  for (let start = 0; start < things.length; start += size) yield things.slice(start, start + size);
}
