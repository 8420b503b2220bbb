import { column, type View } from '../kit/view.ts';

/** A file that was written. */
export interface ExportRecord {
  readonly export: string;
  /** Whose columns it has. */
  readonly format: string;
  readonly file: string;
  readonly rows: number;
  readonly seconds: number;
}

export const exportView: View<ExportRecord> = {
  name: 'export',
  key: 'rows',
  columns: [
    column('export', 'word'),
    column('format', 'word'),
    column('file', 'text'),
    column('rows', 'number'),
    column('seconds', 'number'),
  ],
  shown: ['export', 'format', 'file', 'rows', 'seconds'],
  row: (record) => ({ ...record }),
};
