import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { built, docket } from '../support/program.ts';

beforeAll(async () => {
  await built();
}, 120_000);

it('plays in a pipe, and says on standard error where the shop is and nothing of its inside', async () => {
  const { status, stderr } = await docket(['demo'], { cwd: newFolder() });
  expect(status).toBe(0);
  expect(stderr).toContain('The shop is yours to play with: docket-demo/docket.db.');
  expect(stderr).not.toMatch(/warning/i);
});

it('leaves a shop that is there as it is, and says so', async () => {
  const shops = newFolder();
  await docket(['init', '--name=Mine', '--currency=GBP', '--country=GB', '--timezone=UTC'], {
    db: path.join(shops, 'docket-demo', 'docket.db'),
  });
  const { status, stderr } = await docket(['demo'], { cwd: shops });
  expect(status).toBe(0);
  expect(stderr).toContain('The shop in ./docket-demo is left as it is.');
  expect(stderr).toContain('The shop is yours to play with: docket-demo-2/docket.db.');
});

it('knows the customers of the old till as those of the list', async () => {
  const shops = newFolder();
  await docket(['demo'], { cwd: shops });
  const { stdout } = await docket(['customers', 'list', '--json=code,name'], {
    db: path.join(shops, 'docket-demo', 'docket.db'),
  });
  const people = JSON.parse(stdout) as readonly { readonly code: string; readonly name: string }[];
  expect(people.find(({ code }) => code === 'C001')).toEqual({ code: 'C001', name: 'Agnes Thirlwell' });
  expect(people.filter(({ name }) => name.startsWith('Customer '))).toEqual([]);
  expect(people).toHaveLength(36);
});
