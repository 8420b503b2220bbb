import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { type Answer, typed, wordsOf } from '../../support/terminal.ts';

/** A shop at a terminal, and what somebody sees who calls docket there and answers it. */
async function shopAtTerminal() {
  const env = { DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const docket = (line: string, answers: readonly Answer[] = []) => typed(wordsOf(line), env, answers);
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  await docket('products add MUG --name "Blue mug" --price 9.50 --barcode 5012345678900');
  await docket('products add TEA --name "Green tea" --price 4.00');
  await docket('stock receive MUG 10');
  await docket('stock receive TEA 10');
  const orders = async (): Promise<unknown> =>
    JSON.parse((await docket('orders show 1001 --json')).screen) as unknown;
  return { docket, orders };
}

it('asks for an order from the first line to the last look', async () => {
  const { docket, orders } = await shopAtTerminal();
  const { status, screen } = await docket('orders place', [
    ['Product, by name', 'blue'],
    ['Blue mug', '\r'],
    ['How many of MUG, 10 available', '2\r'],
    ['What else', 'tea'],
    ['Green tea', '\r'],
    ['How many of TEA', '\r'],
    ['nothing more', '\r'],
    ['Customer, by name', 'Ann Lee <ann@example.com>'],
    ['new customer: Ann Lee <ann@example.com>', '\r'],
    ['Goes to street', '1 Church Street, Whitby, YO22 4AA, GB\r'],
    ['Postage in GBP', '3.95\r'],
    ['Place this order?', 'y'],
    ['', '\r'],
  ]);

  expect(status).toBe(0);
  expect(screen).toContain('Order #1001 is placed.');
  expect(await orders()).toMatchObject({
    customer: { name: 'Ann Lee', email: 'ann@example.com' },
    ship_to: { line1: '1 Church Street', city: 'Whitby', postcode: 'YO22 4AA', country: 'GB' },
    lines: [
      { sku: 'MUG', ordered: 2 },
      { sku: 'TEA', ordered: 1 },
    ],
    shipping: '3.95',
    gross: '26.95',
  });
});

it('takes what a barcode scanner sends: a code and Enter at once', async () => {
  const { docket, orders } = await shopAtTerminal();
  const { status } = await docket('orders place --collect --pay cash', [
    ['Product, by name', '5012345678900\r'],
    ['How many of MUG', '\r'],
    ['What else', 'TEA\r\n'],
    ['How many of TEA', '3\r'],
    ['nothing more', '\r'],
    ['walk-in', '\r'],
    ['Place this order?', 'y\r'],
  ]);

  expect(status).toBe(0);
  expect(await orders()).toMatchObject({
    customer: null,
    headline: 'complete',
    lines: [
      { sku: 'MUG', ordered: 1 },
      { sku: 'TEA', ordered: 3 },
    ],
  });
});

it('keeps nothing where the person stops, by no or by Ctrl-C', async () => {
  const { docket } = await shopAtTerminal();
  const first: Answer[] = [
    ['Product, by name', 'MUG\r'],
    ['How many of MUG', '\r'],
    ['nothing more', '\r'],
    ['walk-in', '\r'],
    ['Postage', '\r'],
  ];
  const declined = await docket('orders place', [...first, ['Place this order?', 'n\r']]);
  const stopped = await docket('orders place', [
    ['Product, by name', 'MUG'],
    ['Blue mug', '\u0003'],
  ]);

  expect([declined.status, stopped.status]).toEqual([1, 130]);
  expect(declined.screen).toMatch(/No\nNothing was changed\.\n$/);
  expect(JSON.parse((await docket('orders list --json')).screen)).toEqual([]);
});

it('says at once that there are not so many, and asks what is to become of the rest', async () => {
  const { docket, orders } = await shopAtTerminal();
  const { status, screen } = await docket('orders place --collect --customer "Ann Lee"', [
    ['Product, by name', 'MUG\r'],
    ['How many of MUG, 10 available', '99\r'],
    ['99 of MUG wanted, 10 available. What now?', '\r'],
    ['What else', 'TEA\r'],
    ['How many of TEA', 'many\r'],
    ['“many” is not a number such as 12.', '\u007f\u007f\u007f\u007f2\r'],
    ['nothing more', '\r'],
    ['Place this order?', 'y\r'],
  ]);

  expect(status).toBe(0);
  expect(screen).toContain('Let the rest wait for stock');
  expect(await orders()).toMatchObject({
    lines: [
      { sku: 'MUG', ordered: 10, shipped: 10 },
      { sku: 'TEA', ordered: 2, shipped: 2 },
    ],
  });
});

it('lets the rest wait where the person says so, and asks no more about it', async () => {
  const { docket, orders } = await shopAtTerminal();
  const { status } = await docket('orders place --customer "Ann Lee" --ship-to "1 Row, Whitby, YO22 4AA"', [
    ['Product, by name', 'MUG\r'],
    ['How many of MUG', '12\r'],
    ['12 of MUG wanted, 10 available', '\u001b[B\r'],
    ['What else', 'TEA\r'],
    ['How many of TEA', '11\r'],
    ['nothing more', '\r'],
    ['Postage', '\r'],
    ['Place this order?', 'y\r'],
  ]);

  expect(status).toBe(0);
  expect(await orders()).toMatchObject({
    readiness: 'partly_ready',
    lines: [
      { ordered: 12, allocated: 10 },
      { ordered: 11, allocated: 10 },
    ],
  });
});

it('takes a half written e-mail address for no new customer', async () => {
  const { docket } = await shopAtTerminal();
  const { status, screen } = await docket('orders place', [
    ['Product, by name', 'MUG\r'],
    ['How many of MUG', '\r'],
    ['nothing more', '\r'],
    ['Customer, by name', 'Max <max@'],
    ['“Max <max@” is not written as Name <e-mail>.', '\u0003'],
  ]);

  expect(status).toBe(130);
  expect(screen).not.toContain('new customer');
});

it('places nothing that the person does not want twice, and calls that no failure', async () => {
  const { docket } = await shopAtTerminal();
  await docket('orders place --customer "Ann Lee" --line MUG=1');
  const { status, screen } = await docket('orders place --customer "Ann Lee" --line MUG=1', [
    ['Likely a duplicate', '\r'],
  ]);

  expect(status).toBe(1);
  expect(screen).toMatch(/Do not place it\nNothing was changed\.\n$/);
});
