import { describe, expect, test } from 'vitest';
import { listen } from '../../src/kit/signals.ts';
import { Garden, garden } from './toy.ts';

describe('finding the command', () => {
  test.each([
    'trees show 1 -q',
    'tree show 1 -q',
    '-q trees show 1',
    'trees -q show 1',
    '--db x.db trees show #1 --quiet',
    'trees show -q -- 1',
  ])('%s', async (line) => {
    expect(await garden(line)).toEqual({ exit: 0, out: '1\n', err: '' });
  });

  test.each([
    ['tres list', 'There is no “tres” in garden.', 'did you mean trees?  or  garden --help'],
    ['trees lst', 'There is no “lst” in garden trees.', 'did you mean list?  or  garden trees --help'],
    ['trees xyzzy', 'There is no “xyzzy” in garden trees.', 'garden trees --help'],
    [
      'trees list --kid x',
      'There is no flag --kid in garden trees list.',
      'did you mean --kind?  or  garden trees list --help',
    ],
    ['trees list more', '“more” is one word too many for garden trees list.', 'garden trees list --help'],
  ])('%s is refused', async (line, message, hint) => {
    expect(await garden(line)).toEqual({
      exit: 2,
      out: '',
      err: `garden: ${message}\n  hint  ${hint}\n  code  usage\n`,
    });
  });
});

describe('what is typed', () => {
  test('reaches the command as values', async () => {
    const world = new Garden([]);
    const told = await garden(
      'trees plant Elm --price 12.50 --planted-on 2026-11-23 --tag a --tag b --deep',
      { garden: world },
    );
    expect(world.trees).toEqual([
      {
        number: 1,
        kind: 'broad_leaf',
        name: 'Elm',
        price: '12.50',
        planted: '2026-11-23',
        tags: ['a', 'b'],
        deep: true,
      },
    ]);
    expect(told.err).toBe('Tree 1 is planted.\n  next  garden trees show 1\n');
    expect(world.closed).toBe(1);
  });

  test('may be negative, and --from and --to may be places', async () => {
    const expected = { out: '{"name":"Oak","metres":-3,"from":"A","to":"B"}\n', exit: 0 };
    expect(await garden('trees move Oak -3 --from A --to B')).toMatchObject(expected);
    expect(await garden('trees move --from A --to B -- Oak -3')).toMatchObject(expected);
  });

  test('may start with a dash where a value is due', async () => {
    const world = new Garden([]);
    await garden(['trees', 'plant', '-', '--price', '1', '--tag', '- new -', '--tag=--deep'], {
      garden: world,
    });
    expect(world.trees).toMatchObject([{ name: '-', tags: ['- new -', '--deep'], deep: false }]);
  });

  test('may come from standard input, one a line', async () => {
    const told = await garden('trees fell 1 - 4 -y', { input: '\ufeff2\r\n\n#3' });
    expect(told).toEqual({ exit: 0, out: '1+2+3+4\n', err: '' });
  });

  test('is refused all at once, before the database is opened', async () => {
    const world = new Garden();
    const told = await garden(
      'trees plant --price 1,5 --planted-on 31/11/2026 --kind neeedle --color red --csv --json',
      { garden: world },
    );
    expect(told.exit).toBe(2);
    expect(JSON.parse(told.err)).toMatchObject({
      error: {
        code: 'input.missing',
        problems: [
          { code: 'input.missing', message: 'NAME is missing.' },
          { code: 'input.ambiguous', message: '--price: “1,5” can be read as 1.5 or as 15.' },
          {
            code: 'input.invalid',
            message: '--planted-on: “31/11/2026” is not a day; write it as YYYY-MM-DD.',
          },
          { code: 'input.invalid', hint: 'did you mean needle?' },
          { code: 'input.invalid', message: '--color: “red” is not one of auto, always, never.' },
          { code: 'usage', message: 'Only one of --json and --csv can be had at a time.' },
        ],
      },
    });
    expect(world.closed).toBe(0);
  });

  test('is missed by name', async () => {
    const told = await garden('trees plant Elm --price --deep');
    expect(told).toEqual({
      exit: 2,
      out: '',
      err: 'garden: --price needs a value.\n  code  input.missing\n',
    });
    expect((await garden('trees plant Elm --price')).exit).toBe(2);
    expect((await garden('trees plant Elm --price 1 --price 2')).err).toContain('--price is given 2 times.');
  });

  test('is said to be too much where a flag takes none', async () => {
    expect((await garden('trees list --no-input=yes')).err).toBe(
      'garden: --no-input takes no value.\n  hint  --no-input\n  code  usage\n',
    );
  });

  test.each(['--db', '--now', '--period', '--output'])(
    'is not taken for %s when it is empty',
    async (flag) => {
      expect(await garden(['trees', 'list', flag, ''])).toEqual({
        exit: 2,
        out: '',
        err: `garden: ${flag}: The value is empty.\n  code  input.invalid\n`,
      });
    },
  );

  test('from standard input is too long at a megabyte', async () => {
    const told = await garden('trees fell - -y', { input: `1\n${'2'.repeat(1_100_000)}\n` });
    expect(told).toEqual({
      exit: 2,
      out: '',
      err: 'garden: Line 2 of standard input: The line is longer than 1 MB.\n  code  input.invalid\n',
    });
  });

  test('does not plant a tree when a field is misspelled', async () => {
    const world = new Garden([]);
    const told = await garden('trees plant Elm --price 1 --json=nmber', { garden: world });
    expect(told.exit).toBe(2);
    expect(JSON.parse(told.err)).toMatchObject({
      error: {
        message: 'There is no field “nmber”.',
        details: { choices: expect.arrayContaining(['number', 'leaves']) },
      },
    });
    expect(world.trees).toEqual([]);
  });

  test('takes days for --from and --to in lists', async () => {
    expect((await garden('trees list --from 2026-01-01 --to 2026-01-31')).exit).toBe(0);
    expect((await garden('trees list --from yesterday')).err).toContain(
      '--from: “yesterday” is not a day; write it as YYYY-MM-DD.',
    );
  });
});

describe('what goes wrong', () => {
  test('carries the status, the numbers and the next command', async () => {
    expect(await garden('trees show 9')).toEqual({
      exit: 3,
      out: '',
      err: 'garden: There is no tree 9.\n  hint  garden trees list\n  code  not_found\n',
    });
    expect(await garden('trees show 9 --json')).toEqual({
      exit: 3,
      out: '',
      err: '{"error":{"code":"not_found","message":"There is no tree 9.","hint":"garden trees list","details":{"number":9}}}\n',
    });
  });

  test('several times at once ends with the first of 2, 3, 4', async () => {
    expect(await garden('trees ail twice')).toEqual({
      exit: 3,
      out: '',
      err: 'garden: It is \\u{202e}felled.\n  code  state\ngarden: There is no tree 9.\n  code  not_found\n',
    });
    expect(JSON.parse((await garden('trees ail twice --json')).err)).toMatchObject({
      error: {
        code: 'not_found',
        problems: [{ code: 'state', details: { size: '12' } }, { code: 'not_found' }],
      },
    });
  });

  test('without our having foreseen it is a bug: one line and 70, details with --debug', async () => {
    const told = await garden('trees ail bug');
    expect(told).toMatchObject({ exit: 70, out: '' });
    expect(told.err.split('\n')[0]).toBe('garden: This is a bug in garden: leaf is undefined');
    expect(told.err).not.toContain('toy.ts');
    expect((await garden('trees ail bug --debug')).err).toContain('toy.ts');
  });
});

describe('asking', () => {
  test('needs --yes without a terminal', async () => {
    const refused = {
      exit: 2,
      out: '',
      err: 'garden: This has to be confirmed: Fell 1?\n  hint  add --yes\n  code  confirm.needed\n',
    };
    expect(await garden('trees fell 1')).toEqual(refused);
    expect(await garden('trees fell 1 --no-input', { terminal: true, env: { NO_COLOR: '1' } })).toEqual(
      refused,
    );
    expect((await garden('trees fell 1', { terminal: true, env: { CI: 'true' } })).exit).toBe(2);
    expect(await garden('trees fell 1 --yes')).toMatchObject({ exit: 0, out: '1\n' });
  });

  test('is answered on the terminal, on standard error', async () => {
    const agreed = await garden('trees fell 1', { terminal: true, input: 'y\n' });
    expect(agreed).toMatchObject({ exit: 0, out: '1\n' });
    expect(agreed.err).toContain('Fell 1? (--yes)');
    expect(await garden('trees fell 1', { terminal: true, input: '\n' })).toMatchObject({ exit: 1, out: '' });
  });

  test('fills in what is missing', async () => {
    const world = new Garden([]);
    const told = await garden('trees plant Elm', { garden: world, terminal: true, input: '12.50\n' });
    expect(told.err).toContain('What it costs (--price)');
    expect(world.trees).toMatchObject([{ name: 'Elm', price: '12.50' }]);
  });

  test('ends with 130 on Ctrl-C', async () => {
    expect(await garden('trees fell 1', { terminal: true, input: '\u0003' })).toMatchObject({
      exit: 130,
      out: '',
    });
  });
});

test('a single word can be a command, and a status can ask for attention', async () => {
  expect(await garden('today')).toEqual({ exit: 0, out: 'Water\tthe \u009boak.\n', err: '' });
  expect(await garden('today --fail', { terminal: true })).toEqual({
    exit: 10,
    out: 'Water\tthe \\u{9b}oak.\n',
    err: '',
  });
});

test('the version needs nothing else', async () => {
  expect(await garden('--version')).toEqual({ exit: 0, out: '1.2.3\n', err: '' });
});

describe('a signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s stops a command that looks at it', async (name, exit) => {
    const source = new Source();
    const running = garden('trees wait', { signals: source });
    await source.heard;
    source.send(name);
    expect(await running).toMatchObject({
      exit,
      err: 'garden: Interrupted; what was open has been rolled back.\n  code  interrupted\n',
    });
    expect(source.handlers.size).toBe(0);
  });

  test('ends a command that does not look at it within 300 ms', async () => {
    const source = new Source();
    const running = garden('trees sleep', { signals: source });
    await source.heard;
    source.send('SIGINT');
    await new Promise((resolve) => {
      setTimeout(resolve, 290);
    });
    expect(source.ended).toEqual([130]);
    await running;
  });

  test('that the command answers itself is not answered again, and still ends it', async () => {
    const source = new Source();
    const said: string[] = [];
    const signals = listen({ ...source, on: source.on.bind(source), off: source.off.bind(source), exit: (status) => source.ended.push(status) }, () => said.push('Interrupted.')); // prettier-ignore
    source.send('SIGINT');
    signals.answered();
    await new Promise((resolve) => {
      setTimeout(resolve, 290);
    });
    signals.stop();

    expect({ said, ended: source.ended }).toEqual({ said: [], ended: [130] });
  });

  test('twice ends it at once', async () => {
    const source = new Source();
    const running = garden('trees sleep', { signals: source });
    await source.heard;
    source.send('SIGTERM');
    source.send('SIGINT');
    expect(source.ended).toEqual([143]);
    await running;
  });
});

class Source {
  readonly handlers = new Map<string, () => void>();
  readonly ended: number[] = [];
  readonly heard = new Promise((resolve) => {
    setTimeout(resolve, 50);
  });

  on(name: string, handler: () => void): void {
    this.handlers.set(name, handler);
  }

  off(name: string): void {
    this.handlers.delete(name);
  }

  exit(status: number): void {
    this.ended.push(status);
  }

  send(name: string): void {
    this.handlers.get(name)?.();
  }
}
