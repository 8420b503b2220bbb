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
  /** `null` where nothing had to be written, and in a rehearsal. */
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
  /** It will be rolled back: the number of the batch would be lost. */
  readonly rehearsal: boolean;
  /** Hands over the records of the file, batch by batch. */
  readonly feed: (take: (records: readonly R[]) => Promise<void>) => Promise<Read>;
}

/** Imports a file as one batch: everything or, where rows are wrong and all were wanted, nothing. */
export async function runImport<R extends Origin>(
  work: Work,
  { source, importing, begin, rehearsal, feed }: Run<R>,
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
  if (created + updated === 0) throw new NothingNew({ ...summary, also: {} });
  if (rehearsal) return summary;
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

/**
 * The refusal of a whole file: the first problems in words, each once however many rows have it, all of them in its
 * details. `leaveOut` says how the rows without fault could be imported, where there are any.
 */
export function refusalOf(summary: Summary, leaveOut: string): Refusal {
  const { file, rows, rejected, issues } = summary;
  const same = [...Map.groupBy(issues, ({ column, message }) => `${column}: ${message}`).values()];
  const told = same.slice(0, SHOWN).map(sayTogether);
  const more = same.length > SHOWN ? [`… and ${same.length - SHOWN} more`] : [];
  const head = `${rejected} of ${rows} rows of ${file} cannot be imported, so nothing was.`;
  return new Refusal(deciding(issues), [head, ...told, ...more].join('\n'), {
    hint: remedyOf(summary) ?? (rejected < rows ? leaveOut : sampleOf(summary)),
    details: { file, rows, rejected, issues },
  });
}

/** What has to be imported first, by the column that names what nobody knows. */
const remedies: Readonly<Record<string, string>> = {
  supplier: 'docket import suppliers FILE',
  sku: 'docket import products FILE',
};

/** A few unknown names are slips; where most rows have one, another file belongs before this one. */
function remedyOf({ issues, rows, rejected }: Summary): string | undefined {
  if (rejected * 2 <= rows) return undefined;
  const [first, ...others] = new Set(
    issues.map(({ code, column }) => (code === 'not_found' ? remedies[column ?? ''] : undefined)),
  );
  return others.length === 0 ? first : undefined;
}

function sampleOf({ kind }: Summary): string {
  return `docket import sample ${kind}      shows what a file looks like`;
}

export function sayIssue({ line, column, message }: Issue): string {
  return `line ${line}${column === null ? '' : `, ${column}`}: ${message}`;
}

const NAMED = 3;

/** The same problem in several rows, said once. */
function sayTogether(same: readonly Issue[]): string {
  const [first] = same;
  if (!first || same.length === 1) return first ? sayIssue(first) : '';
  const named = same.slice(0, NAMED).map(({ line }) => line);
  const more = same.length > NAMED ? ` and ${same.length - NAMED} more` : '';
  return sayIssue(first).replace(`line ${first.line}`, `lines ${named.join(', ')}${more}`);
}

/** Of several problems the first of 2, 3, 4 decides the exit status. */
function deciding(issues: readonly Issue[]): Issue['code'] {
  for (const exit of [2, 3, 4]) {
    const found = issues.find(({ code }) => codes[code].exit === exit);
    if (found) return found.code;
  }
  return issues[0]?.code ?? 'failed';
}
