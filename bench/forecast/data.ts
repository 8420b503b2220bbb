import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where public series lie beside the project; they are no part of it. */
const folder = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

export function exists(file: string): boolean {
  return existsSync(path.join(folder, file));
}

/** The rows of a CSV file, each by the names of the header. */
export function recordsOf(file: string): ReadonlyMap<string, string>[] {
  const [header = [], ...rows] = tableOf(file);
  return rows.map((row) => new Map(header.map((name, index) => [name, row[index] ?? ''])));
}

function tableOf(file: string): string[][] {
  return parse(readFileSync(path.join(folder, file)), { relax_column_count: true });
}

/** The series of a file, a row each: its name, then its values until there are no more. */
export function seriesOf(file: string): number[][] {
  return tableOf(file)
    .slice(1)
    .map(([, ...cells]) => cells.filter((cell) => cell !== '' && cell !== 'NA').map(Number));
}
