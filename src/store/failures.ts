import { Refusal } from '../base/refusal.ts';
import type { Code } from '../base/codes.ts';

interface Failure {
  readonly code: Code;
  readonly message: (where: string) => string;
  readonly hint?: string;
}

const busy: Failure = {
  code: 'database.busy',
  message: (where) => `Another program is writing to ${where}; docket waited and nothing was changed.`,
  hint: 'Run the same command again: it is safe to repeat.',
};
const damaged: Failure = {
  code: 'database.damaged',
  message: (where) => `${where} is damaged. Nothing was changed.`,
  hint: 'Restore the last good backup (docket db backup makes them), and keep the damaged file for help.',
};
const full: Failure = {
  code: 'database.full',
  message: (where) => `There is no room left for ${where}. Nothing from this command was saved.`,
  hint: 'Free some space and run it again.',
};
const readonly: Failure = {
  code: 'database.readonly',
  message: (where) => `${where} or its folder may not be written.`,
  hint: 'Check the rights of the file and its folder, or name another with --db.',
};
const foreign: Failure = {
  code: 'database.foreign',
  message: (where) => `${where} is not a docket database.`,
  hint: 'docket … --db FILE      or docket init --db NEW-FILE',
};
const cannotOpen: Failure = {
  code: 'database.missing',
  message: (where) => `${where} cannot be opened.`,
  hint: 'Check the path and the rights, or name another with --db.',
};
const unreachable: Failure = {
  code: 'database.unreachable',
  message: (where) => `${where} cannot be reached.`,
  hint: 'Check that the server runs and that --db names it.',
};

const unkeepable: Failure = {
  code: 'input.invalid',
  message: () => 'A text holds a character that no database keeps (NUL).',
  hint: 'Take it out and run it again: nothing was changed.',
};

/** What the engines throw, by the beginning of their codes; the longest that fits decides. */
const failures: Readonly<Record<string, Failure>> = {
  SQLITE_BUSY: busy,
  SQLITE_LOCKED: busy,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: foreign,
  SQLITE_FULL: full,
  SQLITE_IOERR: {
    code: 'database.uncertain',
    message: (where) =>
      `The disk failed while writing ${where}: it is not known whether the last change was saved.`,
    hint: 'Run it again with the same --idempotency-key: it will not be done twice.',
  },
  SQLITE_IOERR_WRITE: full,
  // The index of the write-ahead log cannot grow: nothing has been written yet.
  SQLITE_IOERR_SHMSIZE: full,
  SQLITE_IOERR_SHMMAP: full,
  SQLITE_IOERR_SHMOPEN: full,
  SQLITE_IOERR_READ: damaged,
  SQLITE_IOERR_SHORT_READ: damaged,
  SQLITE_READONLY: readonly,
  SQLITE_CANTOPEN: cannotOpen,
  '22021': unkeepable,
  '22P05': unkeepable,
  '22003': {
    code: 'input.invalid',
    message: () => 'A number is larger than the books can hold; nothing was changed.',
  },
  '55P03': busy,
  '57014': busy,
  '53100': full,
  '25006': readonly,
  '28': unreachable,
  '3D000': {
    code: 'database.missing',
    message: (where) => `${where} does not exist.`,
    hint: 'createdb, then docket init --db …',
  },
  '08': unreachable,
  '57P': unreachable,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ENOTFOUND: unreachable,
  ENOENT: unreachable,
  EACCES: cannotOpen,
  EPERM: cannotOpen,
  EROFS: readonly,
  ENOTDIR: cannotOpen,
  ENOSPC: full,
  ETIMEDOUT: unreachable,
};

/** The engine's error as a refusal, or the error itself where it is a bug of ours. */
export function explained(error: unknown, where: string): unknown {
  if (error instanceof Refusal) return error;
  const code = engineCode(error);
  if (code === undefined) return error;
  const key = Object.keys(failures)
    .filter((prefix) => code.startsWith(prefix))
    .toSorted((a, b) => b.length - a.length)[0];
  const failure = key === undefined ? undefined : failures[key];
  if (!failure) return error;
  return new Refusal(failure.code, failure.message(where), {
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    details: { engine_code: code },
    cause: error,
  });
}

/** The code of SQLite, PostgreSQL or the operating system, also of one of several failed connections. */
export function engineCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return engineCode(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
