import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { typed, wordsOf } from '../../support/terminal.ts';

/** A shop in New York with order 1001 over 9.50, as somebody sees it at a terminal. */
async function shopWithOrder() {
  const env = { DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T03:30:00Z' };
  const docket = async (line: string): Promise<string> => (await typed(wordsOf(line), env)).screen;
  await docket('init --name Shop --currency USD --country US --timezone America/New_York --tax-rate 0%');
  await docket('products add MUG --name "Blue mug" --price 9.50');
  await docket('orders place --line MUG=1 --backorder');
  return docket;
}

it('says what is due, that nothing is, or by how much an order is overpaid', async () => {
  const docket = await shopWithOrder();
  const said = [
    await docket('payments add 1001 --amount 4.50 --method card'),
    await docket('payments add 1001 --method cash'),
    await docket('payments add 1001 --amount 3.00 --method card --allow-overpayment'),
    await docket('payments void 1 --reason "typed twice" --yes'),
  ];

  expect(said[0]).toContain('Payment 1 of 4.50 USD taken: 5.00 USD is due on order #1001.');
  expect(said[1]).toContain('Payment 2 of 5.00 USD taken: nothing is due on order #1001.');
  expect(said[2]).toContain('Payment 3 of 3.00 USD taken: order #1001 is overpaid by 3.00 USD.');
  expect(said[3]).toContain('Payment 1 is void: 1.50 USD is due on order #1001.');
});

it('shows an overpaid order without a minus', async () => {
  const docket = await shopWithOrder();
  await docket('payments add 1001 --amount 12.50 --method card --allow-overpayment');
  expect(await docket('orders show 1001')).toContain('paid $12.50   overpaid by $3.00');
  expect(await docket('orders show 1001 --json=due')).toContain('"due": "-3.00"');
  expect(await docket('orders cancel 1001 --reason "no more mugs" --yes')).toContain(
    'It is overpaid by 12.50 USD.',
  );
});

it('shows moments as the clock in the shop says, wherever the machine stands', async () => {
  const docket = await shopWithOrder();
  await docket('payments add 1001 --method card');
  expect(await docket('payments list --columns number,paid_at')).toContain('1  1 Mar 2026 22:30');
  expect(await docket('payments list --json=paid_at')).toContain('"2026-03-02T03:30:00.000Z"');
});
