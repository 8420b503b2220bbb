// The floor of an import: csv-parse reads the file, and bare prepared statements write every row that docket's import
// wrote, in one durable transaction. import.ts FILE.csv FROM.db TO.db; prints the seconds.
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { inserter, openBare, type Row } from './bare.ts';

const [file = '', from = '', to = ''] = process.argv.slice(2);
const source = new Database(from, { readonly: true });
const target = openBare(to);

/** In an order in which every row finds what it refers to. */
const tables = [
  'operations', 'import_batches', 'parties', 'products', 'orders', 'order_lines', 'order_charges', 'shipments', 'deliveries',
  'returns', 'return_lines', 'stock_moves', 'payments', 'credits', 'credit_lines', 'events',
]; // prettier-ignore

const known = target.prepare('select max(id) as last from operations').get() as { last: number };
const work = tables.map((table) => ({
  insert: inserter(target, table),
  rows: source.prepare(`select * from ${table} where id > ? order by id`).all(known.last) as Row[],
}));
// What the shop was set up with stands in both files already.
const already = new Set(
  tables.filter(
    (table) =>
      (
        target.prepare(`select count(*) as count from ${table} where id > ?`).get(known.last) as {
          count: number;
        }
      ).count > 0,
  ),
);

const started = performance.now();
const text = new TextDecoder('windows-1252').decode(readFileSync(file));
parse(text, { relax_column_count: true });
target.exec('begin immediate');
for (const [index, { insert, rows }] of work.entries()) {
  if (already.has(tables[index] ?? '')) continue;
  for (const row of rows) insert(row);
}
target.exec('commit');
process.stderr.write(`${(performance.now() - started) / 1000}\n`);
