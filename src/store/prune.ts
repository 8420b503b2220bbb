import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Shelf } from './backup-files.ts';

/**
 * Removes the oldest backups of a database until so many are left: only those that docket named and described, and none
 * of another database in the same folder.
 */
export async function prune({ folder, database }: Shelf, keep: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => isNamed(name, database));
  const own: string[] = [];
  for (const name of names.toSorted(byAge).toReversed()) if (await isOwn(folder, name)) own.push(name);
  const old = own.slice(keep);
  for (const name of old) {
    await rm(path.join(folder, name), { force: true });
    await rm(path.join(folder, `${name}.json`), { force: true });
  }
  return old;
}

/** When a backup was made, as its name ends. */
const moment = /^-\d{4}-\d{2}-\d{2}-\d{6}(?:-\d+)?\.db$/;

function isNamed(name: string, database: string): boolean {
  return name.startsWith(database) && moment.test(name.slice(database.length));
}

const numbersInOrder = new Intl.Collator('en', { numeric: true });

/** The second of a second comes after the first, the tenth after the ninth. */
function byAge(one: string, other: string): number {
  return numbersInOrder.compare(path.basename(one, '.db'), path.basename(other, '.db'));
}

async function isOwn(folder: string, name: string): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'file' in manifest && manifest.file === name;
  } catch {
    return false;
  }
}
