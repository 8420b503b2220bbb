import { column, type Column, type Json, type Pen, type View } from '../kit/view.ts';
import type { BatchRecord } from '../store/list/imports.ts';

const counts: readonly Column[] = [
  column('kind', 'word'),
  column('format', 'word'),
  column('file', 'text'),
  column('rows', 'number'),
  column('records', 'number'),
  column('created', 'number'),
  column('updated', 'number'),
  column('unchanged', 'number'),
  column('rejected', 'number'),
];

type Counts = Pick<
  BatchRecord,
  'kind' | 'format' | 'file' | 'rows' | 'records' | 'created' | 'updated' | 'unchanged' | 'rejected'
>;

/** What an import has done, or in a dry run would do. */
export interface ImportRecord extends Counts {
  /** `null` where nothing had to be written. */
  readonly batch: number | null;
  readonly rejects_file: string | null;
  readonly dry_run: boolean;
  readonly seconds: number;
  /** What else was made, by kind of thing. */
  readonly also: Readonly<Record<string, number>>;
  /** What becomes of everything that the file speaks of; only a rehearsal says it. */
  readonly plan: readonly Planned[];
}

/** What becomes of one thing, or of one row that is rejected. */
interface Planned {
  readonly line: number;
  readonly what: string;
  readonly becomes: string;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

const planned = [
  column('line', 'number'),
  column('what', 'text'),
  column('becomes', 'word'),
  column('changes', 'text'),
];

/** As many as fit on a few screens; `--json` has them all. */
const PLANNED = 200;

/** What a person wants to see at once; the sentence below it says the rest. */
const counted = [column('batch', 'number'), ...counts.slice(3)];

export const importView: View<ImportRecord> = {
  name: 'import',
  key: 'batch',
  columns: [
    column('batch', 'number'),
    ...counts,
    column('rejects_file', 'text'),
    column('dry_run', 'word'),
    column('seconds', 'number'),
    column('also', 'nested'),
    column('plan', 'nested'),
  ],
  shown: [
    'batch',
    'kind',
    'format',
    'rows',
    'records',
    'created',
    'updated',
    'unchanged',
    'rejected',
    'seconds',
  ],
  card: (row, pen) => [...planCard(row['plan'] as Json, pen), pen.table(counted, [row])].join('\n'),
  row: (record) => ({
    batch: record.batch,
    ...countsOf(record),
    rejects_file: record.rejects_file,
    dry_run: record.dry_run,
    seconds: record.seconds,
    also: record.also,
    plan: record.plan as unknown as Json,
  }),
};

function planCard(plan: Json, pen: Pen): string[] {
  const all = plan as unknown as readonly Planned[];
  if (all.length === 0) return [];
  const rows = all
    .slice(0, PLANNED)
    .map(({ changes, ...row }) => ({ ...row, changes: changes.map(sayChange).join(', ') }));
  const more =
    all.length > PLANNED ? [pen.dim(`… and ${all.length - PLANNED} more; --json has them all`)] : [];
  return [pen.table(planned, rows), ...more];
}

function sayChange({ field, before, after }: Planned['changes'][number]): string {
  const name = field.replaceAll('_', ' ');
  return before === null ? `${name} ${after ?? ''}` : `${name} ${before} → ${after ?? 'nothing'}`;
}

/** The imports of a shop. */
export const batchView: View<BatchRecord> = {
  name: 'batch',
  key: 'batch',
  columns: [
    column('batch', 'number'),
    column('imported_at', 'instant', 'Imported'),
    ...counts,
    column('also', 'nested'),
    column('actor', 'text', 'By'),
    column('undone_at', 'instant', 'Undone'),
  ],
  shown: ['batch', 'imported_at', 'kind', 'file', 'records', 'created', 'updated', 'rejected', 'undone_at'],
  important: ['batch', 'kind', 'file', 'rejected', 'undone_at'],
  row: (record) => ({
    batch: record.number,
    imported_at: record.imported_at,
    ...countsOf(record),
    also: JSON.parse(record.also) as Json,
    actor: record.actor,
    undone_at: record.undone_at,
  }),
};

function countsOf({ kind, format, file, rows, records, created, updated, unchanged, rejected }: Counts) {
  return { kind, format, file, rows, records, created, updated, unchanged, rejected };
}
