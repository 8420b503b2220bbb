import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { garden } from './toy.ts';

const poured = 'Oak\n=Pine\u001b[31m\n';

describe('a text that is poured', () => {
  it('is the result on standard output; only remarks are said beside it', async () => {
    const noted = { exit: 0, out: poured, err: 'Mind the puddle.\n' };

    expect(await garden('trees pour')).toEqual({ ...noted, err: 'Mind the puddle.\nPoured.\n' });
    expect(await garden('trees pour -o -')).toEqual({ ...noted, err: 'Mind the puddle.\nPoured.\n' });
    expect(await garden('trees pour -q')).toEqual(noted);
    expect(await garden('trees pour --json')).toEqual(noted);
  });

  it('cannot drive a terminal', async () => {
    expect((await garden('trees pour', { terminal: true })).out).toBe('Oak\n=Pine␛[31m\n');
  });

  it('goes into a file as it is, while standard output says what was made', async () => {
    const file = path.join(newFolder(), 'trees.txt');

    const quiet = await garden(['trees', 'pour', '-q', '-o', file]);
    const json = await garden(['trees', 'pour', '--json=number', '-o', file]);
    const plain = await garden(['trees', 'pour', '-o', file]);

    expect(await readFile(file, 'utf8')).toBe(poured);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(quiet.out).toBe('1\n2\n');
    expect(JSON.parse(json.out)).toEqual([{ number: 1 }, { number: 2 }]);
    expect(plain).toEqual({ exit: 0, out: '', err: 'Mind the puddle.\nPoured.\n' });
  });

  it('leaves no half of a file behind, and the file that was there as it was', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'trees.txt');
    await garden(['trees', 'pour', '-o', file]);

    const spilt = await garden(['trees', 'pour', '--fail', '-o', file]);

    expect(spilt).toMatchObject({ exit: 1, out: '' });
    expect(await readFile(file, 'utf8')).toBe(poured);
    expect(await readdir(folder)).toEqual(['trees.txt']);
  });

  it('is refused where it cannot be written', async () => {
    expect(await garden('trees pour -o /nowhere/trees.txt')).toMatchObject({ exit: 73, out: '' });
  });
});
