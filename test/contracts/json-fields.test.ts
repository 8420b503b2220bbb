import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { View } from '../../src/kit/view.ts';
import { root, sources } from './source.ts';

const pinned = path.join(root, 'test/contracts/json-fields.txt');

function isView(value: unknown): value is View<never> {
  return (
    typeof value === 'object' && value !== null && 'columns' in value && 'row' in value && 'shown' in value
  );
}

async function views(): Promise<View<never>[]> {
  const modules: Record<string, unknown>[] = await Promise.all(
    sources('src/views').map((source) => import(path.join(root, source.path))),
  );
  return modules.flatMap((module) => Object.values(module).filter(isView));
}

/** `DOCKET_PIN=1 npx vitest run test/contracts` writes the list anew; names may be added, none may go. */
it('every view has the fields that scripts rely on', async () => {
  const all = await views();
  const lines = all
    .map(({ name, columns }) => `${name}: ${columns.map((one) => one.name).join(' ')}`)
    .toSorted();
  if (process.env['DOCKET_PIN']) writeFileSync(pinned, `${lines.join('\n')}\n`);

  expect(lines.join('\n')).toBe(readFileSync(pinned, 'utf8').trimEnd());
});

it('every view is a whole: its key and its table are fields of it, and no two have one name', async () => {
  const all = await views();
  const names = all.map(({ name }) => name);
  const wrong = all.flatMap(({ name, key, shown, columns }) =>
    [key, ...shown]
      .filter((field) => !columns.some((one) => one.name === field))
      .map((field) => `${name}: ${field}`),
  );

  expect(wrong).toEqual([]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
