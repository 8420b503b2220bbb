import { Buffer } from 'node:buffer';
import { Issues, type Issue, type Origin } from '../../../src/domain/imports/issue.ts';
import type { KindName } from '../../../src/domain/imports/kinds.ts';
import { dialectOf } from '../../../src/imports/engine/dialect.ts';
import { layoutOf } from '../../../src/imports/engine/layout.ts';
import { rowReader } from '../../../src/imports/engine/row-reader.ts';
import { openSheet, type Sheet } from '../../../src/imports/engine/sheet.ts';
import { bytesSource, fileSource, type Source } from '../../../src/imports/engine/source.ts';
import type { Format } from '../../../src/imports/formats/format.ts';
import { formats } from '../../../src/imports/formats/index.ts';
import { aliasesOf } from '../../../src/imports/kinds/aliases.ts';
import { kinds } from '../../../src/imports/kinds/index.ts';

/** What a file says, and in which format. */
export interface Read<R> {
  readonly format: string;
  readonly records: readonly R[];
  readonly issues: readonly Issue[];
  /** Rows that were read, those that are no lines included. */
  readonly rows: number;
  /** How many records were handed over before the end. */
  readonly early: number;
}

interface Wishes {
  readonly currency?: string;
  /** Formats of a person's own. */
  readonly more?: readonly Format[];
}

export async function readFile<R extends Origin>(
  kind: KindName,
  file: string,
  wishes?: Wishes,
): Promise<Read<R>> {
  return readSource(kind, await fileSource(file), wishes);
}

export function readRows<R extends Origin>(
  kind: KindName,
  rows: readonly string[],
  wishes?: Wishes,
): Promise<Read<R>> {
  return readSource(kind, bytesSource('sheet.csv', Buffer.from(`${rows.join('\n')}\n`)), wishes);
}

async function readSource<R extends Origin>(
  name: KindName,
  source: Source,
  { currency = 'GBP', more = [] }: Wishes = {},
): Promise<Read<R>> {
  const kind = kinds[name];
  const sheet = await openSheet(source);
  const known = [...formats, ...more].filter((format) => format.kind === name);
  const columns = { ...kind, aliases: aliasesOf(name) };
  const layout = layoutOf(sheet, { kind: columns, formats: known, map: [] });
  const dialect = await dialectOf(sheet, { layout, fields: kind.fields, asked: {} });
  const issues = new Issues(sheet.file);
  const { fields, needs, needed } = kind;
  const values = rowReader({
    layout,
    fields,
    needs,
    needed,
    dialect,
    currency,
    timezone: 'Europe/London',
    issues,
  });
  const rows = (await allRows(sheet)).flatMap((row) => values.read(row) ?? []);
  const keys = kind.reader(new Issues(sheet.file), { format: layout.format });
  const lastLines = new Map(rows.map((row) => [keys.keyOf(row) ?? '', row.row]));
  const { format, columns: places } = layout;
  const reader = kind.reader(issues, { format, columns: places, lastLineOf: (key) => lastLines.get(key) });
  const complete = rows.flatMap((row) => reader.take(row));
  const records = [...complete, ...reader.end()] as unknown as R[];
  return {
    format: layout.format.name,
    records,
    issues: issues.found,
    rows: rows.length,
    early: complete.length,
  };
}

async function allRows(sheet: Sheet) {
  const rows = [];
  for await (const batch of sheet.rows()) rows.push(...batch);
  return rows;
}
