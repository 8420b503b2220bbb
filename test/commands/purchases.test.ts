import path from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { typed, wordsOf } from '../support/terminal.ts';

type Say = (line: string) => Promise<{ status: number; screen: string }>;

/** A shop of its own on 2 March 2026 that buys mugs from a potter. */
async function newShop(): Promise<Say> {
  const env = { DOCKET_DB: path.join(newFolder(), 'docket.db'), DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const say = (line: string) => typed(wordsOf(line), env);
  await say('init --name Kiosk --currency GBP --country GB --timezone Europe/London');
  await say(
    'suppliers add POTTER --name "Whitby Pottery" --line1 "4 Kiln Lane" --city Whitby --postcode "YO22 4ZX"',
  );
  await say('products add MUG --name "Blue mug" --price 9.50 --reorder-point 3');
  await say(
    'products supplier MUG POTTER --code M-12 --cost 3.20 --breaks 48=3.00 --moq 10 --multiple 6 --pack-size 12',
  );
  return say;
}

it('buys what is low, from the suggestion to the shelf and to the customer who waits', async () => {
  const say = await newShop();
  await say('orders place --customer Ann --line MUG=2 --backorder');

  expect((await say('purchases suggest')).screen).toContain(
    '0 available − 2 waiting = −2 ≤ 3; up to 3: 3 − (−2) = 5; at least 10; in multiples of 6 → 12',
  );
  expect((await say('purchases suggest --apply')).screen).toContain('docket purchases place 1');
  expect((await say('purchases suggest')).screen).toContain('Nothing has to be bought.');
  expect((await say('purchases place 1')).screen).toContain('Purchase order 1 is placed.');
  expect(await say('purchases send 1')).toEqual({
    status: 0,
    screen: [
      'Kiosk',
      '='.repeat(72),
      'PURCHASE ORDER 1   2026-03-02',
      '',
      'To',
      '  Whitby Pottery',
      '  4 Kiln Lane',
      '  Whitby  YO22 4ZX',
      '',
      'We order',
      '-'.repeat(72),
      '1.  M-12   Blue mug   (our MUG)',
      `    12 (1 × 12)${' '.repeat(40)}3.20 each   38.40`.replace(' '.repeat(40), ' '.repeat(72 - 15 - 17)),
      '',
      `Total, without tax${' '.repeat(72 - 18 - 9)}38.40 GBP`,
      'Purchase order 1 was sent on 2026-03-02.',
      '  next  docket purchases receive 1 --all',
      '',
    ].join('\n'),
  });
  expect((await say('purchases receive 1')).status).toBe(2);
  const came = await say('purchases receive 1 --all');
  expect(came.screen).toContain('Purchase order 1 has come. Goods went to #1001.');
  expect(came.screen).toContain('docket shipments ship 1001');
  expect((await say('purchases receive 1 --all')).status).toBe(4);
  expect((await say('purchases list --open')).status).toBe(0);
  expect(JSON.parse((await say('purchases show 1 --json=status,received,open,value')).screen)).toEqual({
    status: 'received', received: 12, open: 0, value: '38.40',
  }); // prettier-ignore
  expect((await say('products show MUG')).screen).toMatch(/POTTER +MUG +M-12 +£3\.20/);
  expect((await say('suppliers show POTTER')).screen).toMatch(/POTTER +MUG +M-12 +£3\.20/);
});

it('gives back a script what it made, and asks before it cancels', async () => {
  const say = await newShop();

  expect((await say('purchases place --supplier POTTER --line MUG=48 -q')).screen).toBe('1\n');
  expect(JSON.parse((await say('purchases receive 1 --line 1=8 --json=number,received,filled')).screen)).toEqual({
    number: 1, received: 8, filled: [],
  }); // prettier-ignore
  expect((await say('purchases close 1')).status).toBe(2);
  expect((await say('purchases close 1 --yes --reason "kiln broke"')).screen).toContain(
    'Nothing of purchase order 1',
  );
  expect((await say('purchases place --supplier POTTER --line MUG=12')).status).toBe(0);
  expect((await say('purchases cancel 2 --dry-run')).status).toBe(0);
  expect((await say('purchases cancel 2')).status).toBe(2);
  expect((await say('purchases cancel 2 --yes')).screen).toContain('Purchase order 2 is cancelled.');
  expect((await say('purchases place 1 --line MUG=1')).status).toBe(2);
});

it('tells once what is low, with the exit status that cron looks at', async () => {
  const say = await newShop();

  expect((await say('stock low --exit-code -q')).screen).toBe('MUG\n');
  expect(await say('stock low --new --exit-code -q')).toEqual({ status: 10, screen: 'MUG\n' });
  expect(await say('stock low --new --exit-code -q')).toEqual({ status: 0, screen: '' });
  expect((await say('stock low --exit-code --json=sku,alert')).status).toBe(10);
});
