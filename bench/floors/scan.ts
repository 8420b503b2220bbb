// The floor of a check: every row of every table read once, in a Node that does nothing else. scan.ts FILE.db
import Database from 'better-sqlite3';

const database = new Database(process.argv[2] ?? '', { readonly: true });
const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all() as {
  name: string;
}[];
for (const { name } of tables) {
  for (const row of database.prepare(`select * from ${name}`).raw().iterate()) void row;
}
