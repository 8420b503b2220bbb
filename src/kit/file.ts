import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../base/refusal.ts';
import type { Piece } from './command.ts';

/** What a file holds, in pieces, which may come one after the other. */
type Pieces = Iterable<Piece> | AsyncIterable<Piece>;

/**
 * Writes a file as a whole or not at all: a temporary file beside it, synchronised, then renamed over it.
 * Only its owner may read it. Refuses with `output.cannot_write`.
 */
export async function writeFile(path: string, pieces: Pieces): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    if (await isSpecial(target)) await fill(await open(target, 'w'), pieces);
    else await replace(target, pieces);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refusal(path, error);
  }
}

/** A device or a named pipe is written to; renaming a file over it would take its place. */
async function isSpecial(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

async function replace(target: string, pieces: Pieces): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${crypto.randomUUID().slice(0, 8)}.tmp`);
  try {
    const file = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    await fill(file, pieces, { sync: true });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function fill(file: FileHandle, pieces: Pieces, { sync = false } = {}): Promise<void> {
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    if (sync) await file.sync();
  } finally {
    await file.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'the folder does not exist',
  EACCES: 'it is not allowed there',
  EPERM: 'it is not allowed there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
};

function refusal(path: string, cause: unknown): Refusal {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return new Refusal('output.cannot_write', `${path} cannot be written: ${reasons[code] ?? message}.`, {
    hint: '-o FILE with a path that can be written, or -o - for standard output',
    details: { path, reason: code },
    cause,
  });
}
