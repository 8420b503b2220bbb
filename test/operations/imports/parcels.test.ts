import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { factsOf, rowsAsFile, told } from '../../support/reported.ts';
import { orderRow, stockedShop, stockRow } from '../../support/sold.ts';
import { importInto } from '../../support/spreadsheet.ts';

async function waiting(shop: TestShop, line = ['MUG=3']): Promise<number> {
  shop.at('2026-02-20T10:00:00.000Z');
  const order = Number(
    await shop.run(placeOrder, { line, external_ref: 'W1', channel: 'web', pay: ['card'] }),
  );
  shop.at('2026-03-02T10:00:00.000Z');
  return order;
}

const parcel = { external_ref: 'W1', carrier: 'royal-mail', tracking: 'RM1', shipped_on: '2026-03-01' };

onEveryEngine('parcels as a carrier tells of them', (newShop) => {
  it('a parcel that was sent without a number gets one, arrives, and is told of again for nothing', async () => {
    const shop = await stockedShop(await newShop());
    const order = await waiting(shop);
    await shop.run(shipOrder, { order });

    const labelled = await told(shop, 'shipments', {
      order: `#${order}`,
      carrier: 'royal-mail',
      tracking: 'RM1',
    });
    const arrived = await told(shop, 'shipments', { order, tracking: 'RM1', delivered_on: '2026-03-02' });
    const again = await told(shop, 'shipments', { order, tracking: 'RM1', delivered_on: '2026-03-02' });
    await shop.booksAreSound();

    expect([labelled, arrived, again].map(({ created, updated, unchanged }) => [created, updated, unchanged])).toEqual([
      [0, 1, 0], [0, 1, 0], [0, 0, 1],
    ]); // prettier-ignore
    expect(again.batch).toBeNull();
    expect(await orderRow(shop, order)).toMatchObject({
      delivery: 'delivered', shipments: [{ carrier: 'royal-mail', tracking: 'RM1', delivered_on: '2026-03-02' }],
    }); // prettier-ignore
  });

  it('a parcel that nobody knows is sent from what is promised, once', async () => {
    const shop = await stockedShop(await newShop());
    const order = await waiting(shop);

    const sent = await told(shop, 'shipments', { ...parcel, sku: 'MUG', quantity: 2 });
    const again = await told(shop, 'shipments', { ...parcel, sku: 'MUG', quantity: 2 });
    const rest = await told(shop, 'shipments', { ...parcel, tracking: 'RM2', delivered_on: '2026-03-02' });

    expect(sent).toMatchObject({ created: 1, rejected: 0 });
    expect(again).toMatchObject({ batch: null, created: 0, unchanged: 1 });
    expect(rest).toMatchObject({ created: 1 });
    expect((await factsOf(shop, order)).parcels).toMatchObject([
      { kind: 'delivery', carrier: 'royal-mail', tracking: 'RM1', shipped_on: '2026-03-01' },
      { kind: 'delivery', carrier: 'royal-mail', tracking: 'RM2', shipped_on: '2026-03-01' },
    ]);
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 97, allocated: 0 });
    await shop.booksAreSound();
    for (const batch of [2, 1]) await shop.run(takeBackBatch, { batch });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 3 });
    await shop.booksAreSound();
  });

  it('refuses an order that nobody has, more than is promised, and a day that has not come', async () => {
    const shop = await stockedShop(await newShop());
    await waiting(shop);
    const file = rowsAsFile([
      { ...parcel, external_ref: 'NOBODY', tracking: 'RM0' },
      { ...parcel, sku: 'MUG', quantity: 4 },
      { ...parcel, tracking: 'RM2', shipped_on: '2027-01-01' },
    ]);

    const refused = await importInto(shop, { kind: 'shipments', file }).catch((error: unknown) => error);

    expect(refused).toMatchObject({
      details: { rows: 3, rejected: 3, issues: [{ line: 2, code: 'not_found' }, { line: 3 }, { line: 4 }] },
    });
    expect(await stockRow(shop, 'MUG')).toMatchObject({ on_hand: 100, allocated: 3 });
    await shop.booksAreSound();
  });

  it('refuses another parcel of an order of which nothing is left to send', async () => {
    const shop = await stockedShop(await newShop());
    const order = await waiting(shop);
    await shop.run(shipOrder, { order, line: ['1=1'], carrier: 'royal-mail', tracking: 'RM1' });
    await shop.run(shipOrder, { order, carrier: 'royal-mail', tracking: 'RM2' });

    const refused = await told(shop, 'shipments', { ...parcel, tracking: 'RM9' }).catch(
      (error: unknown) => error,
    );

    expect(refused).toMatchObject({ exit: 4, details: { issues: [{ line: 2 }] } });
    expect((await factsOf(shop, order)).parcels).toHaveLength(2);
    await shop.booksAreSound();
  });

  it('names the channel where two of them have an order of this name', async () => {
    const shop = await stockedShop(await newShop());
    await waiting(shop);
    await shop.run(placeOrder, { line: ['MUG=1'], external_ref: 'W1', channel: 'phone', force: true });
    const today = { ...parcel, shipped_on: '2026-03-02' };

    const refused = await told(shop, 'shipments', today).catch((error: unknown) => error);
    const done = await told(shop, 'shipments', { ...today, channel: 'phone' });

    expect(refused).toMatchObject({
      exit: 2,
      details: { issues: [{ code: 'input.ambiguous', column: 'channel' }] },
    });
    expect(done).toMatchObject({ created: 1 });
    expect(await orderRow(shop, 1002)).toMatchObject({ fulfilment: 'fulfilled' });
  });

  it('a corrected number takes the place of the wrong one, once, and an older file does not bring that back', async () => {
    const shop = await stockedShop(await newShop());
    const order = await waiting(shop);
    const label = async () => (await factsOf(shop, order)).parcels.map(({ tracking }) => tracking);
    await told(shop, 'shipments', parcel);

    const corrected = await told(shop, 'shipments', { ...parcel, tracking: 'RM9' });
    const [again, older] = [
      await told(shop, 'shipments', { ...parcel, tracking: 'RM9' }),
      await told(shop, 'shipments', parcel),
    ];

    expect(corrected).toMatchObject({ created: 0, updated: 1 });
    expect([again.batch, older.batch, await label()]).toEqual([null, null, ['RM9']]);
    await shop.run(takeBackBatch, { batch: corrected.batch ?? 0 });
    expect(await label()).toEqual(['RM1']);
    expect(await told(shop, 'shipments', { ...parcel, tracking: 'RM9' })).toMatchObject({ updated: 1 });
    await shop.booksAreSound();
  });

  it('two numbers for one parcel in one file are no correction', async () => {
    const shop = await stockedShop(await newShop());
    const order = await waiting(shop);

    await expect(told(shop, 'shipments', parcel, { ...parcel, tracking: 'RM2' })).rejects.toThrow(
      `Nothing is left to ship on order #${order}`,
    );
  });
});
