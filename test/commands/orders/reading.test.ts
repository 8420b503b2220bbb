import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { typed, wordsOf } from '../../support/terminal.ts';

/** A shop with ten mugs, and what somebody reads there. */
async function shopWithMugs() {
  const folder = newFolder();
  const env = { DOCKET_DB: `${folder}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const docket = async (line: string, columns = 100): Promise<string> =>
    (await typed(wordsOf(line), { ...env, COLUMNS: String(columns) })).screen;
  /** What a pipe or a file gets. */
  const piped = async (line: string): Promise<string[]> => {
    await docket(`${line} -o ${folder}/out.txt`);
    return readFileSync(`${folder}/out.txt`, 'utf8').trimEnd().split('\n');
  };
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  await docket('products add MUG --name "Blue mug" --price 9.50 --reorder-point 20');
  await docket('stock receive MUG 10');
  return { docket, piped };
}

const firstLine = (screen: string): string | undefined => screen.split('\n')[0];

it('says of an order that was undone that it stands no more, and asks for no money', async () => {
  const { docket } = await shopWithMugs();
  await docket('orders place --line MUG=1');
  await docket('undo --yes');
  const card = await docket('orders show 1001');

  expect(firstLine(card)).toBe('Order #1001  undone: it was taken back and counts nowhere');
  expect(card).not.toMatch(/State|due|backordered/);
});

it('calls a cancelled order that nobody paid neither paid nor unpaid', async () => {
  const { docket } = await shopWithMugs();
  await docket('orders place --line MUG=1');
  await docket('orders place --line MUG=1 --pay cash');
  await docket('orders cancel 1001 --reason "changed her mind" --yes');

  expect(await docket('orders show 1001')).toContain('State     nothing due · nothing to ship');
  expect(await docket('orders list --lifecycle cancelled')).toMatch(
    /^1001 +cancelled .* nothing due +direct$/m,
  );
  expect(await docket('orders list --payment paid --quiet')).toBe('1002\n');
  expect(await docket('orders show 1001 --json=payment,due')).toBe(
    '{\n  "payment": "paid",\n  "due": "0.00"\n}\n',
  );
});

it('says in the list which order waits for a part, and who is nobody in particular', async () => {
  const { docket, piped } = await shopWithMugs();
  await docket('orders place --line MUG=12 --backorder');
  await docket('orders place --line MUG=1 --backorder --customer "Ann Lee"');

  expect((await docket('orders list')).split('\n').slice(1)).toEqual([
    '1002  backordered          2 Mar 2026  Ann Lee     £9.50    £9.50  unpaid             direct',
    '1001  to ship, part waits  2 Mar 2026  walk-in   £114.00  £114.00  unpaid             direct',
    '',
  ]);
  expect(await piped('orders list')).toEqual([
    '1002\tbackordered\t2026-03-02\tAnn Lee\t9.50\t9.50\tunpaid\t\tdirect\t',
    '1001\tto_ship\t2026-03-02\t\t114.00\t114.00\tunpaid\t\tdirect',
  ]);
});

it('gives a pipe everything of an order, line by line', async () => {
  const { docket, piped } = await shopWithMugs();
  await docket('orders place --line MUG=2 --customer "Ann Lee" --pay card');
  await docket('shipments ship 1001');
  const fields = (await piped('orders show 1001')).map((line) => line.split('\t'));
  const parsed = (name: string): unknown[] =>
    fields.filter(([field]) => field === name).map(([, value = '']) => JSON.parse(value) as unknown);

  expect(parsed('customer')).toEqual([{ code: 'C0001', name: 'Ann Lee', email: null }]);
  expect(parsed('lines')).toMatchObject([{ line: 1, sku: 'MUG', ordered: 2, shipped: 2, gross: '19.00' }]);
  expect(parsed('shipments')).toMatchObject([{ number: 1, lines: [{ sku: 'MUG', quantity: 2 }] }]);
  expect(parsed('payments')).toMatchObject([{ number: 1, method: 'card', amount: '19.00' }]);
  expect(parsed('returns_list')).toEqual([]);
});

it('keeps in a narrow window what matters, and names the rest', async () => {
  const { docket } = await shopWithMugs();
  await docket('orders place --line MUG=2-10% --pay card');

  expect(await docket('orders list', 49)).toBe(
    [
      '   #  Status   Customer   Total    Due',
      '1001  to ship  walk-in   £17.10  £0.00',
      '… 3 more columns (Placed, Payment, Channel):',
      'widen the window or name them with --columns',
      '',
    ].join('\n'),
  );
  expect(await docket('orders show 1001', 50)).toContain(
    [
      '#  SKU  Name      Ordered  Allocated  Price  Total',
      '1  MUG  Blue mug        2          2   9.50  17.10',
      '… 1 more column (Discount): widen the window',
    ].join('\n'),
  );
  expect(await docket('stock low', 40)).toContain('SKU  Name      Available  Suggested\n');
  expect(await docket('reports sales --by product', 40)).toMatch(/^SKU +Name +Gross +Net$/m);
});
