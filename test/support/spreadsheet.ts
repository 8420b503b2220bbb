import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KindName } from '../../src/domain/imports/kinds.ts';
import type { Watcher } from '../../src/imports/feed.ts';
import { importFile, type Imported } from '../../src/imports/import-file.ts';
import type { ParseOptions } from '../../src/imports/parse.ts';
import { newFolder } from './folder.ts';
import type { TestShop } from './shop.ts';

const nobody: Watcher = {
  progress: () => ({ advance: () => {}, end: () => {} }),
  signal: new AbortController().signal,
};

/** Imports a file as `docket import KIND FILE` does. */
export function importInto(
  shop: TestShop,
  {
    kind,
    file,
    dryRun = false,
    ...options
  }: {
    readonly kind: KindName;
    readonly file: string;
    readonly dryRun?: boolean;
  } & Partial<ParseOptions>,
): Promise<Imported> {
  const usual = {
    map: [],
    mode: 'upsert',
    on_error: 'reject_all',
    create_products: false,
    create_channels: false,
    create_locations: false,
    fold_case: false,
  } as const;
  const whole: ParseOptions = { ...usual, ...options };
  return importFile({ ...shop.app, dryRun }, { kind, file, options: whole }, nobody);
}

/** Writes rows as a file of a test's own and yields its path. */
export function sheet(content: string | Uint8Array | readonly string[], name = 'sheet.csv'): string {
  const file = path.join(newFolder(), name);
  writeFileSync(file, Array.isArray(content) ? `${content.join('\n')}\n` : (content as string | Uint8Array));
  return file;
}

/** A copy of one of the project's own sample files, since rejects are written beside what is imported. */
export function sample(name: string): string {
  return sheet(readFileSync(path.join(import.meta.dirname, '../../fixtures', name)), path.basename(name));
}

/** What an import did, in the counts that scripts read. */
export function countsOf({ created, updated, unchanged, rejected }: Imported) {
  return { created, updated, unchanged, rejected };
}
