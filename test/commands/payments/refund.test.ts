import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { type Answer, typed, wordsOf } from '../../support/terminal.ts';

/** Order 1001 over 9.50, paid so much, at a terminal. */
async function orderPaid(amount: string) {
  const env = { DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const docket = (line: string, answers: readonly Answer[] = []) => typed(wordsOf(line), env, answers);
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  await docket('products add MUG --name "Blue mug" --price 9.50');
  await docket('orders place --line MUG=1 --backorder');
  await docket(`payments add 1001 --amount ${amount} --method card --allow-overpayment`);
  return docket;
}

it('offers what is overpaid, so that Enter pays it back', async () => {
  const docket = await orderPaid('12.00');
  const { status, screen } = await docket('payments refund 1001', [
    ['How much; order #1001 is overpaid by 2.50 GBP, and 12.00 GBP can be paid back (--amount) (2.50)', '\r'],
    ['Pay back 2.50 on order #1001?', 'y\r'],
  ]);

  expect(status).toBe(0);
  expect(screen).toContain('Refund 2: 2.50 GBP paid back by card on order #1001: 2.50 GBP was overpaid.');
});

it('says in the end as well that what was not overpaid is goodwill', async () => {
  const docket = await orderPaid('12.00');
  const both = await docket('payments refund 1001 --amount 3.00 --yes');
  const goodwill = await docket('payments refund 1001 --amount 1.00 --yes');

  expect(both.screen).toContain(': 2.50 GBP was overpaid, 0.50 GBP is goodwill and is credited.\n');
  expect(goodwill.screen).toContain(': nothing was overpaid, so all of it is goodwill and is credited.\n');
});

it('offers nothing where nothing is overpaid, and names the flag where nobody can answer', async () => {
  const docket = await orderPaid('9.50');
  const asked = await docket('payments refund 1001', [
    ['How much; nothing is due on order #1001, and 9.50 GBP can be paid back (--amount)', '1.00\r'],
    ['Pay back 1.00', 'n\r'],
  ]);
  const alone = await docket('payments refund 1001 --yes');

  expect(asked.status).toBe(1);
  expect(asked.screen).toMatch(/Nothing was changed\.\n$/);
  expect(alone.status).toBe(2);
  expect(alone.screen).toContain('docket: --amount is missing: How much\n');
});
