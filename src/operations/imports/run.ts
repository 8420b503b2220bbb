import { codes } from '../../base/codes.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Issue, Origin } from '../../domain/imports/issue.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { Outcome, ToImport } from './outcome.ts';

/** The file that is imported. */
export interface Source {
  readonly kind: string;
  readonly format: string;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

/** What an import did, or would do. */
export interface Summary extends Source {
  /** `null` where nothing had to be written. */
  readonly batch: number | null;
  readonly records: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows of the file. */
  readonly rejected: number;
  readonly also: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  readonly issues: readonly Issue[];
  /** Where the rejected rows begin, those of half-wrong orders included. */
  readonly rejects: ReadonlySet<number>;
}

/** Ends the transaction of an import that finds everything as it is: it leaves no trace. */
export class NothingNew extends Error {
  readonly summary: Summary;

  constructor(summary: Summary) {
    super('nothing new');
    this.summary = summary;
  }
}

/** Ends the transaction of an import that is refused as a whole. */
export class Rejected extends Error {
  readonly summary: Summary;

  constructor(summary: Summary) {
    super('rejected');
    this.summary = summary;
  }
}

/** Imports a file as one batch: everything or, where rows are wrong and all were wanted, nothing. */
export async function runImport<R extends Origin>(
  work: Work,
  {
    source,
    given,
    write,
  }: {
    readonly source: Source;
    readonly given: ToImport<R>;
    readonly write: (work: Work, given: ToImport<R>) => Promise<Outcome>;
  },
): Promise<Summary> {
  const outcome = await write(work, given);
  const rejects = rejectsOf(given, outcome.issues);
  const { created, updated, unchanged, warnings } = outcome;
  const issues = outcome.issues.toSorted((a, b) => a.line - b.line);
  const also = Object.fromEntries(Object.entries(outcome.also).filter(([, count]) => count > 0));
  const counts = { records: given.records.length, created, updated, unchanged, rejected: rejects.size };
  const summary = { ...source, ...counts, also, warnings, issues, rejects, batch: null };
  if (rejects.size > 0 && given.options.on_error === 'reject_all') throw new Rejected(summary);
  if (created + updated === 0) throw new NothingNew(summary);
  const event = {
    type: 'batch_imported',
    ...source,
    ...counts,
    also: JSON.stringify(also),
    imported_at: work.now,
  } as const;
  const [id = 0] = await record(work, [event]);
  const { number } = await work.tx
    .selectFrom('import_batches')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...summary, batch: number };
}

/** An order with one wrong row is rejected with all its rows. */
function rejectsOf({ records }: ToImport<Origin>, issues: readonly Issue[]): Set<number> {
  const rejects = new Set(issues.map(({ line }) => line));
  const wrong = new Set(rejects);
  for (const { rows } of records) {
    if (rows.some((row) => wrong.has(row))) for (const row of rows) rejects.add(row);
  }
  return rejects;
}

const SHOWN = 20;

/** The refusal of a whole file: the first problems in words, all of them in its details. */
export function refusalOf({ file, rows, rejected, issues }: Summary, hint: string): Refusal {
  const told = issues.slice(0, SHOWN).map(sayIssue);
  const more = issues.length > SHOWN ? [`… and ${issues.length - SHOWN} more`] : [];
  const head = `${rejected} of ${rows} rows of ${file} cannot be imported, so nothing was.`;
  return new Refusal(deciding(issues), [head, ...told, ...more].join('\n'), {
    hint,
    details: { file, rows, rejected, issues },
  });
}

export function sayIssue({ line, column, message }: Issue): string {
  return `line ${line}${column === null ? '' : `, ${column}`}: ${message}`;
}

/** Of several problems the first of 2, 3, 4 decides the exit status. */
function deciding(issues: readonly Issue[]): Issue['code'] {
  for (const exit of [2, 3, 4]) {
    const found = issues.find(({ code }) => codes[code].exit === exit);
    if (found) return found.code;
  }
  return issues[0]?.code ?? 'failed';
}
