import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { entries } from '../../src/commands/index.ts';
import { reports } from '../../src/reports/index.ts';
import { newFolder } from '../support/folder.ts';
import { typed } from '../support/terminal.ts';

type Say = (line: string) => Promise<{ status: number; screen: string }>;

/** A shop of its own on 2 March 2026, with two orders in February and one in March. */
async function newShop(): Promise<Say> {
  const env = { DOCKET_DB: path.join(newFolder(), 'docket.db'), DOCKET_ACTOR: 'tester' };
  const say = (line: string) => typed(line.split(' '), { DOCKET_NOW: '2026-03-02T10:00:00Z', ...env });
  await say('init --name Kiosk --currency GBP --country GB --timezone Europe/London');
  await say('products add MUG --name Mug --price 12.00 --kind goods');
  await say('products add WRAP --name Wrapping --price 3.00 --kind service');
  await say('stock receive MUG 100 --cost 3.20 --on 2026-01-02');
  await say('orders place --line MUG=2 --placed-on 2026-02-10');
  await say('orders place --line MUG=1-10% --line WRAP=1 --placed-on 2026-02-11 --shipping 3.60');
  await say('orders place --line MUG=5 --placed-on 2026-03-01');
  return say;
}

/** A database that is not there: whatever opens it is refused with 66. */
const nowhere: Say = (line) => typed(line.split(' '), { DOCKET_DB: '/nowhere/docket.db' });

describe('docket reports', () => {
  it('says above the table what was counted, and below it the totals', async () => {
    const say = await newShop();

    expect(await say('reports sales --by month --period 2026-Q1')).toEqual({
      status: 0,
      screen: [
        'Sales by month, 2026-01-01 to 2026-03-31 (Europe/London, GBP, 5 rows read)',
        'Orders by the day they were placed, credits (returns, goodwill) by their own day; without tax.',
        'net sales = gross sales − discounts − returned goods; units = ordered − cancelled − credited.',
        '',
        'Month     Gross  Discounts  Returned     Net     Tax  Shipping  Units',
        '2026-02  £32.50      £1.00     £0.00  £31.50   £6.90     £3.00      4',
        '2026-03  £50.00      £0.00     £0.00  £50.00  £10.00     £0.00      5',
        'Total    £82.50      £1.00     £0.00  £81.50  £16.90     £3.00      9',
        '',
      ].join('\n'),
    });
  });

  it('keeps the days, the count and the identity in JSON, and the shape that scripts rely on', async () => {
    const say = await newShop();

    const { screen } = await say('reports sales --by product --top 1 --kind goods --json');

    expect(JSON.parse(screen)).toEqual({
      report: 'sales', by: 'product', from: '2026-02-01', to: '2026-03-02', timezone: 'Europe/London', currency: 'GBP', rows_read: 3,
      columns: [
        { name: 'sku', head: 'SKU', kind: 'text' }, { name: 'name', head: 'Name', kind: 'text' },
        { name: 'gross_sales', head: 'Gross', kind: 'money' }, { name: 'discounts', head: 'Discounts', kind: 'money' },
        { name: 'returned_goods', head: 'Returned', kind: 'money' }, { name: 'net_sales', head: 'Net', kind: 'money' },
        { name: 'tax', head: 'Tax', kind: 'money' }, { name: 'shipping', head: 'Shipping', kind: 'money' },
        { name: 'units', head: 'Units', kind: 'quantity' },
      ],
      rows: [{
        sku: 'MUG', name: 'Mug', gross_sales: '80.00', discounts: '1.00', returned_goods: '0.00', net_sales: '79.00',
        tax: '15.80', shipping: '0.00', units: 8,
      }],
      totals: {
        gross_sales: '80.00', discounts: '1.00', returned_goods: '0.00', net_sales: '79.00', tax: '15.80', shipping: '0.00', units: 8,
      },
      basis: expect.stringContaining('placed') as string,
      note: expect.stringContaining('net sales = gross sales − discounts − returned goods') as string,
    }); // prettier-ignore
  });

  it('gives CSV, bars and plain keys as well', async () => {
    const say = await newShop();

    expect((await say('reports sales --by month --period 2026 --csv=month,net_sales,currency')).screen).toBe(
      'month,net_sales,currency\n2026-02,31.50,GBP\n2026-03,50.00,GBP\n',
    );
    expect((await say('reports sales --by month --period 2026 --sort -month -q')).screen).toBe(
      '2026-03\n2026-02\n',
    );
    expect((await say('reports sales --by month --period 2026 --chart=units')).screen).toMatch(
      /^Sales by month, 2026-01-01 to 2026-12-31 .*\nUnits\n\n2026-02 {2}4 {2}█+.?\n2026-03 {2}5 {2}█+\n$/,
    );
    expect((await say('reports sales --top 1 --by day')).screen).toContain(
      'Top 1 of 3; the totals are of all.',
    );
  });

  it('draws what the report is about, and says what and in which unit', async () => {
    const say = await newShop();

    expect((await say('reports sales --by month --period 2026 --chart')).screen).toMatch(
      /^Sales by month, .*\nNet sales in GBP\n\n2026-02 {2}£31\.50 {2}█+.?\n2026-03 {2}£50\.00 {2}█+\n$/,
    );
    expect(
      (await say('reports sales --by month --period 2026 --chart --columns month,tax')).screen,
    ).toContain('\nTax in GBP\n');
  });

  it('shows nothing and no error where there is nothing', async () => {
    const say = await newShop();

    const { status, screen } = await say('reports sales --by month --period 2019');

    expect({ status, last: screen.trimEnd().split('\n').at(-1) }).toEqual({
      status: 0,
      last: 'Nothing to show.',
    });
  });

  it.each([
    ['reports sales --by prodct', '--by: “prodct” is not one of', 'did you mean product?'],
    [
      'reports sales --by month --sort -net-sails',
      'there is no column “net_sails” here',
      'did you mean net_sales?',
    ],
    ['reports sales --top 0', '--top: “0” is not a number of rows', ''],
    [
      'reports stock --period 2026',
      'reports stock shows the books as they stand now',
      'docket reports stock',
    ],
    ['reports dead-stock --days soon', '--days: “soon” is not a number of days', ''],
    ['reports slaes', 'There is no “slaes” in docket reports.', ''],
    ['reports sales --period 2026 --from 2026-01-01', 'Either --period or --from and --to.', ''],
    ['reports sales --json=net_sails', 'There is no field “net_sails”', 'did you mean net_sales?'],
  ])('%s is refused before the shop is opened', async (line, message, hint) => {
    const { status, screen } = await nowhere(line);

    expect({ status, screen }).toEqual({ status: 2, screen: expect.stringContaining(message) as string });
    expect(screen).toContain(hint);
  });

  it('has a command for every report, and lists them all', async () => {
    const commands = entries.flatMap(({ path: name }) =>
      name.startsWith('reports ') ? [name.slice(8)] : [],
    );
    const { screen } = await nowhere('reports list -q');

    expect(commands).toEqual(['list', ...reports.map(({ name }) => name)]);
    expect(screen.split('\n')).toEqual([...reports.map(({ name }) => name), '']);
  });
});
