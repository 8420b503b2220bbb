import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { mailServer } from '../support/mail-server.ts';
import { built, docket, launcher, newShopAt } from '../support/program.ts';

beforeAll(built);

/** A shop in which there are three mugs, and four at least should be. */
async function lowShop(): Promise<string> {
  const db = path.join(newFolder(), 'docket.db');
  await newShopAt(db, 3);
  await docket(['products', 'edit', 'MUG', '--reorder-point', '4'], { db });
  return db;
}

it('cron hears of what runs low by the exit status, once', async () => {
  const db = await lowShop();
  const told = ['stock', 'low', '--new', '--exit-code', '--quiet'];

  expect(await docket(['stock', 'low', '--quiet'], { db })).toMatchObject({
    status: 0,
    stdout: 'MUG\n',
    stderr: '',
  });
  expect(await docket(told, { db })).toMatchObject({ status: 10, stdout: 'MUG\n', stderr: '' });
  expect(await docket(told, { db })).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(await docket(['stock', 'low', '--exit-code', '--csv=sku,alert'], { db })).toMatchObject({
    status: 10,
    stdout: 'sku,alert\nMUG,snoozed\n',
  });
  expect(await docket(['stock', 'low', '--exit-code', '--json=sku'], { db })).toMatchObject({
    status: 10,
    stdout: expect.stringMatching(/^\[\s*\{\s*"sku": ?"MUG"\s*\}\s*\]\n$/) as string,
  });
});

it('the mail leaves with a process of its own, with a password from a file', async () => {
  const server = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _, done) => done(null, password === 'sesame' ? { user: 'kiosk' } : {}),
  });
  const db = await lowShop();
  const file = path.join(newFolder(), 'password');
  writeFileSync(file, 'sesame\n');
  chmodSync(file, 0o600);
  const settings = {
    smtp_host: '127.0.0.1', smtp_port: String(server.port), smtp_security: 'none', smtp_user: 'kiosk',
    smtp_password_file: file, mail_from: 'kiosk@example.com',
  }; // prettier-ignore
  for (const [key, value] of Object.entries(settings)) await docket(['config', 'set', key, value], { db });

  const low = await docket(['stock', 'low', '--new', '--quiet', '--mail-to', 'ann@example.com'], { db });
  expect(low).toMatchObject({ status: 0, stdout: 'MUG\n' });
  expect(await docket(['notify', 'send', '--quiet'], { db })).toMatchObject({
    status: 0,
    stdout: '1\n',
    stderr: '',
  });
  expect(server.letters.map(({ to }) => to)).toEqual([['ann@example.com']]);
  expect((await docket(['db', 'check'], { db })).status).toBe(0);
});

it('two that send at once send each message once', async () => {
  const server = await mailServer();
  const db = await lowShop();
  const settings = { smtp_host: '127.0.0.1', smtp_port: String(server.port), smtp_security: 'none', mail_from: 'kiosk@example.com' }; // prettier-ignore
  for (const [key, value] of Object.entries(settings)) await docket(['config', 'set', key, value], { db });
  const owners = Array.from({ length: 8 }, (_, owner) => ['--mail-to', `owner${owner}@example.com`]).flat();
  await docket(['stock', 'low', ...owners], { db });

  const ends = await Promise.all(
    Array.from({ length: 4 }, () => docket(['notify', 'send', '--quiet'], { db })),
  );

  expect(ends.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
  expect(server.letters.map(({ to }) => to[0] ?? '').toSorted()).toEqual(
    Array.from({ length: 8 }, (_, owner) => `owner${owner}@example.com`),
  );
  expect((await docket(['db', 'check'], { db })).status).toBe(0);
}, 60_000);

it('a reader that has seen enough ends it quietly', async () => {
  const db = await lowShop();
  const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${launcher}" stock low --quiet --db "${db}" | head -1`], { encoding: 'utf8' }); // prettier-ignore
  expect({ stdout, stderr }).toEqual({ stdout: 'MUG\n', stderr: '' });
});
