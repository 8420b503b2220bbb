// The floor of an import: csv-parse reads the file, and bare prepared statements write every row that docket's import
// wrote, in one durable transaction. import.ts FILE.csv FROM.db TO.db; prints the seconds.
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { inserter, openBare, pages } from './bare.ts';

const [file = '', from = '', to = ''] = process.argv.slice(2);
const source = new Database(from, { readonly: true });
const target = openBare(to);

/** In an order in which every row finds what it refers to. */
const tables = [
  'operations', 'import_batches', 'parties', 'products', 'orders', 'order_lines', 'order_charges', 'shipments', 'deliveries',
  'returns', 'return_lines', 'stock_moves', 'payments', 'credits', 'credit_lines', 'events',
]; // prettier-ignore

const { last } = target.prepare('select max(id) as last from operations').get() as { last: number };
// What the shop was set up with stands in both files already.
const isNew = (table: string): boolean =>
  target.prepare(`select 1 from ${table} where id > ? limit 1`).get(last) === undefined;
const empty = tables.filter(isNew);

let spent = 0;
/** Only the reading of the file and the writing count, not the looking up of what docket wrote. */
function timing(doing: () => void): void {
  const started = performance.now();
  doing();
  spent += performance.now() - started;
}

timing(() => {
  parse(new TextDecoder('windows-1252').decode(readFileSync(file)), { relax_column_count: true });
  target.exec('begin immediate');
});
for (const table of empty) {
  const insert = inserter(target, table);
  for (const rows of pages(source, table, last)) timing(() => rows.forEach(insert));
}
timing(() => target.exec('commit'));
process.stderr.write(`${spent / 1000}\n`);
