// The floor of a list of products: csv-parse reads the file, and one prepared upsert writes each of them, in one durable
// transaction. upsert.ts FILE.csv FROM.db TO.db; prints the seconds.
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { inserter, openBare, pages, upserter } from './bare.ts';

const [file = '', from = '', to = ''] = process.argv.slice(2);
const source = new Database(from, { readonly: true });
const target = openBare(to);
const { last } = target.prepare('select max(id) as last from operations').get() as { last: number };
const [operations, products] = ['operations', 'products'].map((table) =>
  [...pages(source, table, last)].flat(),
);

const started = performance.now();
parse(readFileSync(file, 'utf8'));
target.exec('begin immediate');
operations?.forEach(inserter(target, 'operations'));
products?.forEach(upserter(target, 'products', { key: 'sku', where: 'undone_by is null' }));
target.exec('commit');
process.stderr.write(`${(performance.now() - started) / 1000}\n`);
