import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One import of a source file. */
export interface Import {
  /** A path from the project's root (`src/base/money.ts`), a package's name, or `node:…`. */
  readonly target: string;
  readonly how: 'static' | 'dynamic' | 'types';
}

export interface Source {
  /** From the project's root, with `/`. */
  readonly path: string;
  /** The code without comments and without what stands in quotes. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** Every TypeScript file below some folders of the project, with what it imports. */
export function sources(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => sourceOf(path.relative(root, path.join(entry.parentPath, entry.name)))),
  );
}

function sourceOf(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const name = file.split(path.sep).join('/');
  return { path: name, code: bare(text), imports: importsOf(name, text) };
}

/** A type position such as `import('./x.ts').Row` is no import that runs, and neither is `import type`. */
const forms: readonly { readonly how: Import['how']; readonly pattern: RegExp }[] = [
  { how: 'types', pattern: /^(?:import|export) type [^;]*? from '([^']+)'/gm },
  { how: 'static', pattern: /^(?:import|export) (?!type )(?:[^;']*? from )?'([^']+)'/gm },
  { how: 'types', pattern: /typeof import\('([^']+)'\)/g },
  { how: 'dynamic', pattern: /(?<!typeof )\bimport\(\s*'([^']+)'\s*\)/g },
];

function importsOf(file: string, text: string): Import[] {
  return forms.flatMap(({ how, pattern }) =>
    [...text.matchAll(pattern)].map(([, written = '']) => ({ how, target: resolved(file, written) })),
  );
}

function resolved(file: string, written: string): string {
  if (written.startsWith('.')) return path.posix.join(path.posix.dirname(file), written);
  if (written.startsWith('node:')) return written;
  const [scope = '', name] = written.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function bare(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
