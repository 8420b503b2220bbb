import { column, type Pen, type Row, type View } from '../kit/view.ts';
import type { DatabaseRecord, Manifest } from '../store/list/db.ts';

/** What a database is and holds. */
export const databaseView: View<DatabaseRecord> = {
  name: 'database',
  key: 'path',
  columns: [
    column('engine', 'text'),
    column('version', 'text'),
    column('path', 'text'),
    column('schema_version', 'number'),
    column('counts', 'nested'),
  ],
  shown: ['engine', 'version', 'path', 'schema_version'],
  row: ({ engine, version, path, schema_version, counts }) => ({
    engine,
    version,
    path,
    schema_version,
    counts,
  }),
  card: (row, pen) =>
    `${pen.bold(pen.text(row['path']))}\n${pen.text(row['engine'])} ${pen.text(row['version'])}, schema ${pen.text(row['schema_version'])}\n\n${countLines(row, pen)}`,
};

/** A backup that was proved, as its manifest says. */
export const backupView: View<Manifest & { readonly path: string; readonly removed: readonly string[] }> = {
  name: 'backup',
  key: 'file',
  columns: [
    column('file', 'text'),
    column('made_at', 'instant'),
    column('schema_version', 'number'),
    column('bytes', 'number'),
    column('sha256', 'text', 'SHA-256'),
    column('counts', 'nested'),
    column('removed', 'nested'),
  ],
  shown: ['file', 'made_at', 'bytes', 'sha256'],
  row: ({ path, made_at, schema_version, bytes, sha256, counts, removed }) => ({
    file: path,
    made_at,
    schema_version,
    bytes,
    sha256,
    counts,
    removed: [...removed],
  }),
};

function countLines(row: Row, pen: Pen): string {
  const counts = Object.entries(row['counts'] as Readonly<Record<string, number>>);
  const widest = Math.max(0, ...counts.map(([, count]) => String(count).length));
  return counts
    .map(([table, count]) => `${String(count).padStart(widest)}  ${pen.dim(table.replaceAll('_', ' '))}`)
    .join('\n');
}
