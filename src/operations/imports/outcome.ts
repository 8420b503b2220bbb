import type { Issue, Issues, Origin } from '../../domain/imports/issue.ts';
import type { ImportOptions, IsService } from '../../domain/imports/records.ts';

/** What an import does to the shop: counts of things of the file's kind, and what else was made. */
export interface Outcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly also: Readonly<Record<string, number>>;
  readonly issues: readonly Issue[];
  /** Remarks for people, such as which orders wait for stock. */
  readonly warnings: readonly string[];
}

/** A file that was read, as the operations take it. */
export interface ToImport<R extends Origin> {
  readonly file: string;
  readonly records: readonly R[];
  readonly issues: readonly Issue[];
  readonly options: ImportOptions;
  /** SKUs of the file's format that are no goods. */
  readonly isService: IsService;
  /** Says how many records are done, and lets the program stop between them. */
  readonly pace: (done: number) => Promise<void>;
}

/** The records none of whose rows has an issue: those that are imported. */
export function sound<R extends Origin>(records: readonly R[], issues: Issues): R[] {
  const bad = new Set(issues.found.map(({ line }) => line));
  return bad.size === 0 ? [...records] : records.filter(({ rows }) => !rows.some((row) => bad.has(row)));
}

/** Refuses the rows of things that an earlier row of the file is about already. */
export function refuseTwins<R extends Origin>(
  records: readonly R[],
  issues: Issues,
  nameOf: (record: R) => { readonly key: string; readonly what: string } | null,
): void {
  const seen = new Map<string, number>();
  for (const record of records) {
    const name = nameOf(record);
    const [line = 0] = record.rows;
    const earlier = name === null ? undefined : seen.get(name.key);
    if (earlier !== undefined)
      issues.add(line, 'input.invalid', `${name?.what} is in line ${earlier} already.`);
    else if (name !== null) seen.set(name.key, line);
  }
}

/** Says how many records the mode has left out. */
export function leftOut(count: number, mode: string): string[] {
  return count === 0 ? [] : [`Left out because of --mode ${mode.replace('_', '-')}: ${count}`];
}
