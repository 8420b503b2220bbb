import { expect, it } from 'vitest';
import { scriptedShop } from '../../support/script.ts';

function lines(...orders: string[]): string {
  return orders.map((order) => `${order}\n`).join('');
}

it('places an order a line, reports the lines that are refused, and goes on', async () => {
  const run = await scriptedShop();

  const { status, stdout, stderr } = await run(
    'orders place - --channel web',
    lines(
      '{"line":["MUG=2"],"external_ref":"W-1","shipping":3.95}',
      '',
      '{"line":["MUG=9"]}',
      '{"line":["MUK=1"]}',
      '{"line":["MUG=1"],"channel":"phone","pay":["cash"],"collect":true}',
    ),
  );

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
  const orders = lines('{"line":["MUG=1"]}', '{"line":["MUG=2"],"idempotency_key":"own"}');

  const first = await run('orders place - --quiet --idempotency-key night', orders);
  const again = await run('orders place - --quiet --idempotency-key night', orders);
  const other = await run('orders place - --quiet --idempotency-key night', '{"line":["MUG=2"]}');

  expect([first.stdout, again.stdout]).toEqual(['1001\n1002\n', '1001\n1002\n']);
  expect(other).toMatchObject({ status: 4, stdout: '' });
  expect(JSON.parse((await run('orders list --json')).stdout)).toHaveLength(2);
});

it('answers a script in JSON: an array of what was placed, an object for each refusal', async () => {
  const run = await scriptedShop();
  const { status, stdout, stderr } = await run(
    'orders place - --json=number,due',
    lines('{"line":["MUG=1"]}', 'nonsense'),
  );

  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toEqual([{ number: 1001, due: '10.00' }]);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'input.invalid', details: { line: 2 } } });
  expect(JSON.parse((await run('orders place - --json')).stdout)).toEqual([]);
});

it('changes nothing in a dry run', async () => {
  const run = await scriptedShop();
  await run('orders place - --dry-run', lines('{"line":["MUG=5"]}', '{"line":["MUG=5"]}'));
  expect(JSON.parse((await run('orders list --json')).stdout)).toEqual([]);
});

it('refuses a line of more than a megabyte alone, and places the others', async () => {
  const run = await scriptedShop();
  const endless = `{"line":["MUG=1"],"note":"${'x'.repeat(1_100_000)}"}`;

  const { status, stdout, stderr } = await run(
    'orders place - --quiet',
    lines('{"line":["MUG=1"]}', endless, '{"line":["MUG=2"]}'),
  );

  expect([status, stdout]).toEqual([2, '1001\n1002\n']);
  expect(stderr).toBe('docket: line 2: The line is longer than 1 MB.\n  code  input.invalid\n');
});

it.each(['--json=number,lines', '--ndjson=lines', '--csv=lines', '--columns lines'])(
  'refuses %s before anything is placed: that is more than is said of one of many',
  async (fields) => {
    const run = await scriptedShop();
    const { status, stdout, stderr } = await run(`orders place - ${fields}`, '{"line":["MUG=1"]}');

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no field “lines”.');
    expect(stderr).toContain('one of number, external_ref, headline, gross, due, currency');
    expect((await run('orders list')).stdout).toBe('');
  },
);
