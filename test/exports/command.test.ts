import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { typed, wordsOf } from '../support/terminal.ts';

/** A shop of its own on 2 March 2026, with an order of the day before. */
async function newShop() {
  const folder = newFolder();
  const env = {
    DOCKET_DB: path.join(folder, 'docket.db'),
    DOCKET_ACTOR: 'tester',
    DOCKET_NOW: '2026-03-02T10:00:00Z',
  };
  const say = (line: string) => typed(wordsOf(line), env);
  await say('init --name Kiosk --currency GBP --country GB --timezone Europe/London');
  await say('products add MUG --name "Blue mug" --price 12.50');
  await say('stock receive MUG 100 --cost 3.20');
  await say('orders place --line MUG=2 --customer "Ann Lee <ann@example.com>" --placed-on 2026-03-01');
  return { folder, say };
}

describe('docket export', () => {
  it('writes of invoices, of which there are none, a header alone and says why', async () => {
    const { say } = await newShop();

    const { status, screen } = await say('export invoices');

    expect(status).toBe(0);
    expect(screen).toContain('number,kind,order,external_ref,channel,issued_on,due_on,customer_code');
    expect(screen).toContain('docket has issued no invoices');
  });

  it('writes to standard output, and says nothing beside it', async () => {
    const { say } = await newShop();

    expect(await say('export stock')).toEqual({
      status: 0,
      screen: 'sku,location,bin,quantity,unit_cost,lot,expires\nMUG,main,,100,3.20,,\n',
    });
    expect(await say('export products --decimal , -L 1')).toMatchObject({
      screen: expect.stringContaining('\nMUG;Blue mug;12,50;') as string,
    });
  });

  it('writes a file, and says what is in it as other commands do', async () => {
    const { say, folder } = await newShop();
    const file = path.join(folder, 'orders.csv');

    const plain = await say(`export orders -o ${file}`);
    const json = await say(`export orders --for 3pl -o ${file} --json`);

    expect(plain).toEqual({ status: 0, screen: `Wrote 1 row of orders to ${file}.\n` });
    expect(JSON.parse(/\{.*\n\}/s.exec(json.screen)?.[0] ?? '')).toEqual({
      export: 'orders',
      format: '3pl',
      file,
      rows: 0,
      seconds: expect.any(Number) as number,
    });
    expect(json.screen).toMatch(/^#1001 is left out: name is missing, line1 is missing\.\n/m);
    expect(await say(`export orders -o ${file} -q`)).toEqual({ status: 0, screen: '1\n' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
  });

  it('takes days where there are some', async () => {
    const { say } = await newShop();
    const lines = async (call: string) => (await say(call)).screen.trimEnd().split('\n').length - 1;

    expect(await lines('export orders --from 2026-03-02')).toBe(0);
    expect(await lines('export orders --period 2026-03')).toBe(1);
    expect(await lines('export moves --to 2026-03-01')).toBe(0);
    expect(await say('export stock --from 2026-03-01')).toMatchObject({ status: 2 });
  });

  it.each([
    ['export products --json', 2, 'needs a file to write to'],
    ['export stock --buffer 2', 2, 'name it with --for'],
    ['export stock --for etsy --buffer -2', 2, 'no number of pieces'],
    ['export stock --for myspace', 2, 'is not one of'],
    ['export stock --for etsy --channel fax', 3, 'There is no channel'],
    ['export stock --for etsy --location quarantine', 4, 'Nothing is sold from quarantine'],
    ['export orders --service 1', 2, 'name the carrier with --for'],
    ['export orders --for ups --lifecycle closed', 2, 'Labels are for open orders'],
    ['export products --changed-since yesterday', 2, 'is not written as'],
    ['export products --delimiter x', 2, 'no delimiter'],
    ['export products -o /nowhere/p.csv', 73, 'cannot be written'],
    ['export everything', 2, 'There is no “everything”'],
  ])('refuses %s', async (call, status, said) => {
    const { say } = await newShop();

    const answer = await say(call);

    expect(answer.status).toBe(status);
    expect(answer.screen).toContain(said);
  });
});
