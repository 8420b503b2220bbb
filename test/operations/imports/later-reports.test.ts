import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { payOrder } from '../../../src/operations/payments/add.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { factsOf, rowsAsFile, told } from '../../support/reported.ts';
import { orderRow, stockedShop, stockRow } from '../../support/sold.ts';
import { importInto } from '../../support/spreadsheet.ts';

const order = {
  external_ref: 'W1',
  channel: 'web',
  placed_on: '2026-02-20',
  sku: 'MUG',
  quantity: 3,
  unit_price: '9.50',
};
const sent = {
  fulfilment: 'fulfilled',
  shipped_at: '2026-02-25T09:00:00Z',
  carrier: 'royal-mail',
  tracking: 'RM1',
};

onEveryEngine('a later report of an order', (newShop) => {
  it('ships what was promised, once, and is taken back by its own import', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'unpaid' });
    const before = await orderRow(shop, 1001);
    const later = { ...order, ...sent, payment: 'paid', payment_method: 'card' };

    const done = await told(shop, 'orders', later);
    const after = await orderRow(shop, 1001);
    const facts = await factsOf(shop, 1001);
    const shelf = await stockRow(shop, 'MUG');
    const again = await told(shop, 'orders', later);
    await shop.booksAreSound();
    await shop.run(takeBackBatch, { batch: 2 });

    expect(done).toMatchObject({ created: 0, updated: 1, unchanged: 0, warnings: [] });
    expect(after).toMatchObject({
      fulfilment: 'fulfilled',
      payment: 'paid',
      paid: '28.50',
      lines: [{ shipped: 3, allocated: 0 }],
    });
    expect(facts.parcels).toEqual([
      { kind: 'delivery', carrier: 'royal-mail', tracking: 'RM1', shipped_on: '2026-02-25' },
    ]);
    expect(shelf).toMatchObject({ on_hand: 97, allocated: 0 });
    expect(again).toMatchObject({ batch: null, updated: 0, unchanged: 1 });
    expect(await orderRow(shop, 1001)).toMatchObject({
      ...before,
      shipments: [{ voided: true }],
      payments: [{ voided: true }],
    });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 3 });
    expect(await told(shop, 'orders', later)).toMatchObject({ updated: 1 });
    await shop.booksAreSound();
  });

  it('is not taken back where it cancelled orders, and every one of them is named', async () => {
    const shop = await stockedShop(await newShop());
    const refs = ['W0', 'W1'];
    await told(
      shop,
      'orders',
      ...refs.map((external_ref) => ({ ...order, external_ref, payment: 'unpaid' })),
    );
    await told(
      shop,
      'orders',
      ...refs.map((external_ref) => ({ ...order, external_ref, lifecycle: 'cancelled' })),
    );

    await expect(shop.run(takeBackBatch, { batch: 2 })).rejects.toMatchObject({
      code: 'undo.impossible',
      message:
        'Import 2 cannot be taken back: it cancelled units of #1001, #1002, and what was cancelled stays cancelled: its goods may be promised to others by now.',
      hint: 'docket orders duplicate 1001      places the same once more; what else the file said stays',
    });
    await shop.booksAreSound();
  });

  it('is taken back with everything that it said of known orders and of new ones', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'unpaid' });
    const [known, shelf] = [await orderRow(shop, 1001), await stockRow(shop, 'MUG')];
    const said = { ...order, ...sent, payment: 'part_refunded', refunded: '9.50', payment_method: 'Web Pay' };
    const refs = ['W0', 'W1', 'W2'];

    await told(shop, 'orders', ...refs.map((external_ref) => ({ ...said, external_ref })));
    await shop.booksAreSound();
    await shop.run(takeBackBatch, { batch: 2 });

    const { payments: _, shipments: _sent, ...rest } = known;
    expect(await orderRow(shop, 1001)).toMatchObject(rest);
    expect(await stockRow(shop, 'MUG')).toEqual(shelf);
    await shop.booksAreSound();
    const again = await told(shop, 'orders', ...refs.map((external_ref) => ({ ...said, external_ref })));
    expect(again).toMatchObject({ created: 2, updated: 1 });
    await shop.booksAreSound();
    for (const batch of [3, 1]) await shop.run(takeBackBatch, { batch });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 0 });
    await shop.booksAreSound();
  });

  it('ships in steps, each as many as are new', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'paid' });

    for (const shipped of [1, 1, 3]) await told(shop, 'orders', { ...order, payment: 'paid', shipped });

    expect(await orderRow(shop, 1001)).toMatchObject({ lines: [{ shipped: 3 }], shipments: [{}, {}] });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 97, allocated: 0 });
    await shop.booksAreSound();
  });

  it('pays the rest, and gives back what was given back', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'part_paid', paid: '10.00' });

    await told(shop, 'orders', { ...order, ...sent, payment: 'paid', paid: '28.50' });
    await told(shop, 'orders', {
      ...order,
      ...sent,
      payment: 'part_refunded',
      paid: '28.50',
      refunded: '9.50',
    });
    await told(shop, 'orders', { ...order, ...sent, payment: 'refunded', paid: '28.50', refunded: '28.50' });

    const { money } = await factsOf(shop, 1001);
    expect(money.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['payment', 1000], ['payment', 1850], ['refund', 950], ['refund', 1900],
    ]); // prettier-ignore
    expect(await orderRow(shop, 1001)).toMatchObject({ credits: '28.50', due: '0.00', payment: 'refunded' });
    await shop.booksAreSound();
  });

  it('cancels what has not left, and frees what was promised to it', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'unpaid' });
    await told(shop, 'orders', { ...order, external_ref: 'W2', payment: 'paid' });

    await told(shop, 'orders', { ...order, lifecycle: 'cancelled' });
    await told(shop, 'orders', { ...order, external_ref: 'W2', payment: 'paid', cancelled: 1 });

    expect(await orderRow(shop, 1001)).toMatchObject({
      lifecycle: 'cancelled',
      gross: '0.00',
      lines: [{ cancelled: 3, allocated: 0 }],
    });
    expect(await orderRow(shop, 1002)).toMatchObject({
      lifecycle: 'open',
      due: '-9.50',
      lines: [{ cancelled: 1, allocated: 2 }],
    });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 2 });
    await shop.booksAreSound();
  });

  it('takes nothing back that the books know better', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'unpaid' });
    await shop.run(payOrder, { order: 1001, amount: '28.50', method: 'cash' });
    await shop.run(shipOrder, { order: 1001 });
    const known = await orderRow(shop, 1001);

    const older = await told(shop, 'orders', { ...order, payment: 'unpaid', fulfilment: 'unfulfilled' });
    const part = await told(shop, 'orders', { ...order, payment: 'part_paid', paid: '5.00', shipped: 1 });
    const off = await told(shop, 'orders', { ...order, lifecycle: 'cancelled' });

    expect([older, part, off].map(({ updated, unchanged }) => [updated, unchanged])).toEqual([[0, 1], [0, 1], [0, 1]]);
    expect(await orderRow(shop, 1001)).toEqual(known);
    await shop.booksAreSound();
  }); // prettier-ignore

  it('is left alone where the channel’s own clock says that it is older', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'unpaid', updated_at: '2026-02-26T10:00:00Z' });

    const older = await told(shop, 'orders', {
      ...order,
      ...sent,
      payment: 'paid',
      updated_at: '2026-02-25T10:00:00Z',
    });
    const newer = await told(shop, 'orders', {
      ...order,
      ...sent,
      payment: 'paid',
      updated_at: '2026-02-27T10:00:00Z',
    });

    expect(older).toMatchObject({ batch: null, updated: 0, unchanged: 1 });
    expect(newer).toMatchObject({ updated: 1 });
    await shop.booksAreSound();
  });

  it('says what has left and was not there, once, and ships it when it comes', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, quantity: 102, payment: 'paid' });

    const done = await told(shop, 'orders', {
      ...order,
      quantity: 102,
      payment: 'paid',
      fulfilment: 'fulfilled',
    });
    const again = await told(shop, 'orders', {
      ...order,
      quantity: 102,
      payment: 'paid',
      fulfilment: 'fulfilled',
    });
    const { oversold } = await factsOf(shop, 1001);
    await shop.run(receiveStock, { sku: 'MUG', quantity: '2' });
    const later = { ...order, quantity: 102, payment: 'paid', ...sent };
    await told(shop, 'orders', later);

    expect(done.warnings).toEqual([
      'Shipped by the channel although docket has none of them (oversold): #1001 (web W1) 2 of MUG',
    ]);
    expect(again).toMatchObject({ batch: null, unchanged: 1 });
    expect(oversold).toEqual([{ kind: 'oversold', quantity: 2000 }]);
    expect(await orderRow(shop, 1001)).toMatchObject({ lines: [{ shipped: 102, allocated: 0 }] });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 0, allocated: 0 });
    await shop.booksAreSound();
  });

  it('rehearses what would change, and changes nothing', async () => {
    const shop = await stockedShop(await newShop());
    await told(shop, 'orders', { ...order, payment: 'unpaid' });
    const before = await orderRow(shop, 1001);

    const file = rowsAsFile([{ ...order, ...sent, payment: 'paid' }]);
    const { plan } = await importInto(shop, { kind: 'orders', file, dryRun: true });

    expect(plan).toMatchObject([{ what: 'W1', becomes: 'updated' }]);
    expect(await orderRow(shop, 1001)).toEqual(before);
  });
});
