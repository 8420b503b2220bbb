import { Buffer } from 'node:buffer';
import { Refusal, Refusals } from '../../src/base/refusal.ts';
import { Issues } from '../../src/domain/imports/issue.ts';
import type { KindName } from '../../src/domain/imports/kinds.ts';
import { openSheet, type SheetWishes } from '../../src/imports/engine/sheet.ts';
import { bytesSource, type Source } from '../../src/imports/engine/source.ts';
import type { TableRow } from '../../src/imports/engine/rows.ts';
import { openFile, type ParseOptions } from '../../src/imports/parse.ts';

/** A file of a test's own. */
export function given(content: string | Buffer | readonly string[], name = 'f.csv'): Source {
  if (Buffer.isBuffer(content)) return bytesSource(name, content);
  return bytesSource(name, Buffer.from(typeof content === 'string' ? content : `${content.join('\n')}\n`));
}

/** All rows of a sheet. */
export async function rowsOf(source: Source, asked: SheetWishes = {}): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of (await openSheet(source, asked)).rows()) rows.push(...batch);
  return rows;
}

/** Reads a file as one of a kind: what its rows say, what is left out of them, and what is wrong. */
export async function readAs(
  kind: KindName,
  source: Source,
  { currency = 'GBP', ...options }: Partial<ParseOptions> & { readonly currency?: string } = {},
) {
  const usual = {
    map: [],
    mode: 'upsert',
    on_error: 'reject_all',
    create_products: false,
    create_channels: false,
    create_locations: false,
    fold_case: false,
  } as const;
  const shop = { currency, timezone: 'Europe/London' };
  const opened = await openFile(kind, source, { options: { ...usual, ...options }, shop, profiles: [] });
  const issues = new Issues(source.name);
  const reader = opened.reader(issues);
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const batch of opened.sheet.rows()) rows.push(...batch.flatMap((row) => reader.read(row) ?? []));
  return { ...opened, rows, leftOut: reader.leftOut, issues: issues.found };
}

/** What is refused, as one; fails where nothing is. */
export async function refusalOf(act: () => unknown): Promise<Refusal> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    if (error instanceof Refusals) return error.problems[0];
    throw error;
  }
  throw new Error('nothing was refused');
}
