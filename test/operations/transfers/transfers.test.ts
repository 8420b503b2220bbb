import { expect, it } from 'vitest';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { receiveTransfer } from '../../../src/operations/transfers/receive.ts';
import { sendTransfer } from '../../../src/operations/transfers/send.ts';
import { listMoves } from '../../../src/store/list/moves.ts';
import { showOrder } from '../../../src/store/list/order.ts';
import { listLow } from '../../../src/store/list/low.ts';
import { listTransfers, showTransfer } from '../../../src/store/list/transfers.ts';
import { stockValue } from '../../../src/store/list/value.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { moveView } from '../../../src/views/stock.ts';
import { transferView } from '../../../src/views/transfer.ts';
import { mugShop, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

/** Ten mugs at 3.00 and ten teas at 1.00 at main; nothing in the attic. */
async function twoPlaces(shop: TestShop): Promise<TestShop> {
  await mugShop(shop, '10');
  await shop.run(addLocation, { code: 'attic', name: 'Attic' });
  return shop;
}

const toAttic = { from: 'main', to: 'attic' };

async function sent(shop: TestShop, ...line: string[]): Promise<number> {
  return Number(await shop.run(sendTransfer, { line, ...toAttic }));
}

async function transfer(shop: TestShop, number: number) {
  return transferView.row(await shop.read((reading) => showTransfer(reading, number)));
}

async function places(shop: TestShop, sku = 'MUG') {
  const { locations } = await shownOf(shop).stock(sku);
  return (locations as { location: string; on_hand: number }[])
    .filter(({ on_hand }) => on_hand !== 0)
    .map(({ location, on_hand }) => `${location} ${on_hand}`);
}

async function worth(shop: TestShop) {
  return (await shop.read((reading) => stockValue(reading))).map(({ location, value }) => [location, value]);
}

onEveryEngine('a transfer', (newShop) => {
  it('is on its way with its value until it is received', async () => {
    const shop = await twoPlaces(await newShop());
    const number = await sent(shop, 'MUG=4', 'TEA=2');

    expect(await transfer(shop, number)).toMatchObject({
      number: 1, status: 'in_transit', from: 'main', to: 'attic', quantity: 6, received: 0, on_the_way: 6, value: '14.00',
    }); // prettier-ignore
    expect(await places(shop)).toEqual(['main 6', '(transit) 4']);
    expect(await shownOf(shop).stock('MUG')).toMatchObject({
      on_hand: 6,
      available: 6,
      incoming: 4,
      projected: 10,
      value: '30.00',
    });
    expect(await worth(shop)).toEqual([
      ['main', 2600],
      ['(transit)', 1400],
    ]);
    await shop.booksAreSound();

    await shop.run(receiveTransfer, { transfer: number });
    expect(await transfer(shop, number)).toMatchObject({
      status: 'received',
      received: 6,
      on_the_way: 0,
      value: '0.00',
    });
    expect(await places(shop)).toEqual(['main 6', 'attic 4']);
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 10, incoming: 0, value: '30.00' });
    expect(await worth(shop)).toEqual([
      ['main', 2600],
      ['attic', 1400],
    ]);
    await shop.booksAreSound();
  });

  it('loses what does not arrive, with a reason, and finds what was not sent', async () => {
    const shop = await twoPlaces(await newShop());
    const number = await sent(shop, 'MUG=4', 'TEA=5');
    await shop.run(receiveTransfer, { transfer: number, line: ['1=1'] });
    expect(await transfer(shop, number)).toMatchObject({ status: 'part_received', received: 1, on_the_way: 8 });

    await shop.run(receiveTransfer, { transfer: number, sku: ['MUG=2'], reason: 'lost' });
    await shop.run(receiveTransfer, { transfer: number, line: ['2=7'], reason: 'found' });

    expect(await transfer(shop, number)).toMatchObject({
      status: 'received', quantity: 9, received: 10, lost: 1, found: 2, on_the_way: 0, value: '0.00',
      lines: [
        { line: 1, sku: 'MUG', quantity: 4, received: 3, lost: 1, found: 0 },
        { line: 2, sku: 'TEA', quantity: 5, received: 7, lost: 0, found: 2 },
      ],
    }); // prettier-ignore
    const moves = (await shop.read((reading) => listMoves(reading, {}))).map(moveView.row);
    expect(moves.slice(0, 7).map(({ sku, quantity, from, to, kind, value, reason }) => [sku, quantity, from, to, kind, value, reason])).toEqual([
      ['TEA', 2, '(adjustment)', 'attic', 'adjustment', '2.00', 'found'],
      ['TEA', 5, '(transit)', 'attic', 'transfer', '5.00', null],
      ['MUG', 1, '(transit)', '(adjustment)', 'adjustment', '3.00', 'lost'],
      ['MUG', 2, '(transit)', 'attic', 'transfer', '6.00', null],
      ['MUG', 1, '(transit)', 'attic', 'transfer', '3.00', null],
      ['TEA', 5, 'main', '(transit)', 'transfer', '5.00', null],
      ['MUG', 4, 'main', '(transit)', 'transfer', '12.00', null],
    ]);
    await shop.booksAreSound();
  }); // prettier-ignore

  it('scraps what was damaged on the way, all of it if need be', async () => {
    const shop = await twoPlaces(await newShop());
    const number = await sent(shop, 'MUG=4');
    await shop.run(receiveTransfer, { transfer: number, line: ['1=0'], reason: 'damaged' });
    expect(await transfer(shop, number)).toMatchObject({ status: 'received', received: 0, lost: 4 });
    const [move] = (await shop.read((reading) => listMoves(reading, {}))).map(moveView.row);
    expect(move).toMatchObject({
      quantity: 4,
      from: '(transit)',
      to: '(scrap)',
      reason: 'damaged',
      value: '12.00',
    });
    await shop.booksAreSound();
  });

  it('says why where more arrives than was sent, and is received once', async () => {
    const shop = await twoPlaces(await newShop());
    const number = await sent(shop, 'MUG=4');
    await expect(shop.run(receiveTransfer, { transfer: number, line: ['1=5'] })).rejects.toMatchObject({
      code: 'state',
      message: '5 of MUG arrived on line 1, and only 4 of it are on the way.',
      hint: '--line 1=5 --reason found',
    });
    await expect(shop.run(receiveTransfer, { transfer: number, reason: 'lost' })).rejects.toMatchObject({
      code: 'input.missing',
    });
    await shop.run(receiveTransfer, { transfer: number });
    await expect(shop.run(receiveTransfer, { transfer: number })).rejects.toMatchObject({
      code: 'state',
      message: 'Everything of transfer 1 has arrived already.',
    });
    await expect(shop.run(receiveTransfer, { transfer: 9 })).rejects.toMatchObject({ code: 'not_found' });
    await shop.booksAreSound();
  });

  it('takes nothing that is promised, and names the orders; nor more than there is', async () => {
    const shop = await twoPlaces(await newShop());
    await shop.run(placeOrder, { line: ['MUG=7'] });
    await expect(sent(shop, 'MUG=4', 'TEA=11')).rejects.toMatchObject({
      problems: [
        {
          code: 'stock.promised',
          message: 'Only 3 of MUG at main are free, 4 wanted (10 lie there, 7 promised to #1001).',
          exit: 4,
        },
        { code: 'stock.short', message: 'Only 10 of TEA lie at main; 11 cannot be sent.' },
      ],
    });
    expect(await places(shop)).toEqual(['main 10']);
    await sent(shop, 'MUG=3');
    await shop.booksAreSound();
  });

  it('says everything that cannot be at once', async () => {
    const shop = await twoPlaces(await newShop());
    const request = { line: ['MUG=0', 'CUP=1', 'WRAP=1'], from: 'cellar', to: 'attic', on: '2027-01-01' };
    await expect(shop.run(sendTransfer, request)).rejects.toMatchObject({
      exit: 2,
      problems: [
        { code: 'not_found' },
        { message: 'The quantity of MUG is 0, and must be more than 0.' },
        { message: 'WRAP is a service and has no stock.' },
        { message: 'There is no location “cellar”.' },
        { message: 'The day 2027-01-01 has not come yet (today is 2026-03-02).' },
      ],
    });
    await expect(
      shop.run(sendTransfer, { sku: 'MUG', quantity: '1', from: 'main', to: 'main' }),
    ).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await expect(shop.run(sendTransfer, { sku: 'MUG', ...toAttic })).rejects.toMatchObject({
      code: 'input.missing',
    });
    await expect(shop.run(sendTransfer, { ...toAttic })).rejects.toMatchObject({ code: 'input.missing' });
  });

  it('goes to the orders that wait once it can be sold from where it is', async () => {
    const shop = await twoPlaces(await newShop());
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-10', reason: 'fire' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', to: 'quarantine' });
    const order = Number(await shop.run(placeOrder, { line: ['MUG=5'], backorder: true }));
    const back = { sku: 'MUG', quantity: '5', from: 'quarantine', to: 'main' };
    await shop.run(sendTransfer, { ...back, receive: true });
    expect((await shop.read((reading) => showOrder(reading, order))).order.readiness).toBe('ready');
    await shop.booksAreSound();
  });

  it('counts as coming only where it may be sold from', async () => {
    const shop = await twoPlaces(await newShop());
    await shop.run(editProduct, { sku: 'MUG', reorder_point: '8' });
    await sent(shop, 'MUG=4');
    expect(await shop.read((reading) => listLow(reading))).toEqual([]);
    await shop.run(sendTransfer, { sku: 'MUG', quantity: '3', from: 'main', to: 'quarantine' });
    expect(await shop.read((reading) => listLow(reading))).toMatchObject([
      { sku: 'MUG', available: 3000, incoming: 4000, projected: 7000 },
    ]);
  });

  it('does not leave on a day before goods that left later were there', async () => {
    const shop = await newShop();
    await twoPlaces(shop);
    shop.at('2026-03-10T10:00:00.000Z');
    await shop.run(receiveStock, { sku: 'MUG', quantity: '10' });
    shop.at('2026-03-20T10:00:00.000Z');
    const early = { sku: 'MUG', quantity: '11', ...toAttic, on: '2026-03-05' };
    await expect(shop.run(sendTransfer, early)).rejects.toMatchObject({
      code: 'stock.short',
      message:
        'At 2026-03-05T12:00:00.000Z -1 of MUG would lie at main: the books have 10 there then, and this takes 11 away before.',
    });
    const number = Number(await shop.run(sendTransfer, { ...early, quantity: '10' }));
    await expect(shop.run(receiveTransfer, { transfer: number, on: '2026-03-04' })).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await shop.booksAreSound();
  });

  it('can be undone until something has arrived, and what arrived can be undone too', async () => {
    const shop = await twoPlaces(await newShop());
    const number = await sent(shop, 'MUG=4');
    await shop.run(receiveTransfer, { transfer: number, line: ['1=6'], reason: 'found' });
    await shop.undo();
    expect(await transfer(shop, number)).toMatchObject({
      status: 'in_transit',
      received: 0,
      found: 0,
      value: '12.00',
    });
    expect(await places(shop)).toEqual(['main 6', '(transit) 4']);
    await shop.booksAreSound();

    await shop.run(receiveTransfer, { transfer: number, line: ['1=1'] });
    const sending = await shop.read(({ tx }) =>
      tx.selectFrom('transfers').select('operation_id').executeTakeFirstOrThrow(),
    );
    await expect(shop.undo(sending.operation_id)).rejects.toMatchObject({
      message: 'This cannot be undone: goods of transfer 1 have arrived.',
    });
    await shop.undo();
    await shop.undo(sending.operation_id);
    expect(await transfer(shop, number)).toMatchObject({ status: 'undone', on_the_way: 0, value: '0.00' });
    expect(await places(shop)).toEqual(['main 10']);
    expect(await shop.read((reading) => listTransfers(reading, { open: true }))).toEqual([]);
    await shop.booksAreSound();
  });

  it('can be undone when it was sent and received at once', async () => {
    const shop = await twoPlaces(await newShop());
    await shop.run(sendTransfer, { line: ['MUG=4', 'TEA=1'], ...toAttic, receive: true });
    expect(await places(shop)).toEqual(['main 6', 'attic 4']);
    await shop.undo();
    expect(await places(shop)).toEqual(['main 10']);
    expect(await transfer(shop, 1)).toMatchObject({ status: 'undone' });
    await shop.booksAreSound();
  });

  it('is listed by place and by whether it is still on its way', async () => {
    const shop = await twoPlaces(await newShop());
    await sent(shop, 'MUG=1');
    await shop.run(receiveTransfer, { transfer: 1 });
    await sent(shop, 'TEA=1');
    const numbers = async (filter: Parameters<typeof listTransfers>[1]) =>
      (await shop.read((reading) => listTransfers(reading, filter))).map(({ header }) => header.number);
    expect(await numbers({})).toEqual([2, 1]);
    expect(await numbers({ open: true })).toEqual([2]);
    expect(await numbers({ location: 'attic', limit: 1 })).toEqual([2]);
    expect(await numbers({ location: 'quarantine' })).toEqual([]);
    expect(await numbers({ from: '2026-03-03' })).toEqual([]);
  });
});
