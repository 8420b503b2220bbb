import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { storeOn } from '../../src/store/open.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { newFolder } from '../support/folder.ts';
import { engines, serverUrl } from '../support/shop.ts';
import { typed, wordsOf } from '../support/terminal.ts';

const init = 'init --name Kiosk --currency GBP --country GB --timezone Europe/London';

const docket = (line: string, db: string) =>
  typed(wordsOf(line), { DOCKET_DB: db, DOCKET_NOW: '2026-03-02T10:00:00Z' });

it('rehearses a shop and leaves no file', async () => {
  const place = newFolder();
  const db = `${place}/new/docket.db`;
  const { status, screen } = await docket(`${init} --dry-run`, db);
  expect(status).toBe(0);
  expect(screen).toContain(`Kiosk would be open for business in ${db}.`);
  expect(await readdir(place)).toEqual([]);
});

it('leaves an empty file empty, and refuses what it would refuse', async () => {
  const place = newFolder();
  await writeFile(`${place}/empty.db`, '');
  expect((await docket(`${init} --dry-run`, `${place}/empty.db`)).status).toBe(0);
  expect((await readFile(`${place}/empty.db`)).length).toBe(0);

  await writeFile(`${place}/letter.db`, 'Dear Ann, '.repeat(100));
  expect((await docket(`${init} --dry-run`, `${place}/letter.db`)).status).toBe(65);
  await docket(init, `${place}/docket.db`);
  const again = await docket(`${init} --dry-run`, `${place}/docket.db`);
  expect(again.status).toBe(4);
  expect(again.screen).toContain('holds a shop already');
});

it('leaves no file where the actor cannot be kept', async () => {
  const db = `${newFolder()}/docket.db`;
  expect((await docket(`${init} --actor ""`, db)).status).toBe(2);
  expect(existsSync(db)).toBe(false);
});

it('asks for what is missing, and has each answer mended where it is typed', async () => {
  const place = newFolder();
  const env = { DOCKET_DB: `${place}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const { status, screen } = await typed(['init', '--timezone', 'Europe/Paris'], env, [
    ['The shop’s name', '\r'],
    ['The name is empty.', 'Kiosk\r'],
    ['The currency in three letters, such as GBP', 'euro\r'],
    ['“EURO” is no currency code.', '\u007f\r'],
    ['The country in two letters, such as GB', 'is\r'],
    ['The standard tax rate of IS, such as 20%', '24%\r'],
  ]);

  expect(status).toBe(0);
  expect(screen).toContain('Kiosk is open for business');
  const { screen: settings } = await typed(['config', 'list', '--json'], env);
  const kept = JSON.parse(settings) as readonly { readonly key: string; readonly value: unknown }[];
  expect(Object.fromEntries(kept.map(({ key, value }) => [key, value]))).toMatchObject({
    name: 'Kiosk',
    currency: 'EUR',
    country: 'IS',
    timezone: 'Europe/Paris',
  });
});

it('offers the time zone of the machine, and Enter takes it', async () => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const env = { DOCKET_DB: `${newFolder()}/docket.db` };
  const { status, screen } = await typed(wordsOf('init --name Kiosk --currency GBP --country GB'), env, [
    [`The time zone whose days are counted, such as Europe/London (--timezone) (${here})`, '\r'],
  ]);
  expect(status).toBe(0);
  expect(screen).toContain(`Time zone  ${here}`);
});

it('says everything that is wrong with a shop at once, and what a missing one would need', async () => {
  const db = `${newFolder()}/docket.db`;
  const wrong = await docket('init --name " " --currency pound --country Britain --timezone Mars', db);
  expect(wrong.status).toBe(2);
  expect(wrong.screen.match(/^docket: .*/gm)).toEqual([
    'docket: --name: The name is empty.',
    'docket: --currency: “POUND” is no currency code.',
    'docket: --country: “BRITAIN” is no country code.',
    'docket: --timezone: “Mars” is no time zone.',
  ]);
  const missing = await docket('orders list', db);
  expect(missing.screen).toContain(
    'docket init --name "My Shop" --currency GBP --country GB --timezone Europe/London      or name it with --db',
  );
});

it.runIf(engines.includes('postgres'))('rehearses a shop on a server and leaves no table', async () => {
  const name = `t${randomUUID().replaceAll('-', '')}`;
  const admin = storeOn('postgres', await postgresDialect(serverUrl('postgres')), 'admin');
  await sql`create database ${sql.ref(name)}`.execute(admin.db);
  await admin.close();

  const { status, screen } = await docket(`${init} --dry-run`, serverUrl(name));
  expect(screen).toContain('Kiosk would be open for business');
  expect(status).toBe(0);

  const left = storeOn('postgres', await postgresDialect(serverUrl(name)), name);
  const { rows } = await sql`select relname from pg_class where relnamespace = 'public'::regnamespace`.execute(left.db);
  await left.close();
  expect(rows).toEqual([]);
  expect((await docket(init, serverUrl(name))).status).toBe(0);
  expect((await docket(`${init} --dry-run`, serverUrl(name))).status).toBe(4);
}); // prettier-ignore
