import type { Aliases } from './columns.ts';

/** What is known of a kind before a file is read. */
export interface KindColumns {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Each is one field that a file must have, or several of which one is enough. */
  readonly needs: readonly (readonly string[])[];
  /** The two fields of a list without any header. */
  readonly bare?: readonly [string, string];
  /** What else columns are called, by field. */
  readonly aliases?: Aliases;
}
