import { expect, it, onTestFinished } from 'vitest';
import { openApp } from '../src/app.ts';
import type { Globals } from '../src/kit/command.ts';
import { newFolder } from './support/folder.ts';

const unsaid: Globals = {
  db: undefined, dryRun: false, yes: false, quiet: false, json: false, limit: undefined, from: undefined,
  to: undefined, period: undefined, actor: undefined, now: undefined, idempotencyKey: undefined, output: undefined,
}; // prettier-ignore

async function locationIn(env: Readonly<Record<string, string>>, db?: string): Promise<string> {
  return (await openApp({ ...unsaid, db }, env, async () => 0)).location;
}

it('finds the database by flag, by variable, and in the folder of the user’s data', async () => {
  const [folder, before] = [newFolder(), process.cwd()];
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  const env = { DOCKET_DB: 'named.db', XDG_DATA_HOME: '/data' };

  expect(await locationIn(env, 'flag.db')).toBe('flag.db');
  expect(await locationIn(env)).toBe('named.db');
  expect(await locationIn({ ...env, DOCKET_DB: '' })).toBe('/data/docket/docket.db');
  expect(await locationIn({ HOME: folder, XDG_DATA_HOME: '' })).toMatch(
    /\/\.local\/share\/docket\/docket\.db$/,
  );
});

it('takes an empty variable for none', async () => {
  const { clock } = await openApp(unsaid, { DOCKET_NOW: '' }, async () => 0);
  expect(Math.abs(Date.parse(clock()) - Date.now())).toBeLessThan(60_000);
});
