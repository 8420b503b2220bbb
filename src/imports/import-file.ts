import type { Buffer } from 'node:buffer';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Refusal } from '../base/refusal.ts';
import type { KindName } from '../domain/imports/kinds.ts';
import { writeFile } from '../kit/file.ts';
import { NothingNew, refusalOf, Rejected, runImport, type Summary } from '../operations/imports/run.ts';
import { perform, type App } from '../operations/perform.ts';
import { showBatch } from '../store/list/imports.ts';
import { loadShop } from '../store/load/shop.ts';
import { reading } from '../store/transact.ts';
import { readBytes } from './engine/source.ts';
import { kinds } from './index.ts';
import { parseFile, type ParsedFile, type ParseOptions } from './parse.ts';

export interface ImportRequest {
  readonly kind: KindName;
  /** Its path, or `-` where the bytes are given. */
  readonly file: string;
  /** What was read instead of a file, such as standard input. */
  readonly bytes?: Buffer | undefined;
  readonly options: ParseOptions;
}

/** Who watches an import, and may stop it. */
export interface Watcher {
  readonly progress: (
    label: string,
    total: number,
  ) => { readonly advance: (done: number) => void; readonly end: () => void };
  readonly signal: AbortSignal;
}

export type Imported = Summary & {
  readonly rejects_file: string | null;
  readonly dry_run: boolean;
  readonly seconds: number;
};

/**
 * Reads a file, imports it as one write, and writes the rows that were rejected beside it. Refuses (65, 66) what is
 * no CSV or cannot be opened, (2, 3, 4) a file with wrong rows unless those may be left out.
 */
export async function importFile(app: App, request: ImportRequest, watcher: Watcher): Promise<Imported> {
  const started = performance.now();
  const shop = await reading(app.store, loadShop);
  const { kind, options } = request;
  const { name, file, bytes } = await sourceOf(request);
  const parsed = parseFile(kind, { file: name, bytes }, { options, shop });
  const summary = await imported(app, { request, parsed, watcher });
  if (summary instanceof Rejected) throw await refused(app, { file, parsed, summary: summary.summary });
  const rejects_file = await keepRejects(app, { file, parsed, summary });
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  return { ...summary, rejects_file, seconds, dry_run: app.dryRun };
}

/** What is imported, how it is called, and the path that its rejects are kept beside. */
async function sourceOf({ kind, file, bytes }: ImportRequest) {
  if (bytes !== undefined) return { name: 'standard input', file: kind, bytes };
  return { name: path.basename(file), file, bytes: await readBytes(file) };
}

interface Importing {
  readonly request: ImportRequest;
  readonly parsed: ParsedFile;
  readonly watcher: Watcher;
}

async function imported(
  app: App,
  { request: { kind, options }, parsed, watcher }: Importing,
): Promise<Summary | Rejected> {
  const { source, given } = parsed;
  const progress = watcher.progress(`Importing ${kind}`, given.records.length);
  // Between a hundred records and the next the program hears Ctrl-C; what is open is rolled back.
  const pace = async (done: number): Promise<void> => {
    progress.advance(done);
    await nextTurn();
    watcher.signal.throwIfAborted();
  };
  let summary: Summary | undefined;
  const content = { kind, sha256: source.sha256, options };
  try {
    return await perform(
      app,
      { command: `import ${kind}`, request: content },
      async (work) => {
        summary = await runImport(work, { source, given: { ...given, pace }, write: kinds[kind].write });
        return summary.batch ?? '';
      },
      async (work, number) => summary ?? summaryOf(await showBatch(work, Number(number))),
    );
  } catch (error) {
    if (error instanceof NothingNew) return error.summary;
    if (error instanceof Rejected) return error;
    throw error;
  } finally {
    progress.end();
  }
}

/** What an import did that was asked for before under the same idempotency key. */
function summaryOf(batch: Awaited<ReturnType<typeof showBatch>>): Summary {
  const { number, also, kind, format, file, sha256, rows, records, created, updated, unchanged, rejected } =
    batch;
  return {
    batch: number,
    kind,
    format,
    file,
    sha256,
    rows,
    records,
    created,
    updated,
    unchanged,
    rejected,
    also: JSON.parse(also) as Record<string, number>,
    warnings: [],
    issues: [],
    rejects: new Set(),
  };
}

interface Done {
  readonly file: string;
  readonly parsed: ParsedFile;
  readonly summary: Summary;
}

/** The whole file is refused; what is wrong with it is kept beside it where that can be written. */
async function refused(app: App, done: Done): Promise<Refusal> {
  const kept = await keepRejects(app, done).catch(() => null);
  const others = '--on-error reject-rows imports the other rows';
  const hint = kept === null ? others : `${kept} has them all, each with its reason; ${others}`;
  return refusalOf(done.summary, hint);
}

async function keepRejects({ dryRun }: App, { file, parsed, summary }: Done): Promise<string | null> {
  const { issues, rejects: lines } = summary;
  if (lines.size === 0 || dryRun) return null;
  const rejects = `${file}.rejects.csv`;
  await writeFile(rejects, [parsed.rejects({ issues, lines })]);
  return rejects;
}
