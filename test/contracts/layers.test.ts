import { describe, expect, it } from 'vitest';
import { sources, type Import, type Source } from './source.ts';

interface Layer {
  /** The layers that it may import in any way. */
  readonly may: readonly string[];
  /** Layers of which it may import types … */
  readonly types?: readonly string[];
  /** … or load at run time on demand (`await import`), as well as types. */
  readonly later?: readonly string[];
  /** npm packages, and where only some files may: the file that may. */
  readonly packages?: Readonly<Record<string, 'anywhere' | readonly string[]>>;
  /** Whether Node's own modules may be used. */
  readonly node?: true;
}

const kysely = { kysely: 'anywhere' } as const;

/** Who may import whom; `docs/architecture.md` says why. */
const layers: Readonly<Record<string, Layer>> = {
  base: { may: [], packages: { 'fastest-levenshtein': ['src/base/nearest.ts'] } },
  domain: { may: ['base'] },
  kit: {
    may: ['base'],
    node: true,
    packages: {
      commander: 'anywhere',
      chalk: 'anywhere',
      'cli-table3': 'anywhere',
      inquirer: 'anywhere',
      'fastest-levenshtein': 'anywhere',
      'csv-stringify': ['src/kit/csv.ts'],
    },
  },
  store: {
    may: ['base', 'domain', 'migrations'],
    node: true,
    packages: {
      kysely: 'anywhere',
      'better-sqlite3': ['src/store/sqlite.ts', 'src/store/backup.ts'],
      pg: ['src/store/postgres.ts'],
    },
  },
  operations: { may: ['base', 'domain', 'store'], node: true },
  views: { may: ['base', 'domain', 'kit'], types: ['store', 'checks'] },
  reports: { may: ['base', 'domain', 'store', 'views', 'kit'], packages: kysely },
  checks: { may: ['base', 'store'], packages: kysely },
  exports: { may: ['base', 'domain', 'store', 'views', 'kit'] },
  documents: {
    may: ['base', 'domain'],
    types: ['store'],
    packages: { pdfkit: ['src/documents/pdf.ts', 'src/documents/pdf-sheet.ts'] },
  },
  imports: {
    may: ['base', 'domain', 'store', 'operations', 'kit'],
    node: true,
    packages: { 'csv-parse': 'anywhere', 'read-excel-file': ['src/imports/engine/workbook.ts'] },
  },
  mail: {
    may: ['base', 'domain', 'store', 'operations'],
    node: true,
    packages: { nodemailer: ['src/mail/smtp.ts'] },
  },
  commands: {
    may: ['base', 'domain', 'kit', 'views'],
    later: ['store', 'operations', 'reports', 'checks', 'documents', 'imports', 'exports', 'mail'],
    node: true,
  },
  app: { may: ['base', 'kit', 'operations', 'store'], types: ['commands'], later: ['store'], node: true },
  main: { may: ['commands', 'kit', 'app', 'package'] },
  migrations: { may: ['store'] },
};

/** Layers of which only some files are open to another layer. */
const doors: readonly { readonly from: string; readonly to: string; readonly open: RegExp }[] = [
  { from: 'views', to: 'kit', open: /^src\/kit\/view\.ts$/ },
  { from: 'views', to: 'store', open: /^src\/store\/(list\/|schema\.ts)/ },
  { from: 'reports', to: 'kit', open: /^src\/kit\/(view|inputs|command)\.ts$/ },
  { from: 'exports', to: 'kit', open: /^src\/kit\/(csv|view)\.ts$/ },
  { from: 'exports', to: 'store', open: /^src\/store\/(list\/|work\.ts$)/ },
  { from: 'imports', to: 'kit', open: /^src\/kit\/(csv|clean|file)\.ts$/ },
  { from: 'migrations', to: 'store', open: /^src\/store\/columns\.ts$/ },
  { from: 'store', to: 'migrations', open: /^migrations\/index\.ts$/ },
];

/** Within the domain, subjects import leftwards only. */
const subjects = [
  'catalog',
  'pricing',
  'stock',
  'orders',
  'payments',
  'fulfilment',
  'returns',
  'forecast',
  'purchasing',
];

const all = sources('src', 'migrations');

function layerOf(file: string): string {
  const [top = '', folder = ''] = file.split('/');
  return top === 'src' ? folder.replace(/\.ts$/, '') : top.replace(/\.json$/, '');
}

function problemOf(source: Source, { target, how }: Import): string | undefined {
  const from = layerOf(source.path);
  const layer = layers[from];
  if (!layer) return `the layer ${from} is not in the table`;
  if (target.startsWith('node:')) return layer.node ? undefined : `${from} uses ${target}`;
  if (!target.includes('/') || target.startsWith('@')) {
    if (target === 'package.json') return undefined;
    const allowed = layer.packages?.[target];
    const here = allowed === 'anywhere' || allowed?.includes(source.path) === true;
    return here ? undefined : `the package ${target} does not belong here`;
  }
  return layerProblem(from, layer, { target, how });
}

function layerProblem(from: string, layer: Layer, { target, how }: Import): string | undefined {
  const to = layerOf(target);
  if (to === from) return undefined;
  const open =
    layer.may.includes(to) ||
    (how === 'types' && [...(layer.types ?? []), ...(layer.later ?? [])].includes(to)) ||
    (how === 'dynamic' && layer.later?.includes(to) === true);
  if (!open) return `${from} may not import ${target} (${how})`;
  const door = doors.find((one) => one.from === from && one.to === to);
  return door && !door.open.test(target) ? `${from} may not import ${target} of ${to}` : undefined;
}

describe('the layers', () => {
  it('are kept by every import line', () => {
    const problems = all.flatMap((source) =>
      source.imports.flatMap((one) => {
        const problem = problemOf(source, one);
        return problem === undefined ? [] : [`${source.path}: ${problem}`];
      }),
    );

    expect(all.length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });

  it('of the domain import leftwards only', () => {
    const backwards = all
      .filter((source) => subjectOf(source.path) >= 0)
      .flatMap((source) =>
        source.imports
          .filter(({ target }) => subjectOf(target) > subjectOf(source.path))
          .map(({ target }) => `${source.path} imports ${target}`),
      );

    expect(backwards).toEqual([]);
  });

  it('have no run-time import cycle', () => {
    expect(cyclesIn(staticGraph())).toEqual([]);
  });

  it('let help, version and usage errors load no query builder', () => {
    const graph = staticGraph();
    const entrances = all
      .filter(({ path }) => path === 'src/commands/index.ts')
      .flatMap(({ path, imports }) => [
        path,
        ...imports.filter(({ how }) => how === 'dynamic').map(({ target }) => target),
      ]);
    const heavy = entrances.flatMap((entrance) =>
      [...reached(graph, entrance)]
        .filter(
          (target) =>
            ['kysely', 'pg', 'better-sqlite3'].includes(target) || /^src\/(store|operations)\//.test(target),
        )
        .map((target) => `${entrance} loads ${target}`),
    );

    expect(entrances.length).toBeGreaterThan(20);
    expect(heavy).toEqual([]);
  });

  it('leave the process to main and app', () => {
    const touching = all
      .filter((source) => /(?<![.\w-])process\b(?!\s*\??:)/.test(source.code))
      .map((source) => source.path)
      .filter((file) => !['src/main.ts', 'src/app.ts'].includes(file));

    expect(touching).toEqual([]);
  });
});

function subjectOf(file: string): number {
  return subjects.indexOf(/^src\/domain\/([a-z]+)\//.exec(file)?.[1] ?? '');
}

type Graph = ReadonlyMap<string, readonly string[]>;

/** What each file loads as soon as it is loaded itself. */
function staticGraph(): Graph {
  return new Map(
    all.map(({ path, imports }) => [
      path,
      imports.filter(({ how }) => how === 'static').map(({ target }) => target),
    ]),
  );
}

function reached(graph: Graph, from: string, known = new Set<string>()): Set<string> {
  for (const target of graph.get(from) ?? []) {
    if (known.has(target)) continue;
    known.add(target);
    reached(graph, target, known);
  }
  return known;
}

function cyclesIn(graph: Graph): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) return void found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
