import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '../../base/refusal.ts';

/** The bytes of a file, which can be read again from the start. */
export interface Source {
  /** What messages call it. */
  readonly name: string;
  readonly size: number;
  /** Pieces of 64 to 256 KB; refuses (66) what cannot be opened or changes between two readings. */
  chunks(): AsyncIterable<Buffer>;
  /** The SHA-256 of all of it in hex, taken along while it is read for the first time. */
  sha256(): Promise<string>;
}

const CHUNK = 256 * 1024;
/** What comes through a pipe is kept in memory; more than this should be a file. */
const LARGEST_PIPE = 256 * 1024 * 1024;

/** A file by its path; what can be read only once, such as a pipe, is kept. Refuses (66) what cannot be opened. */
export async function fileSource(file: string): Promise<Source> {
  const found = await stat(file).catch((error: unknown) => cannotOpen(file, error));
  const name = path.basename(file);
  if (!found.isFile() && !found.isDirectory()) return pipeSource(createReadStream(file), name);
  return summed(name, found.size, () => piecesOf(file, found));
}

/** What comes through a pipe, such as standard input; refuses (65) more than 256 MB. */
export async function pipeSource(
  stream: AsyncIterable<Uint8Array>,
  name = 'standard input',
): Promise<Source> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > LARGEST_PIPE) throw tooLarge(name);
    pieces.push(Buffer.from(piece));
  }
  return bytesSource(name, Buffer.concat(pieces));
}

export function bytesSource(name: string, bytes: Buffer): Source {
  return summed(name, bytes.length, async function* () {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  });
}

/** The same bytes, as long as nobody wants it to stop: between two pieces the program hears Ctrl-C. */
export function stoppable(source: Source, signal: AbortSignal): Source {
  return {
    ...source,
    async *chunks() {
      for await (const chunk of source.chunks()) {
        await nextTurn();
        signal.throwIfAborted();
        yield chunk;
      }
    },
  };
}

function summed(name: string, size: number, read: () => AsyncIterable<Buffer>): Source {
  let sum: string | undefined;
  const chunks = async function* (): AsyncIterable<Buffer> {
    const hash = sum === undefined ? createHash('sha256') : undefined;
    for await (const chunk of read()) {
      hash?.update(chunk);
      yield chunk;
    }
    sum ??= hash?.digest('hex');
  };
  return {
    name,
    size,
    chunks,
    async sha256() {
      if (sum === undefined) for await (const _ of chunks());
      return sum ?? '';
    },
  };
}

async function* piecesOf(file: string, first: Stats): AsyncIterable<Buffer> {
  try {
    const now = await stat(file);
    if (now.size !== first.size || now.mtimeMs !== first.mtimeMs) throw changed(file);
    yield* createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
  } catch (error) {
    cannotOpen(file, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it is not allowed to be read',
  EPERM: 'it is not allowed to be read',
  ENOTDIR: 'part of its path is not a folder',
};

function cannotOpen(file: string, error: unknown): never {
  if (error instanceof Refusal) throw error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  throw new Refusal('input.cannot_open', `${file} cannot be opened: ${reasons[code] ?? message}.`, {
    details: { file, reason: code },
    cause: error,
  });
}

function changed(file: string): Refusal {
  return new Refusal('input.cannot_open', `${file} was changed while it was read; nothing was imported.`, {
    hint: 'Close it in the other program, and import it again.',
    details: { file },
  });
}

function tooLarge(name: string): Refusal {
  return new Refusal('input.unreadable', `What comes through ${name} is larger than 256 MB.`, {
    hint: 'Write it to a file, and import that.',
  });
}
