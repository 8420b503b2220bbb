import type { Parser } from './values.ts';

/** Everything that a file may say of a kind, and how each cell is read. */
export type Fields = Readonly<Record<string, Parser<unknown>>>;

/** What a row says: `null` where the cell is blank, unreadable or not there. */
export type Values<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Parser<infer T> ? T | null : never;
} & {
  /** Where the row begins in the file. */
  readonly row: number;
};
