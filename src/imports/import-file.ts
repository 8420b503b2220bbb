import type { Buffer } from 'node:buffer';
import { Issues } from '../domain/imports/issue.ts';
import type { KindName } from '../domain/imports/kinds.ts';
import type { Told } from '../operations/imports/outcome.ts';
import { NothingNew, refusalOf, Rejected, runImport, type Summary } from '../operations/imports/run.ts';
import { perform, type App } from '../operations/perform.ts';
import { showBatch } from '../store/list/imports.ts';
import { profilesOf } from '../store/load/profiles.ts';
import { loadShop } from '../store/load/shop.ts';
import { record } from '../store/record/index.ts';
import { reading } from '../store/transact.ts';
import type { Work } from '../store/work.ts';
import { bytesSource, fileSource, stoppable } from './engine/source.ts';
import { feed, type Watcher } from './feed.ts';
import { importers } from './index.ts';
import { openFile, type OpenFile, type ParseOptions } from './parse.ts';
import { keptMapping } from './profiles.ts';
import { keepRejects } from './rejects-file.ts';
import { surveyed, type Survey } from './survey.ts';

export interface ImportRequest {
  readonly kind: KindName;
  /** Its path, or `-` where the bytes are given. */
  readonly file: string;
  /** What was read instead of a file, such as standard input. */
  readonly bytes?: Buffer | undefined;
  readonly options: ParseOptions;
}

export type Imported = Summary & {
  readonly rejects_file: string | null;
  readonly dry_run: boolean;
  readonly seconds: number;
  /** What becomes of everything that the file speaks of; a rehearsal says it. */
  readonly plan: readonly Told[];
};

/**
 * Imports a file as one write, batch by batch, and writes the rows that were rejected beside it. Refuses (65, 66) what
 * is no table or cannot be opened, (2, 3, 4) a file with wrong rows unless those may be left out.
 */
export async function importFile(app: App, request: ImportRequest, watcher: Watcher): Promise<Imported> {
  const started = performance.now();
  const { kind, file, bytes, options } = request;
  const [shop, profiles] = await reading(
    app.store,
    async (tx) => [await loadShop(tx), await profilesOf({ tx }, kind)] as const,
  );
  const found = bytes === undefined ? await fileSource(file) : bytesSource('standard input', bytes);
  const source = stoppable(found, watcher.signal);
  const opened = await openFile(kind, source, { options, shop, profiles });
  const survey = await surveyed(opened, options, shop);
  const sha256 = await source.sha256();
  const done = await imported(app, { request, opened, survey, sha256, watcher });
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  return { ...done, seconds, dry_run: app.dryRun };
}

interface Importing {
  readonly request: ImportRequest;
  readonly opened: OpenFile;
  readonly survey: Survey;
  readonly sha256: string;
  readonly watcher: Watcher;
}

type Done = Omit<Imported, 'seconds' | 'dry_run'>;

async function imported(app: App, importing: Importing): Promise<Done> {
  const { request, opened, survey, sha256, watcher } = importing;
  const { kind, options } = request;
  const progress = watcher.progress(`Importing ${kind}`, survey.rows);
  let done: Done | undefined;
  try {
    return await perform(
      app,
      { command: `import ${kind}`, request: { kind, sha256, options } },
      async (work) => {
        done = await run(work, { ...importing, dryRun: app.dryRun, advance: progress.advance });
        return done.batch ?? '';
      },
      async (work, number) => done ?? earlier(await showBatch(work, Number(number))),
    );
  } catch (error) {
    if (error instanceof NothingNew) {
      const { summary } = error;
      await keepProfileAlone(app, importing);
      const rejects_file = app.dryRun ? null : await keepRejects(besideOf(request), opened, summary);
      return { ...summary, rejects_file, plan: [] };
    }
    if (error instanceof Rejected)
      throw refusalOf(
        error.summary,
        '--on-error reject-rows imports the other rows, and keeps these beside the file',
      );
    throw error;
  } finally {
    progress.end();
  }
}

interface Running extends Importing {
  readonly dryRun: boolean;
  readonly advance: (rows: number) => void;
}

/** One attempt: another writer may make all of it start again. */
async function run(
  work: Work,
  { request, opened, survey, sha256, watcher, dryRun, advance }: Running,
): Promise<Done> {
  const { kind, options } = request;
  const { layout, sheet } = opened;
  const issues = new Issues(sheet.file);
  refuseRepeated(survey, issues);
  const plan: Told[] = [];
  const services = layout.format.services.map((pattern) => new RegExp(pattern, 'i'));
  const summary = await runImport(work, {
    source: { kind, format: layout.format.name, file: sheet.file, sha256 },
    importing: {
      file: sheet.file,
      issues,
      options,
      channel: layout.format.constants?.['channel'] ?? null,
      isService: (sku) => services.some((pattern) => pattern.test(sku)),
      survey: survey.skus,
      tell: (told) => {
        if (dryRun) plan.push(told);
      },
    },
    begin: importers[kind],
    rehearsal: dryRun,
    async feed(take) {
      const { signal } = watcher;
      const { warnings, ...read } = await feed(opened, { survey, issues, advance, signal, take });
      return { ...read, warnings: [...usedProfile(opened), ...sayBare(opened), ...warnings] };
    },
  });
  await keepProfile(work, opened, options);
  if (dryRun)
    return {
      ...summary,
      rejects_file: null,
      plan: [...plan, ...rejected(summary)].toSorted(byLine),
    };
  const rejects_file = await keepRejects(besideOf(request), opened, summary);
  return { ...summary, rejects_file, plan };
}

/** None of the rows is imported: the one that stands first is no better than the others. */
function refuseRepeated({ repeated }: Survey, issues: Issues): void {
  for (const [what, lines] of repeated)
    for (const line of lines)
      issues.add(
        line,
        'input.invalid',
        `${what} is in this file ${lines.length} times; only one row may be.`,
      );
}

/** What the file of rejected rows is named after. */
function besideOf({ kind, file, bytes }: ImportRequest): string {
  return bytes === undefined ? file : kind;
}

function byLine(one: Told, other: Told): number {
  return one.line - other.line;
}

/** The rows that a rehearsal would leave out, each with its reason. */
function rejected({ issues }: Summary): Told[] {
  return issues.map(({ line, column, message }) => ({
    line,
    what: column ?? '',
    becomes: 'rejected',
    changes: [{ field: 'because', before: null, after: message }],
  }));
}

function usedProfile({ mapping: { profile } }: OpenFile): string[] {
  return profile === null ? [] : [`Read with the saved mapping “${profile}”.`];
}

function sayBare({ layout: { header, header_lines } }: OpenFile): string[] {
  if (header_lines.length > 0) return [];
  return [`The file has no header: its columns are read as ${header.join(' and ')}.`];
}

/** A mapping that was typed together with a name is kept under it; its header finds it the next time. */
async function keepProfile(
  work: Work,
  { kind, layout }: OpenFile,
  { map, profile }: ParseOptions,
): Promise<void> {
  if (profile === undefined || map.length === 0) return;
  const named = { name: profile, kind: kind.name, format: layout.format.name };
  await record(work, [{ type: 'profile_saved', ...named, ...keptMapping(map, layout.header) }]);
}

/** A file that brings nothing new leaves no trace; a mapping that was to be kept is kept all the same. */
async function keepProfileAlone(app: App, { request, opened, sha256 }: Importing): Promise<void> {
  const { kind, options } = request;
  if (options.profile === undefined || options.map.length === 0) return;
  await perform(
    { ...app, idempotencyKey: undefined },
    { command: `import ${kind}`, request: { kind, sha256, options } },
    async (work) => {
      await keepProfile(work, opened, options);
      return options.profile ?? '';
    },
    async () => {},
  );
}

/** What an import did that was asked for before under the same idempotency key. */
function earlier(batch: Awaited<ReturnType<typeof showBatch>>): Done {
  const { number, also, kind, format, file, sha256, rows, records, created, updated, unchanged, rejected } =
    batch;
  return {
    batch: number, kind, format, file, sha256, rows, records, created, updated, unchanged, rejected,
    also: JSON.parse(also) as Record<string, number>,
    warnings: [], issues: [], rejects: new Set(), rejects_file: null, plan: [],
  }; // prettier-ignore
}
