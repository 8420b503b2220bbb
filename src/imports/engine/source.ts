import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Refusal } from '../../base/refusal.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it is not allowed to be read',
  EPERM: 'it is not allowed to be read',
  ENOTDIR: 'part of its path is not a folder',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
};

/** The bytes of a file; refuses (66) what cannot be opened. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Refusal('input.cannot_open', `${file} cannot be opened: ${reasons[code] ?? message}.`, {
      details: { file, reason: code },
      cause: error,
    });
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
