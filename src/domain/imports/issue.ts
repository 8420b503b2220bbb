import type { Code } from '../../base/codes.ts';
import { Refusal } from '../../base/refusal.ts';

/** Something wrong with one row of a file: a value, so that everything wrong with a file is said at once. */
export interface Issue {
  readonly file: string;
  /** Where the row begins in the file; the header is line 1. */
  readonly line: number;
  /** The column as the file calls it; null where the whole row is meant. */
  readonly column: string | null;
  readonly value: string | null;
  readonly code: Code;
  readonly message: string;
}

/** Where a record was read: where its rows begin in the file, so that all of them are rejected with it. */
export interface Origin {
  readonly rows: readonly number[];
}

/** Gathers what is wrong with a file. */
export class Issues {
  readonly found: Issue[] = [];
  readonly file: string;
  private readonly bad = new Set<number>();

  constructor(file: string) {
    this.file = file;
  }

  /** Whether something is wrong with the row that begins here. */
  isBad(line: number): boolean {
    return this.bad.has(line);
  }

  add(line: number, code: Code, message: string, at: { column?: string; value?: string } = {}): void {
    const { column = null, value = null } = at;
    this.bad.add(line);
    this.found.push({ file: this.file, line, column, value, code, message });
  }

  /** Keeps what a refusal says; any other error is a bug and goes on. */
  refused(line: number, error: unknown, at: { column?: string; value?: string } = {}): void {
    if (!(error instanceof Refusal)) throw error;
    const hint = error.code === 'input.ambiguous' && error.hint !== undefined ? ` (${error.hint})` : '';
    this.add(line, error.code, `${error.message}${hint}`, at);
  }
}
