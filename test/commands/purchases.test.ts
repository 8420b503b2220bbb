import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
  const sent = (await say('purchases send 1')).screen;
  expect(sent).toContain(`1  M-12       Blue mug                                  12  3.20   38.40
              our MUG   1 pack of 12
`);
  expect(sent).toContain(
    'Purchase order 1 was sent on 2026-03-02.\n  next  docket purchases receive 1 --all\n',
  );
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

it('sends pages in a file; a rehearsal gives them to look at, and nothing counts as sent', async () => {
  const say = await newShop();
  await say('purchases place --supplier POTTER --line MUG=12');
  const folder = newFolder();
  const [pages, plain] = [path.join(folder, 'order.pdf'), path.join(folder, 'order.txt')];

  expect((await say(`purchases send 1 -o ${pages} --dry-run`)).screen).toContain('Purchase order 1');
  expect(existsSync(pages)).toBe(true);
  expect((await say('purchases show 1 --json=status')).screen).toContain('placed');
  expect((await say(`purchases send 1 -o ${pages} --json=number,status`)).screen).toContain('"sent"');
  expect(readFileSync(pages, 'latin1').slice(0, 5)).toBe('%PDF-');
  expect((await say(`purchases send 1 -o ${plain}`)).screen).toContain(`is in ${plain}`);
  expect(readFileSync(plain, 'utf8')).toContain('PURCHASE ORDER 1');
  expect((await say('purchases send 1 --format pdf')).status).toBe(2);
  expect(await say('purchases send 1 --format pdf -o -')).toMatchObject({
    status: 2, screen: expect.stringContaining('-o FILE') as string,
  }); // prettier-ignore
});

it('takes goods in as a scanner reads them or a delivery note lists them, and nothing where a code is unknown', async () => {
  const say = await newShop();
  await say('products add JUG --name Jug --price 14 --barcode 5012345678900');
  await say('purchases place --supplier POTTER --line MUG=12 --line JUG=6');
  const note = path.join(newFolder(), 'note.csv');

  writeFileSync(note, 'code;quantity\nM-12;4\n5012345678900;2\nCUP;1\n');
  const refused = await say(`purchases receive 1 ${note}`);
  expect(refused.status).toBe(3);
  expect(refused.screen).toContain('Line 4: There is no product “CUP”.');
  expect((await say('purchases show 1 --json=received')).screen).toContain('"received": 0');
  writeFileSync(note, 'code;quantity\nM-12;4\n5012345678900;2\nJUG;0\n');
  expect((await say(`purchases receive 1 ${note}`)).screen).toContain(
    'Purchase order 1 has come but for 12.',
  );
  expect((await say('purchases receive 1 nowhere.csv')).status).toBe(66);
  expect((await say(`purchases receive 1 ${note} --all`)).status).toBe(2);
});

it('sends goods back, and says what the supplier owes for them', async () => {
  const say = await newShop();
  await say('purchases place --supplier POTTER --line MUG=12');
  await say('purchases receive 1 --all');

  expect((await say('purchases return 1 --line 1=2')).status).toBe(2);
  const back = await say('purchases return 1 --line 1=2 --reason cracked');
  expect(back.screen).toContain('Return 1 went back to Whitby Pottery, who owes 6.40 GBP for it.');
  expect((await say('purchases show 1 --json=returned,received')).screen).toContain('"returned": 2');
  expect((await say('supplier-returns list --supplier POTTER -q')).screen).toBe('1\n');
  expect(JSON.parse((await say('supplier-returns show 1 --json=supplier,purchase,reason,credit')).screen)).toEqual({
    supplier: 'POTTER', purchase: 1, reason: 'cracked', credit: '6.40',
  }); // prettier-ignore
  expect((await say('supplier-returns list --purchase 9')).status).toBe(3);
  expect((await say('undo --yes')).status).toBe(0);
  expect((await say('supplier-returns list -q')).screen).toBe('');
});

it('tells once what is low, with the exit status that cron looks at', async () => {
  const say = await newShop();

  expect((await say('stock low --exit-code -q')).screen).toBe('MUG\n');
  expect(await say('stock low --new --exit-code -q')).toEqual({ status: 10, screen: 'MUG\n' });
  expect(await say('stock low --new --exit-code -q')).toEqual({ status: 0, screen: '' });
  expect((await say('stock low --exit-code --json=sku,alert')).status).toBe(10);
});
