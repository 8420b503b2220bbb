import { PassThrough, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { closeApp, openApp } from '../../../src/app.ts';
import { about, entries } from '../../../src/commands/index.ts';
import { runProgram } from '../../../src/kit/program.ts';
import { newFolder } from '../../support/folder.ts';

function collector(): { stream: NodeJS.WriteStream; text: () => string } {
  const pieces: string[] = [];
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece.toString());
      done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => pieces.join('') };
}

/** A shop of a file, and what a script sees of docket there. */
async function scriptedShop() {
  const env = { DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const run = async (words: string, input: readonly string[] = []) => {
    const [out, err] = [collector(), collector()];
    const stdin = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream;
    (stdin as unknown as PassThrough).end(input.map((line) => `${line}\n`).join(''));
    const status = await runProgram({
      name: 'docket', version: 'test', entries, about, argv: words.split(' '), stdin, stdout: out.stream, stderr: err.stream, env,
      openApp: (globals) => openApp(globals, env, async () => 0), closeApp,
    }); // prettier-ignore
    return { status, stdout: out.text(), stderr: err.text() };
  };
  await run('init --name Shop --currency GBP --country GB --timezone Europe/London');
  await run('products add MUG --name Mug --price 10.00');
  await run('stock receive MUG 5');
  return run;
}

it('places an order a line, reports the lines that are refused, and goes on', async () => {
  const run = await scriptedShop();

  const { status, stdout, stderr } = await run('orders place - --channel web', [
    '{"line":["MUG=2"],"external_ref":"W-1","shipping":3.95}',
    '',
    '{"line":["MUG=9"]}',
    '{"line":["MUK=1"]}',
    '{"line":["MUG=1"],"channel":"phone","pay":["cash"],"collect":true}',
  ]);

  expect(status).toBe(3);
  expect(stdout).toBe('1001\tW-1\tto_ship\t23.95\t23.95\tGBP\n1002\t\tcomplete\t10.00\t0.00\tGBP\n');
  expect(stderr).toBe(
    [
      'docket: line 3: Only 3 of MUG are available, 9 wanted (on hand 5, 2 promised to #1001).',
      '  hint  docket orders place … --backorder      or  docket stock receive MUG QTY',
      '  code  stock.short',
      'docket: line 4: There is no product “MUK”.',
      '  hint  Did you mean MUG?      docket products list',
      '  code  not_found',
      '2 orders placed, 2 lines refused.',
      '',
    ].join('\n'),
  );
  expect((await run('db check')).status).toBe(0);
});

it('does nothing twice under one key, and something else under it is refused', async () => {
  const run = await scriptedShop();
  const orders = ['{"line":["MUG=1"]}', '{"line":["MUG=2"],"idempotency_key":"own"}'];

  const first = await run('orders place - --quiet --idempotency-key night', orders);
  const again = await run('orders place - --quiet --idempotency-key night', orders);
  const other = await run('orders place - --quiet --idempotency-key night', ['{"line":["MUG=2"]}']);

  expect([first.stdout, again.stdout]).toEqual(['1001\n1002\n', '1001\n1002\n']);
  expect(other).toMatchObject({ status: 4, stdout: '' });
  expect(JSON.parse((await run('orders list --json')).stdout)).toHaveLength(2);
});

it('answers a script in JSON: an array of what was placed, an object for each refusal', async () => {
  const run = await scriptedShop();
  const { status, stdout, stderr } = await run('orders place - --json=number,due', [
    '{"line":["MUG=1"]}',
    'nonsense',
  ]);

  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toEqual([{ number: 1001, due: '10.00' }]);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'input.invalid', details: { line: 2 } } });
  expect(JSON.parse((await run('orders place - --json')).stdout)).toEqual([]);
});

it('changes nothing in a dry run', async () => {
  const run = await scriptedShop();
  await run('orders place - --dry-run', ['{"line":["MUG=5"]}', '{"line":["MUG=5"]}']);
  expect(JSON.parse((await run('orders list --json')).stdout)).toEqual([]);
});
