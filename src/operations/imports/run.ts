import { codes } from '../../base/codes.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import type { Issue, Origin } from '../../domain/imports/issue.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { Begin, Importing } from './outcome.ts';

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

/** What was read of a file, once it was read. */
export interface Read {
  readonly rows: number;
  readonly records: number;
  /** Remarks, such as which rows were none of the table. */
  readonly warnings: readonly string[];
}

interface Run<R extends Origin> {
  readonly source: Omit<Source, 'rows'>;
  readonly importing: Importing;
  readonly begin: Begin<R>;
  /** Hands over the records of the file, batch by batch. */
  readonly feed: (take: (records: readonly R[]) => Promise<void>) => Promise<Read>;
}

/** Imports a file as one batch: everything or, where rows are wrong and all were wanted, nothing. */
export async function runImport<R extends Origin>(
  work: Work,
  { source, importing, begin, feed }: Run<R>,
): Promise<Summary> {
  const { issues, options } = importing;
  const importer = await begin(work, importing);
  const rejects = new Set<number>();
  const {
    rows,
    records,
    warnings: remarks,
  } = await feed(async (batch) => {
    await importer.take(batch);
    for (const { rows: its } of batch)
      if (its.some((row) => issues.isBad(row))) for (const row of its) rejects.add(row);
  });
  const { created, updated, unchanged, warnings, ...outcome } = await importer.end();
  const found = issues.found.toSorted((a, b) => a.line - b.line);
  for (const { line } of found) rejects.add(line);
  const also = Object.fromEntries(Object.entries(outcome.also).filter(([, count]) => count > 0));
  const counts = { rows, records, created, updated, unchanged, rejected: rejects.size };
  const said = { also, warnings: [...remarks, ...warnings], issues: found, rejects };
  const summary = { ...source, ...counts, ...said, batch: null };
  if (rejects.size > 0 && options.on_error === 'reject_all') throw new Rejected(summary);
  if (created + updated === 0) throw new NothingNew(summary);
  return { ...summary, batch: await recordBatch(work, { ...source, ...counts, also: JSON.stringify(also) }) };
}

async function recordBatch(
  work: Work,
  batch: Omit<DocketEvent<'batch_imported'>, 'type' | 'imported_at'>,
): Promise<number> {
  const [id = 0] = await record(work, [{ type: 'batch_imported', ...batch, imported_at: work.now }]);
  const { number } = await work.tx
    .selectFrom('import_batches')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
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
