import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Garden, garden, type Tree } from './toy.ts';

describe('a list', () => {
  test('in a pipe is tab-separated, plain and complete', async () => {
    expect(await garden('trees list')).toEqual({
      exit: 0,
      out: '1\tOak\tbroad_leaf\t1250.00\t2026-11-23\n2\t=Pine␛[31m\tneedle\t-3.50\t\n',
      err: '',
    });
  });

  test('on a terminal is an aligned table with human values', async () => {
    const { out } = await garden('trees list --color never', { terminal: true, columns: 80 });
    expect(out).toBe(
      [
        'Number  Name        Kind            Price  Planted',
        '     1  Oak         broad leaf  £1,250.00  23 Nov 2026',
        '     2  =Pine␛[31m  needle         -£3.50',
        '',
      ].join('\n'),
    );
  });

  test('loses its last columns in a narrow window and says so, then cuts long texts', async () => {
    const long = new Garden([
      { number: 1, name: 'A very old oak by the river', kind: 'needle', price: '1.00', planted: null },
    ]);
    const { out } = await garden('trees list --color never', { terminal: true, columns: 30, garden: long });
    expect(out).toBe(
      [
        'Number  Name            Kind',
        '     1  A very old oa…  needle',
        '… 1 more column (Price): widen',
        'the window or name them with',
        '--columns',
        '',
      ].join('\n'),
    );
  });

  test('stays aligned with wide, combining and joined characters', async () => {
    const names = ['日本語の木', 'Ze\u0301bra', '👩‍👧 fir', 'हिन्दी', 'Oak'];
    const trees = names.map((name, at): Tree => ({
      number: at + 1,
      name,
      kind: 'needle',
      price: '1.00',
      planted: null,
    }));
    const { out } = await garden('trees list --color never --columns name,number', {
      terminal: true,
      garden: new Garden(trees),
    });
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
      'Name        Number',
      '日本語の木       1',
      'Ze\u0301bra            2',
      '👩‍👧 fir           3',
      'हिन्दी            4',
      'Oak              5',
      '',
    ]);
  });

  test('stops at fifty rows on a terminal and says how many are left', async () => {
    const many = new Garden(
      Array.from({ length: 60 }, (_, at) => ({
        number: at + 1,
        name: 'Fir',
        kind: 'needle',
        price: '1',
        planted: null,
      })),
    );
    const shown = await garden('trees list --color never', { terminal: true, garden: many });
    const lines = shown.out.trimEnd().split('\n');
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe('… and 10 more, use -L 60');
    const piped = await garden('trees list', { garden: many });
    expect(piped.out.trimEnd().split('\n')).toHaveLength(60);
    const all = await garden('trees list -L all --color never', { terminal: true, garden: many });
    expect(all.out.trimEnd().split('\n')).toHaveLength(61);
  });

  test('is an array in JSON, with everything or with what was asked for', async () => {
    const all = await garden('trees list --json');
    expect(JSON.parse(all.out)).toEqual([
      {
        number: 1,
        name: 'Oak',
        kind: 'broad_leaf',
        price: '1250.00',
        currency: 'GBP',
        planted_on: '2026-11-23',
        leaves: [{ at: 1 }],
      },
      {
        number: 2,
        name: '=Pine\u001b[31m',
        kind: 'needle',
        price: '-3.50',
        currency: 'GBP',
        planted_on: null,
        leaves: [{ at: 1 }],
      },
    ]);
    const some = await garden('trees list --json=number,planted-on --limit 1');
    expect(some.out).toBe('[\n  {\n    "number": 1,\n    "planted_on": "2026-11-23"\n  }\n]\n');
  });

  test('is one object a line in NDJSON', async () => {
    const { out } = await garden('trees list --ndjson --columns name');
    expect(out).toBe('{"name":"Oak"}\n{"name":"=Pine\\u001b[31m"}\n');
    expect((await garden('trees list --ndjson=name')).out).toBe(out);
  });

  test('is CSV with a header, guarded against formulas', async () => {
    expect((await garden('trees list --csv=name,price')).out).toBe(
      "name,price\nOak,1250.00\n'=Pine\u001b[31m,-3.50\n",
    );
    expect((await garden('trees list --csv --kind needle --limit 1')).out.split('\n')[0]).toBe(
      'number,name,kind,price,currency,planted_on',
    );
  });

  test('is only its keys with --quiet', async () => {
    expect((await garden('trees list -q')).out).toBe('1\n2\n');
  });

  test('is nothing with --quiet where a number was not given: in a dry run', async () => {
    expect((await garden('trees plant Elm --price 12.50 -q')).out).toBe('3\n');
    expect(await garden('trees plant Elm --price 12.50 -q -n')).toEqual({ exit: 0, out: '', err: '' });
  });

  test('is drawn as bars with --chart', async () => {
    const { out } = await garden('trees list --chart --columns name,price', {
      terminal: true,
      columns: 40,
      env: { NO_COLOR: '1' },
    });
    expect(out).toBe(
      'Price in GBP\n\nOak         £1,250.00  ' + '█'.repeat(17) + '\n=Pine␛[31m     -£3.50\n',
    );
  });

  test('that is empty is done', async () => {
    const empty = new Garden([]);
    expect(await garden('trees list', { garden: empty })).toEqual({ exit: 0, out: '', err: '' });
    expect((await garden('trees list --json', { garden: empty })).out).toBe('[]\n');
    expect((await garden('trees list --csv=name', { garden: empty })).out).toBe('name\n');
    expect((await garden('trees list --color never', { garden: empty, terminal: true })).out).toBe(
      'Nothing to show.\n',
    );
  });
});

describe('one thing', () => {
  test('in a pipe is a line for each of its fields', async () => {
    expect((await garden('trees show 2')).out).toBe(
      'number\t2\nname\t=Pine␛[31m\nkind\tneedle\nprice\t-3.50\ncurrency\tGBP\nplanted_on\t\nleaves\t{"at":1}\n',
    );
    expect((await garden('trees show 2 --columns price')).out).toBe('price\t-3.50\n');
  });

  test('in JSON is an object, and --json does not take the subject for its value', async () => {
    const { out } = await garden('trees show --json 1');
    expect(JSON.parse(out)).toMatchObject({ number: 1, name: 'Oak' });
  });

  test('on a terminal is a list of its fields', async () => {
    const { out } = await garden('trees show 2', { terminal: true, env: { TERM: 'dumb' } });
    expect(out).toBe(
      'Number    2\nName      =Pine␛[31m\nKind      needle\nPrice     -£3.50\nCurrency  GBP\n',
    );
  });
});

describe('a stream of things', () => {
  test('is one text in every form', async () => {
    expect(JSON.parse((await garden('trees grow --json=number')).out)).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    expect((await garden('trees grow --ndjson --columns number')).out).toBe('{"number":1}\n{"number":2}\n');
    expect((await garden('trees grow --csv=number')).out).toBe('number\n1\n2\n');
    expect(await garden('trees grow -q')).toEqual({ exit: 10, out: '1\n2\n', err: 'Grown␇.\n' });
  });
});

describe('a file', () => {
  test('is written as a whole, for its owner only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kit-'));
    const file = join(folder, 'trees.csv');
    const told = await garden(['trees', 'list', '--csv=name', '-o', file], { terminal: true });
    expect(told).toEqual({ exit: 0, out: '', err: '' });
    expect(await readFile(file, 'utf8')).toBe("name\nOak\n'=Pine\u001b[31m\n");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['trees.csv']);
  });

  test('that cannot be written is 73 and says why', async () => {
    const told = await garden('trees list -o /nowhere/at/all.csv');
    expect(told).toEqual({
      exit: 73,
      out: '',
      err: [
        'garden: /nowhere/at/all.csv cannot be written: the folder does not exist.',
        '  hint  -o FILE with a path that can be written, or -o - for standard output',
        '  code  output.cannot_write',
        '',
      ].join('\n'),
    });
  });

  test('called - is standard output', async () => {
    expect((await garden('trees list -q -o -')).out).toBe('1\n2\n');
  });
});

describe('colours', () => {
  test.each([
    [{}, '', true],
    [{ NO_COLOR: '1' }, '', false],
    [{ TERM: 'dumb' }, '', false],
    [{ NO_COLOR: '1' }, '--color always', true],
    [{ FORCE_COLOR: '1' }, '--color never', false],
    [{ FORCE_COLOR: '0' }, '', false],
  ])('with %j and %j: %j', async (env, flag, colored) => {
    const { out } = await garden(`trees list ${flag}`, { terminal: true, env });
    expect(out.includes('\u001b[1m')).toBe(colored);
  });
});

test('a reader who leaves early ends the program quietly', async () => {
  const many = new Garden(
    Array.from({ length: 30_000 }, (_, at) => ({
      number: at,
      name: 'Fir',
      kind: 'needle',
      price: '1',
      planted: null,
    })),
  );
  const told = await garden('trees list', { garden: many, leavesAfter: 10 });
  expect(told).toMatchObject({ exit: 0, err: '' });
  expect(told.out.length).toBeLessThan(100_000);
});

test('what is taller than the screen goes through the pager', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'kit-')), 'paged.txt');
  const many = new Garden(
    Array.from({ length: 40 }, (_, at) => ({
      number: at + 1,
      name: 'Fir',
      kind: 'needle',
      price: '1',
      planted: null,
    })),
  );
  const world = { terminal: true, garden: many };
  const told = await garden('trees list', {
    ...world,
    env: { PAGER: `cat > ${file}`, PATH: '/usr/bin:/bin' },
  });
  expect(told.out).toBe('');
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(42);
  const without = await garden('trees list', {
    ...world,
    env: { PAGER: 'no-such-pager', PATH: '/usr/bin:/bin' },
  });
  expect(without.out.split('\n')).toHaveLength(42);
});
