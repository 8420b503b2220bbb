import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '../../migrations/index.ts';
import { rebuilt } from '../floors/bare.ts';
import { openedShop } from '../shop.ts';
import { Books, type Size } from './books.ts';
import { writeBooks } from './write.ts';

/** A shop of three years, and one that has hardly begun. */
export const LARGE: Size = { products: 20_000, orders: 100_000, moves: 2_000_000 };
export const SMALL: Size = { products: 2_000, orders: 100, moves: 2_600 };
/** The moment at which it is asked, and a year before. */
export const NOW = '2026-11-01T09:00:00Z';
export const A_YEAR_AGO = '2025-11-01';

/**
 * The file of a shop whose books are as docket would have written them, sound by `db check`; written bare, since that is
 * quicker, once for a schema, and kept in the temporary folder.
 */
export async function largeShop(size: Size): Promise<string> {
  const file = path.join(tmpdir(), `docket-bench-${size.moves}-${fingerprint()}.db`);
  if (existsSync(file)) return file;
  const fresh = `${file}.new`;
  for (const part of ['', '-wal', '-shm']) rmSync(`${fresh}${part}`, { force: true });
  await (await openedShop(fresh)).close();
  const database = new Database(fresh);
  rebuilt(database, () => writeBooks(new Books(database, size)));
  database.close();
  renameSync(fresh, file);
  return file;
}

/** Of the schema, and of how the books are written. */
function fingerprint(): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(migrations.map(({ statements }) => statements('sqlite'))));
  for (const file of readdirSync(import.meta.dirname))
    hash.update(readFileSync(path.join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 12);
}
