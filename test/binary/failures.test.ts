import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync, chownSync, copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, openSync, closeSync, readdirSync,
  readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync, writeSync,
} from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { latestVersion } from '../../src/store/migrate.ts';
import { newFolder } from '../support/folder.ts';
import { serverUrl } from '../support/shop.ts';
import { built, docket, newShopAt, type Call, type Ended } from '../support/program.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

let folder = '';
/** A sound shop, copied by every test that is going to damage one. */
let sound = '';

beforeAll(async () => {
  await built();
  folder = mkdtempSync(path.join(tmpdir(), 'docket-failures-'));
  sound = path.join(folder, 'sound.db');
  await newShopAt(sound, 20);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copy(name = 'shop.db'): string {
  const file = path.join(newFolder(), name);
  copyFileSync(sound, file);
  return file;
}

/** Everything in a folder, byte by byte. */
function contents(where: string): unknown {
  if (!existsSync(where)) return 'nothing';
  return readdirSync(where, { withFileTypes: true })
    .filter((entry) => !/-(wal|shm)$/.test(entry.name))
    .map((entry) => [
      entry.name,
      entry.isFile()
        ? createHash('sha256')
            .update(readFileSync(path.join(where, entry.name)))
            .digest('hex')
        : 'no file',
    ]);
}

const writing = ['stock', 'receive', 'MUG', '1'];
const looking = ['stock', 'show', 'MUG'];

/** What every refusal has in common: a sentence, a next step, a code; no stack trace, nothing on standard output. */
function refusal({ status, stdout, stderr }: Ended): { status: number | null; code: string | undefined } {
  expect(stderr).toMatch(/^(docket: waiting [^\n]*\n)?docket: \S[^\n]*[.…]\n/);
  expect(stderr).toMatch(/\n {2}hint {2}\S/);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|SQLITE_|Error:/);
  expect(stdout).toBe('');
  return { status, code: /\n {2}code {2}(\S+)/.exec(stderr)?.[1] };
}

/** A look and a write are both refused, say the same in JSON, and leave every byte as it was. */
async function refused(db: string, call: Call = {}): Promise<unknown> {
  const where = path.dirname(db);
  const before = contents(where);
  const [look, write] = [await docket(looking, { db, ...call }), await docket(writing, { db, ...call })];
  const json = await docket([...writing, '--json'], { db, ...call });

  expect(refusal(look)).toEqual(refusal(write));
  const { error } = JSON.parse(json.stderr) as { error: { code: string } };
  expect({ status: json.status, code: error.code }).toEqual(refusal(write));
  expect(contents(where)).toEqual(before);
  return refusal(write);
}

function damage(file: string, from: number, bytes: Buffer): void {
  const open = openSync(file, 'r+');
  writeSync(open, bytes, 0, bytes.length, from);
  closeSync(open);
}

describe('a database that is not one', () => {
  it('is named as missing, and none is made', async () => {
    const where = newFolder();

    expect(await refused(path.join(where, 'nothing.db'))).toEqual({ status: 66, code: 'database.missing' });
    expect(await refused(path.join(where, 'no', 'such', 'folder.db'))).toEqual({
      status: 66,
      code: 'database.missing',
    });
    expect(readdirSync(where)).toEqual([]);
  });

  it('is a folder', async () => {
    const where = path.join(newFolder(), 'shop.db');
    mkdirSync(where);

    expect(await refused(where)).toEqual({ status: 66, code: 'database.missing' });
  });

  it.each([
    ['has no bytes', ''],
    ['is a text', 'number,sku\n1,MUG\n'.repeat(2_000)],
    ['is a short text', 'hello'],
  ])('%s', async (_, text) => {
    const file = path.join(newFolder(), 'shop.db');
    writeFileSync(file, text);

    expect(await refused(file)).toEqual({ status: 65, code: 'database.foreign' });
  });

  it('is of another program', async () => {
    const file = path.join(newFolder(), 'shop.db');
    const other = new Database(file);
    other.exec('create table settings (key text, value text); pragma application_id = 4711');
    other.close();

    expect(await refused(file)).toEqual({ status: 65, code: 'database.foreign' });
    expect(
      (
        await docket(['init', '--name', 'X', '--currency', 'GBP', '--country', 'GB', '--timezone', 'UTC'], {
          db: file,
        })
      ).status,
    ).toBe(65);
  });

  it('has lost its header', async () => {
    const file = copy();
    damage(file, 0, Buffer.alloc(100));

    expect(await refused(file)).toEqual({ status: 65, code: 'database.foreign' });
  });
});

describe('a damaged database', () => {
  it('that was cut off is refused', async () => {
    const file = copy();
    truncateSync(file, 4096 * Math.floor(statSync(file).size / 8192));

    expect(await refused(file)).toEqual({ status: 65, code: 'database.damaged' });
    expect((await docket(['db', 'check'], { db: file })).status).toBe(65);
  });

  it('whose pages were overwritten is refused', async () => {
    const file = copy();
    for (let page = 2; page < statSync(file).size / 4096; page += 1)
      damage(file, page * 4096, Buffer.alloc(64, 0xff));

    expect(await refused(file)).toEqual({ status: 65, code: 'database.damaged' });
  });

  it('with one bad page somewhere is found by the check', async () => {
    const file = copy();
    const pages = new Database(file, { readonly: true });
    const { rootpage } = pages
      .prepare(`select rootpage from sqlite_master where name = 'credits_credited_on'`)
      .get() as { rootpage: number };
    pages.close();
    damage(file, (rootpage - 1) * 4096, Buffer.alloc(64, 0xff));

    const { status, stderr } = await docket(['db', 'check'], { db: file });
    expect([1, 65]).toContain(status);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('a database of another docket', () => {
  it('that is newer is refused', async () => {
    const file = copy();
    const newer = new Database(file);
    newer.pragma(`user_version = ${latestVersion + 1}`);
    newer.close();

    expect(await refused(file)).toEqual({ status: 78, code: 'database.newer' });
  });

  it('that an init left half-way can be used by another init, and by nothing else', async () => {
    const file = path.join(newFolder(), 'shop.db');
    const dry = ['init', '--name', 'X', '--currency', 'GBP', '--country', 'GB', '--timezone', 'UTC'];
    await docket([...dry, '--dry-run'], { db: file });

    expect(await refused(file)).toMatchObject({ status: 66 });
    expect((await docket(dry, { db: file })).status).toBe(0);
    expect(refusal(await docket(dry, { db: file }))).toEqual({ status: 4, code: 'exists' });
  });
});

describe('another name of the database', () => {
  it('is refused where its locks would not hold (a hard link)', async () => {
    const file = copy();
    linkSync(file, `${file}.link`);
    symlinkSync(`${file}.link`, `${file}.sym`);

    for (const name of [file, `${file}.link`, `${file}.sym`])
      expect(await refused(name)).toEqual({ status: 65, code: 'database.foreign' });
  });

  it('is the same shop where it is a symbolic link', async () => {
    const file = copy();
    const link = path.join(newFolder(), 'link.db');
    symlinkSync(file, link);

    expect((await docket(writing, { db: link })).status).toBe(0);
    expect((await docket(['stock', 'show', 'MUG', '--json=on_hand'], { db: file })).stdout).toContain('21');
    expect(readdirSync(path.dirname(link))).toEqual(['link.db']);
  });
});

describe('a busy database', () => {
  it('is read all the same, and a write gives up after a while, says so and has changed nothing', async () => {
    const file = copy();
    const other = new Database(file);
    other.exec('begin immediate');
    try {
      expect((await docket(looking, { db: file })).status).toBe(0);
      const write = await docket(writing, { db: file });
      expect(refusal(write)).toEqual({ status: 75, code: 'database.busy' });
      expect(write.stderr).toContain('waiting for another program');
    } finally {
      other.close();
    }
    expect((await docket(['stock', 'show', 'MUG', '--json=on_hand'], { db: file })).stdout).toContain('20');
  }, 60_000);
});

/** Root may do everything: without rights are the others, and the tests as one of them where they run as root. */
const usable =
  !isRoot || spawnSync(process.execPath, ['--version'], { uid: NOBODY, gid: NOBODY }).status === 0;
if (!usable) console.warn('\n*** The rights of files are NOT tested: no other user can run this Node. ***\n');

describe.skipIf(!usable)('a database without rights', () => {
  const as: Call = isRoot ? { uid: NOBODY } : {};

  function withRights(fileMode: number, folderMode: number): string {
    const file = copy();
    if (isRoot) for (const one of [file, path.dirname(file)]) chownSync(one, NOBODY, NOBODY);
    chmodSync(file, fileMode);
    chmodSync(path.dirname(file), folderMode);
    return file;
  }

  it('that may not be read is refused', async () => {
    expect(await refused(withRights(0o000, 0o700), as)).toMatchObject({ status: 66 });
  });

  it('in a folder that may not be entered is refused', async () => {
    expect(await refused(withRights(0o600, 0o000), as)).toMatchObject({ status: 66 });
  });

  it('that may not be written is refused when something is to be written', async () => {
    const file = withRights(0o400, 0o700);

    expect(refusal(await docket(writing, { db: file, ...as }))).toEqual({
      status: 66,
      code: 'database.readonly',
    });
  });

  it('in a folder that may not be written is refused, and the folder is named', async () => {
    const file = withRights(0o600, 0o500);
    const write = await docket(writing, { db: file, ...as });

    expect(refusal(write)).toEqual({ status: 66, code: 'database.readonly' });
    expect(write.stderr).toContain('folder');
  });

  it('cannot be made in a folder that may not be written', async () => {
    const file = withRights(0o600, 0o500);
    const init = ['init', '--name', 'X', '--currency', 'GBP', '--country', 'GB', '--timezone', 'UTC'];

    for (const place of ['new.db', path.join('sub', 'new.db')])
      expect(refusal(await docket(init, { db: path.join(path.dirname(file), place), ...as })).status).toBe(
        66,
      );
  });
});

/** A disk of one megabyte, or undefined where none can be mounted. */
function smallDisk(): string | undefined {
  const where = mkdtempSync(path.join(tmpdir(), 'docket-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', where]);
  if (status === 0) return where;
  rmSync(where, { recursive: true, force: true });
  return undefined;
}

const disk = smallDisk();
if (disk === undefined)
  console.warn('\n*** A full disk is NOT tested: no small disk can be mounted here. ***\n');
afterAll(() => {
  if (disk === undefined) return;
  spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(disk === undefined)('a full disk', () => {
  it('is said, nothing of the command is saved, and it works again when there is room', async () => {
    const where = disk ?? '';
    const file = path.join(where, 'shop.db');
    copyFileSync(sound, file);
    const filler = path.join(where, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']);

    // No room at all, and then enough to open the books but not to write in them.
    for (const room of [0, 64 * 1024]) {
      truncateSync(filler, statSync(filler).size - room);
      expect(refusal(await docket(writing, { db: file }))).toEqual({ status: 73, code: 'database.full' });
    }

    rmSync(filler);
    expect((await docket(['stock', 'show', 'MUG', '--json=on_hand'], { db: file })).stdout).toContain('20');
    expect((await docket(writing, { db: file })).status).toBe(0);
    expect((await docket(['db', 'check'], { db: file })).status).toBe(0);
  });
});

describe('a server', () => {
  it('that cannot be reached is named without its password', async () => {
    const ended = await docket(looking, { db: 'postgres://shop:s3cret@127.0.0.1:1/shop' });

    expect(refusal(ended)).toEqual({ status: 69, code: 'database.unreachable' });
    expect(ended.stderr).toContain('127.0.0.1:1');
    expect(ended.stderr).not.toContain('s3cret');
  });

  it.skipIf(inject('postgres') === null)('has no such database, or one without a shop', async () => {
    expect(refusal(await docket(looking, { db: serverUrl('nowhere') }))).toEqual({
      status: 66,
      code: 'database.missing',
    });
    expect(refusal(await docket(looking, { db: serverUrl('postgres') }))).toEqual({
      status: 66,
      code: 'database.missing',
    });
  });
});
