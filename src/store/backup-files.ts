import { existsSync } from 'node:fs';
import { link, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../base/days.ts';
import { Refusal } from '../base/refusal.ts';

/** Where the copies of a database lie, and what their names begin with: several shops may share a folder. */
export interface Shelf {
  readonly folder: string;
  readonly database: string;
}

/** `DATABASE-DAY-TIME.db`; the second one of the same second is `…-2.db`. */
export function backupName(database: string, made_at: Instant, nth = 1): string {
  const [day = '', time = ''] = made_at.split('T');
  const again = nth === 1 ? '' : `-${nth}`;
  return `${database}-${day}-${time.slice(0, 8).replaceAll(':', '')}${again}.db`;
}

/** The names that a copy made now may have on a shelf, one after the other. */
export function* backupFiles({ folder, database }: Shelf, made_at: Instant): Generator<string> {
  for (let nth = 1; ; nth += 1) yield path.join(folder, backupName(database, made_at, nth));
}

/** The folder `backups` beside the database file itself, wherever a link to it lies; made where it is not there yet. */
export async function backupShelf(location: string): Promise<Shelf> {
  const folder = path.join(path.dirname(await realpath(location)), 'backups');
  return { folder: await made(folder), database: await databaseName(location) };
}

/** What a database is called in the names of its copies: its file itself, without `.db`. */
export async function databaseName(location: string): Promise<string> {
  return path.basename(await realpath(location), '.db');
}

async function made(folder: string): Promise<string> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw cannotWrite(error, folder);
  }
  return folder;
}

/** Nobody makes more copies in a second. */
const MOST = 100;

/** As many of these names as are worth trying. */
export function firstOf(files: Iterable<string>): string[] {
  const names: string[] = [];
  for (const file of files) if (names.push(file) === MOST) break;
  return names;
}

/** The first of these names that nothing has; refuses (4) where all are taken. */
export function freeName(files: readonly string[]): string {
  const free = files.find((file) => takenBy(file) === undefined);
  if (free === undefined) throw taken(files);
  return free;
}

function takenBy(file: string): string | undefined {
  return [file, `${file}.json`].find((name) => existsSync(name));
}

function taken([first = '']: readonly string[]): Refusal {
  const file = takenBy(first) ?? first;
  return new Refusal('exists', `${file} is there already; a backup overwrites nothing.`, {
    hint: 'docket db backup OTHER-FILE',
    details: { file },
  });
}

/** Gives a finished copy the first of these names that is free, also where another program wants it too. */
export async function place(temporary: string, files: readonly string[]): Promise<string> {
  for (const file of files) if (takenBy(file) === undefined && (await placed(temporary, file))) return file;
  throw taken(files);
}

/** A second name is refused where there is such a file; some disks know no second names, and are renamed on. */
async function placed(temporary: string, file: string): Promise<boolean> {
  try {
    await link(temporary, file);
    await rm(temporary);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (!linkless.has(code)) throw error;
    await rename(temporary, file);
  }
  return true;
}

const linkless: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Makes sure that it is on the disk; returns its size. */
export async function synchronised(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** The new names are on the disk too. Windows cannot be asked for it. */
export async function synchroniseFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

/** Removes a temporary copy and what SQLite laid beside it. */
export async function discard(temporary: string): Promise<void> {
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

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** An error of the operating system as a refusal (73) that says why; any other as it is. */
export function cannotWrite(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const reason = error instanceof Refusal ? undefined : reasons[code];
  if (reason === undefined) return error;
  return new Refusal('output.cannot_write', `${file} cannot be written: ${reason}.`, {
    hint: 'docket db backup FILE      with a path that can be written',
    details: { path: file, reason: code },
    cause: error,
  });
}
