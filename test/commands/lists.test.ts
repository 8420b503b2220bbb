import { expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { typed } from '../support/terminal.ts';

it('shows the first or newest of a long list, says that there is more, and shows as much as was asked for', async () => {
  const env = { DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const run = (...words: string[]) => typed(words, env);
  await run('init', '--name', 'Kiosk', '--currency', 'GBP', '--country', 'GB', '--timezone', 'UTC');
  await run('products', 'add', 'GIFT', '--name', 'Gift wrap', '--price', '2.00', '--kind', 'service');
  for (let number = 1; number <= 51; number += 1) {
    const code = `A${String(number).padStart(2, '0')}`;
    await run('customers', 'add', code, '--name', `Ann ${number}`);
    await run('orders', 'place', '--customer', code, '--line', 'GIFT=1', '--pay', 'cash');
  }

  const customers = (await run('customers', 'list')).screen;
  expect(customers).toContain('A50');
  expect(customers).not.toContain('A51');
  expect(customers).toContain('The first 50 customers are shown; -L all shows every one.');
  expect((await run('customers', 'list', '-L', 'all')).screen).toContain('A51');
  expect((await run('customers', 'list', '-L', '2', '--quiet')).screen).toBe('A01\nA02\n');

  const payments = (await run('payments', 'list')).screen;
  expect(payments).toContain('The newest 50 payments are shown; -L all shows every one.');
  expect(payments).toMatch(/received +£102\.00/);
  expect((await run('payments', 'list', '-L', '2')).screen).toMatch(/received +£102\.00/);
  expect((await run('orders', 'list', '-L', '2', '--quiet')).screen).toBe('1051\n1050\n');
  expect((await run('products', 'list', '-L', '1')).screen).not.toContain('are shown');
});
