import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { typed, wordsOf } from '../../support/terminal.ts';

async function shopAtTerminal() {
  const place = newFolder();
  const env = { DOCKET_DB: `${place}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const docket = (line: string) => typed(wordsOf(line), env);
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  return { docket, place };
}

it('makes two in a second, under two names', async () => {
  const { docket, place } = await shopAtTerminal();
  expect((await docket('db backup')).status).toBe(0);
  const second = await docket('db backup');
  expect(second.status).toBe(0);
  expect(second.screen).toContain('docket-2026-03-02-100000-2.db is proved.');
  expect((await readdir(`${place}/backups`)).filter((name) => name.endsWith('.db')).toSorted()).toEqual([
    'docket-2026-03-02-100000-2.db',
    'docket-2026-03-02-100000.db',
  ]);
});

it('goes to the file that is named, and never over another', async () => {
  const { docket, place } = await shopAtTerminal();
  await writeFile(`${place}/precious.db`, 'precious');
  const taken = await docket(`db backup ${place}/precious.db`);
  expect(taken.status).toBe(4);
  expect(await readFile(`${place}/precious.db`, 'utf8')).toBe('precious');
  expect((await docket(`db backup ${place}/copy.db`)).status).toBe(0);
  expect(existsSync(`${place}/copy.db.json`)).toBe(true);
});

it('is not taken for what -o would write about it', async () => {
  const { docket, place } = await shopAtTerminal();
  await writeFile(`${place}/precious.db`, 'precious');
  const { status, screen } = await docket(`db backup -o ${place}/precious.db`);
  expect(status).toBe(2);
  expect(screen).toContain(`docket db backup ${place}/precious.db`);
  expect(await readFile(`${place}/precious.db`, 'utf8')).toBe('precious');
  expect(existsSync(`${place}/backups`)).toBe(false);
});

it('keeps the backups of two shops in one folder apart', async () => {
  const place = newFolder();
  const nights = ['2026-03-01', '2026-03-02', '2026-03-03'];
  for (const shop of ['kiosk', 'harbour', 'kiosk-2']) {
    const docket = (line: string, day: string) =>
      typed(wordsOf(line), { DOCKET_DB: `${place}/${shop}.db`, DOCKET_NOW: `${day}T02:00:00Z` });
    await docket('init --name Shop --currency GBP --country GB --timezone Europe/London', '2026-02-28');
    for (const day of nights) expect((await docket('db backup --keep 2', day)).status).toBe(0);
  }

  expect((await readdir(`${place}/backups`)).filter((name) => name.endsWith('.db')).toSorted()).toEqual([
    'harbour-2026-03-02-020000.db',
    'harbour-2026-03-03-020000.db',
    'kiosk-2-2026-03-02-020000.db',
    'kiosk-2-2026-03-03-020000.db',
    'kiosk-2026-03-02-020000.db',
    'kiosk-2026-03-03-020000.db',
  ]);
});
