import type { Piece } from './command.ts';
import type { OutStream } from './streams.ts';

/** One stream of the process, written in order; a reader who has left (`| head`) ends it quietly. */
export interface Output {
  readonly write: (pieces: Iterable<Piece>) => Promise<void>;
  /** Resolves when everything written so far has been handed on. */
  readonly flush: () => Promise<void>;
  /** Whether the reader has left. */
  readonly closed: () => boolean;
}

/** Pieces are joined up to this many characters, so that a long list is neither one text nor a million writes. */
const chunk = 65_536;

const opened = new WeakMap<OutStream, Output>();

/** Wraps a stream, once: waits while the reader is slow, and takes EPIPE for the end. */
export function openOutput(stream: OutStream): Output {
  const output = opened.get(stream) ?? outputOf(stream);
  opened.set(stream, output);
  return output;
}

function outputOf(stream: OutStream): Output {
  let closed = false;
  let queue: Promise<void> = Promise.resolve();
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (!reasonsToLeave.has(error.code ?? '')) failure = error;
  });
  let failure: Error | undefined;
  const writeAll = async (pieces: Iterable<Piece>): Promise<void> => {
    for (const piece of chunks(pieces)) {
      if (closed) break;
      await writeOne(stream, piece);
    }
    if (failure !== undefined) throw await cannotWrite(failure);
  };
  return {
    write: (pieces) => {
      queue = queue.then(() => writeAll(pieces));
      return queue;
    },
    flush: () => queue,
    closed: () => closed,
  };
}

const reasonsToLeave: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

function* chunks(pieces: Iterable<Piece>): Iterable<Piece> {
  let held = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (held !== '') yield held;
      held = '';
      yield piece;
      continue;
    }
    held += piece;
    if (held.length < chunk) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

/** Resolves when the stream has taken the piece, or has failed: its error event says how. */
function writeOne(stream: OutStream, piece: Piece): Promise<void> {
  return new Promise((resolve) => {
    stream.write(piece, () => setImmediate(resolve));
  });
}

async function cannotWrite(cause: Error): Promise<Error> {
  const { Refusal } = await import('../base/refusal.ts');
  return new Refusal('output.cannot_write', `Standard output cannot be written: ${cause.message}`, { cause });
}
