import { describe, expect, test } from 'vitest';
import { codes } from '../../src/base/codes.ts';
import { garden } from './toy.ts';

test('of a command shows a sentence, usage, examples, arguments, flags and fields', async () => {
  const expected = `Plants a tree.

Usage
  garden trees plant NAME --price PRICE [flags]

Examples
  garden trees plant Elm --price 12.50
      a tree without a day

Arguments
  NAME  What it is [needed]

Flags
  --price PRICE     What it costs [needed]
  --planted-on DAY  When it was planted
  --kind KIND       What kind it is (broad-leaf, needle)
  --tag TAG         A label [repeatable]
  --deep            Plant it deep

Fields
  number, name, kind, price, currency, planted_on, leaves
  as in --json=a,b  --csv=a,b  --columns a,b

Flags that work everywhere
  --db --json --csv --ndjson --columns --chart -q/--quiet -n/--dry-run -y/--yes
  --no-input --color --now --actor --idempotency-key -o/--output --debug
`;
  const told = { exit: 0, out: expected, err: '' };
  expect(await garden('trees plant -h')).toEqual(told);
  expect(await garden('tree plant Elm --help')).toEqual(told);
  expect(await garden('help tree plant')).toEqual(told);
});

test('of a noun shows its verbs', async () => {
  const told = await garden('trees');
  expect(told.out).toContain('  trees plant  Plants a tree.\n');
  expect(await garden('trees -h')).toEqual(told);
  expect(await garden('tree --help')).toEqual(told);
  expect(await garden('help trees')).toEqual(told);
  expect(await garden('trees help')).toEqual(told);
});

test('of the program shows every noun, without opening anything', async () => {
  const told = await garden('');
  expect(told.out).toContain('  trees  Trees.\n  today  What there is to do.\n');
  expect(await garden('-h')).toEqual(told);
  expect(await garden('help')).toEqual(told);
  expect(told).toMatchObject({ exit: 0, err: '' });
});

describe('topics', () => {
  test('name every code with its status', async () => {
    const { out } = await garden('help exit-codes');
    for (const [code, { title, exit }] of Object.entries(codes)) {
      expect(out).toMatch(new RegExp(`^ +${code} +${title}$`, 'm'));
      expect(out).toMatch(new RegExp(`^ *${exit}  `, 'm'));
    }
  });

  test.each(['environment', 'formatting', 'dates', 'import'])('%s', async (topic) => {
    const told = await garden(`help ${topic}`);
    expect(told).toMatchObject({ exit: 0, err: '' });
    expect(told.out.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  test('that do not exist name the nearest', async () => {
    expect(await garden('help exit-code')).toMatchObject({
      exit: 2,
      err: 'garden: There is no “exit-code” in garden.\n  hint  did you mean exit-codes?  or  garden --help\n  code  usage\n',
    });
  });
});

describe('in a narrow window', () => {
  test.each([
    [60, 'trees plant -h'],
    [40, 'trees plant -h'],
    [40, 'help formatting'],
    [40, 'help exit-codes'],
    [40, 'help import'],
  ])('of %i columns no line of “%s” is longer but what is typed', async (columns, line) => {
    const { out } = await garden(line, { terminal: true, columns, env: { NO_COLOR: '1' } });
    const long = out.split('\n').filter((each) => each.length > columns);
    expect(long.filter((each) => !/garden |\{"error"/.test(each))).toEqual([]);
  });

  test('sentences stand below their terms', async () => {
    const { out } = await garden('trees plant -h', { terminal: true, columns: 36, env: { NO_COLOR: '1' } });
    expect(out).toContain(
      [
        '  --planted-on DAY',
        '      When it was planted',
        '  --kind KIND',
        '      What kind it is (broad-leaf,',
      ].join('\n'),
    );
  });
});
