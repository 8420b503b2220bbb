import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { archiveParty } from '../../../src/operations/parties/archive.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

const ann = 'Ann Lee <ann@example.com>';
const place = (shop: TestShop, request: object) => shop.run(placeOrder, { line: ['MUG=1'], ...request });
const refused = (shop: TestShop, request: object) => refusal(place(shop, request));

onEveryEngine('the guard against placing twice', (newShop) => {
  it('refuses the same lines for the same customer within a day, however they are ordered', async () => {
    const shop = await mugShop(await newShop(), '50');
    await place(shop, { customer: ann, line: ['MUG=1', 'TEA=2'] });
    shop.at('2026-03-03T09:59:00.000Z');

    expect(await refused(shop, { customer: 'ann@example.com', line: ['TEA=2', 'MUG=1'] })).toMatchObject({
      code: 'duplicate',
      exit: 4,
      message:
        'Likely a duplicate: order #1001 is of the same customer with the same lines, placed 2026-03-02 10:00.',
      hint: 'docket orders show 1001      or place it all the same with --force',
    });
    expect(await place(shop, { customer: ann, line: ['MUG=1', 'TEA=3'] })).toBe('1002');
    expect(await place(shop, { customer: ann, line: ['MUG=1', 'TEA=2'], force: true })).toBe('1003');
    shop.at('2026-03-04T10:00:00.000Z');
    expect(await place(shop, { customer: ann, line: ['MUG=1', 'TEA=2'] })).toBe('1004');
    await shop.booksAreSound();
  });

  it('measures the day from when the order was placed, not from when it is typed', async () => {
    const shop = await mugShop(await newShop(), '50');
    await place(shop, { customer: ann });
    expect(await place(shop, { customer: ann, placed_on: '2026-02-27' })).toBe('1002');
    expect(await refused(shop, { customer: ann, placed_on: '2026-02-27' })).toMatchObject({
      details: { number: 1002 },
    });
  });

  it('lets walk-ins, orders with a reference and what was cancelled through', async () => {
    const shop = await mugShop(await newShop(), '50');
    await place(shop, {});
    await place(shop, {});
    await place(shop, { customer: ann });
    await place(shop, { customer: ann, external_ref: 'W-1' });
    await shop.run(cancelOrder, { order: 1003, reason: 'no' });
    await shop.run(cancelOrder, { order: 1004, reason: 'no' });
    expect(await place(shop, { customer: ann })).toBe('1005');
    await shop.booksAreSound();
  });

  it('takes a reference once a channel, forced or not', async () => {
    const shop = await mugShop(await newShop(), '50');
    await place(shop, { external_ref: 'W-1', channel: 'web' });
    expect(await refused(shop, { external_ref: 'W-1', channel: 'web', force: true })).toMatchObject({
      code: 'duplicate',
      exit: 4,
      message: '“W-1” is order #1001 already.',
    });
    expect(await place(shop, { external_ref: 'W-1', channel: 'phone' })).toBe('1002');
  });
});

onEveryEngine('what is typed of an order', (newShop) => {
  it('may not take more off than there is, and says so with the numbers', async () => {
    const shop = await mugShop(await newShop(), '50');
    const line = [{ sku: 'MUG', quantity: '2', discount: '20.01' }];
    expect(await refused(shop, { line })).toMatchObject({
      code: 'input.invalid',
      message: 'The discount on MUG, 20.01 GBP, is more than the 20.00 it is taken off.',
    });
    expect(await refused(shop, { line: ['MUG=2-50%', 'TEA=1'], discount: '15.01' })).toMatchObject({
      message: 'The discount, 15.01 GBP, is more than the 15.00 it is taken off.',
    });
    expect(await refused(shop, { line: ['MUG=1-101%'] })).toMatchObject({ exit: 2 });
    const all = await place(shop, { line: ['MUG=2-50%', 'TEA=1'], discount: '15.00', pay: ['card'] });
    expect(await shownOf(shop).order(Number(all))).toMatchObject({
      gross: '0.00', discount: '25.00', payment: 'paid', payments: [],
      lines: [{ discount: '20.00', gross: '0.00' }, { discount: '5.00', gross: '0.00' }],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('is checked for days, places, payments and people before anything is asked of the stock', async () => {
    const shop = await mugShop(await newShop(), '50');
    const said = await refused(shop, {
      line: ['MUG=500'], placed_on: '2026-03-03', promised: '2026-03-01', location: 'quarantine', pay: ['gold', 'card=1,5'],
      customer: 'Ann <ann at example>', ship_to: ' , ', note: 'card 4111 1111 1111 1111',
    }); // prettier-ignore
    expect(said.exit).toBe(2);
    expect(said.message.split('\n')).toEqual([
      'The note holds a card number (ending in 1111); docket stores none.',
      'The promised day 2026-03-01 is before the day of the order, 2026-03-03.',
      'The day 2026-03-03 has not come yet (today is 2026-03-02).',
      '“ann at example” is no e-mail address.',
      'The address is empty.',
      '“gold” is no payment method.',
      'The amount by card “1,5” can be read as 1.5 or as 15.',
      'Nothing is sold from the location “quarantine”.',
    ]);
  });

  it('says how many there are as one says it', async () => {
    const shop = await mugShop(await newShop(), '1');
    const said = async (line: string[]) => (await refused(shop, { line })).message;

    expect(await said(['MUG=2'])).toBe('Only 1 of MUG is available, 2 wanted (on hand 1).');
    await ordered(shop, { line: ['MUG=1'] });
    expect(await said(['MUG=2'])).toBe(
      'None of MUG is available, 2 wanted (on hand 1, 1 promised to #1001).',
    );
  });

  it('names no number when it is refused, since no order was placed', async () => {
    const shop = await mugShop(await newShop(), '1');
    const line = ['MUG=2'];
    expect(await refused(shop, { line, backorder: true, pay: ['card=100.00'] })).toMatchObject({
      exit: 4, message: 'The order was not placed: Only 20.00 GBP is due on it, not 100.00 GBP.',
      hint: '--pay METHOD      takes what is due',
    }); // prettier-ignore
    expect(await refused(shop, { line, backorder: true, collect: true })).toMatchObject({
      exit: 4, message: 'The order was not placed: it is not complete: it waits for 1 of MUG.',
      hint: 'Leave out --collect, and ship it when everything is there.',
    }); // prettier-ignore
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 1, allocated: 0 });
    expect(await shownOf(shop).payments()).toEqual([]);
    await shop.booksAreSound();
  });

  it('is paid and handed over on the day of the order; named amounts go first', async () => {
    const shop = await mugShop(await newShop(), '50');
    await place(shop, {
      line: ['MUG=2'],
      placed_on: '2026-02-27',
      pay: ['card', 'cash=5.00'],
      collect: true,
    });
    expect(await shownOf(shop).order(1001)).toMatchObject({
      placed_on: '2026-02-27', headline: 'complete',
      payments: [
        { method: 'cash', amount: '5.00', paid_on: '2026-02-27' },
        { method: 'card', amount: '15.00', paid_on: '2026-02-27' },
      ],
      shipments: [{ kind: 'collection', shipped_on: '2026-02-27' }],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('names a customer who is served: neither an archived one nor a code that nobody has', async () => {
    const shop = await mugShop(await newShop(), '50');
    await place(shop, { customer: ann });
    await shop.run(cancelOrder, { order: 1001, reason: 'no' });
    await shop.run(archiveParty, { kind: 'customer', code: 'C0001' });

    for (const customer of ['C0001', 'ann@example.com', 'Ann Lee']) {
      expect(await refused(shop, { customer })).toMatchObject({
        exit: 4,
        message: 'The customer C0001 (Ann Lee) is archived.',
        hint: 'docket customers edit C0001 --restore',
      });
    }
    expect(await refused(shop, { customer: 'C0099' })).toMatchObject({ exit: 3 });
    await shop.booksAreSound();
  });

  it('keeps one address for all orders of a customer that go there', async () => {
    const shop = await mugShop(await newShop(), '50');
    const ship_to = '1 Church Street, Flat 2, Whitby, YO22 4AA, GB';
    await ordered(shop, { line: ['MUG=1'], customer: ann, ship_to });
    await ordered(shop, { line: ['MUG=1'], customer: ann, ship_to });
    await ordered(shop, { line: ['MUG=1'], ship_to });

    const rows = await shop.read(({ tx }) =>
      tx.selectFrom('orders').select(['number', 'ship_to_id']).orderBy('number').execute(),
    );
    expect(rows[1]?.ship_to_id).toBe(rows[0]?.ship_to_id);
    expect(rows[2]?.ship_to_id).not.toBe(rows[0]?.ship_to_id);
    expect(await shownOf(shop).order(1001)).toMatchObject({
      ship_to: {
        name: 'Ann Lee',
        line1: '1 Church Street',
        line2: 'Flat 2',
        city: 'Whitby',
        postcode: 'YO22 4AA',
      },
    });
  });
});
