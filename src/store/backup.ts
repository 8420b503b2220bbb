import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Instant } from '../base/days.ts';
import { Refusal } from '../base/refusal.ts';
import { explained } from './failures.ts';
import { countRows, type Manifest } from './list/db.ts';
import { latestVersion } from './migrate.ts';
import { openStore, type Store } from './open.ts';
import { reading, type Tx } from './transact.ts';
import type { Reading } from './work.ts';

export interface BackupRequest {
  /** Where to; beside the database in `backups/` where nothing is named. */
  readonly file: string;
  readonly made_at: Instant;
  /** Finds what is wrong with the books of the copy. */
  readonly prove: (reading: Reading) => Promise<readonly string[]>;
}

/**
 * Copies a SQLite database while others work in it. The copy gets its name only after it was opened, read through and
 * found sound. Refuses (4) to overwrite, (1) a copy that is not sound, (73) where it cannot be written.
 */
export async function backup(store: Store, request: BackupRequest): Promise<Manifest> {
  const { file, made_at, prove } = request;
  refuseTaken(file);
  try {
    const temporary = await copyDatabase(store, file);
    try {
      const counts = await proved(temporary, prove);
      const bytes = await synchronised(temporary);
      const sha256 = await hashOf(temporary);
      refuseTaken(file);
      await rename(temporary, file);
      const manifest = {
        file: path.basename(file),
        made_at,
        schema_version: latestVersion,
        bytes,
        sha256,
        counts,
      };
      await writeManifest(file, manifest);
      await synchroniseFolder(path.dirname(file));
      await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
      return manifest;
    } finally {
      await discard(temporary);
    }
  } catch (error) {
    throw cannotWrite(error, file);
  }
}

/** A copy beside where it will lie, under a temporary name and readable by its owner only. */
export async function copyDatabase(store: Store, file: string): Promise<string> {
  const unique = crypto.randomUUID().slice(0, 8);
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${unique}.tmp`);
  // SQLite fills an empty file that is there, and keeps its rights.
  await (await open(temporary, 'wx', 0o600)).close();
  try {
    await sql`vacuum into ${temporary}`.execute(store.db);
  } catch (error) {
    await discard(temporary);
    throw explained(error, temporary);
  }
  return temporary;
}

export function backupName(made_at: Instant): string {
  const [day = '', time = ''] = made_at.split('T');
  return `docket-${day}-${time.slice(0, 8).replaceAll(':', '')}.db`;
}

/** The folder `backups` beside the database file itself, wherever a link to it lies; made where it is not there yet. */
export async function backupFolder(location: string): Promise<string> {
  const folder = path.join(path.dirname(await realpath(location)), 'backups');
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw cannotWrite(error, folder);
  }
  return folder;
}

/** Removes the oldest backups of a folder until so many are left; only those that docket named and described. */
export async function prune(folder: string, keep: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^docket-\d{4}-\d{2}-\d{2}-\d{6}\.db$/.test(name));
  const own: string[] = [];
  for (const name of names.toSorted().toReversed()) if (await isOwn(folder, name)) own.push(name);
  const old = own.slice(keep);
  for (const name of old) {
    await rm(path.join(folder, name), { force: true });
    await rm(path.join(folder, `${name}.json`), { force: true });
  }
  return old;
}

async function isOwn(folder: string, name: string): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'file' in manifest && manifest.file === name;
  } catch {
    return false;
  }
}

function refuseTaken(file: string): void {
  const taken = [file, `${file}.json`].find((name) => existsSync(name));
  if (taken === undefined) return;
  throw new Refusal('exists', `${taken} is there already; a backup overwrites nothing.`, {
    hint: 'docket db backup OTHER-FILE',
    details: { file: taken },
  });
}

async function proved(file: string, prove: BackupRequest['prove']): Promise<Record<string, number>> {
  const copy = await openStore(file);
  try {
    return await reading(copy, async (tx) => {
      const problems = [...(await broken(tx)), ...(await prove({ tx, engine: copy.engine }))];
      if (problems.length > 0) throw unsound(problems);
      return countRows(tx);
    });
  } finally {
    await copy.close();
  }
}

async function broken(tx: Tx): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(tx);
  const keys = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(tx);
  return [
    ...integrity.rows.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
    ...keys.rows.map((row) => `row ${row.rowid} of ${row.table} names something that is not there`),
  ];
}

function unsound(problems: readonly string[]): Refusal {
  return new Refusal(
    'check.problems',
    `The copy is not sound, so it was not kept:\n${problems.slice(0, 20).join('\n')}`,
    { hint: 'docket db check', details: { problems: problems.slice(0, 20) } },
  );
}

/** Makes sure that it is on the disk; returns its size. */
async function synchronised(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  const handle = await open(`${file}.json`, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new names are on the disk too. Windows cannot be asked for it. */
async function synchroniseFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

async function discard(temporary: string): Promise<void> {
  for (const suffix of ['', '-journal', '-wal', '-shm']) await rm(`${temporary}${suffix}`, { force: true });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'the folder does not exist',
  EACCES: 'it is not allowed there',
  EPERM: 'it is not allowed there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'part of its path is not a folder',
  EEXIST: 'part of its path is not a folder',
};

function cannotWrite(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Refusal ? undefined : reasons[code];
  if (reason === undefined) return error;
  return new Refusal('output.cannot_write', `${file} cannot be written: ${reason}.`, {
    hint: 'docket db backup FILE      with a path that can be written',
    details: { path: file, reason: code },
    cause: error,
  });
}
