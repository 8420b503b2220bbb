import { expect, it } from 'vitest';
import { perform } from '../../../src/operations/perform.ts';
import { abandonCount } from '../../../src/operations/counts/abandon.ts';
import { addCounted } from '../../../src/operations/counts/add.ts';
import { countOne } from '../../../src/operations/counts/one.ts';
import { postCount } from '../../../src/operations/counts/post.ts';
import { startCount } from '../../../src/operations/counts/start.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { setBin } from '../../../src/operations/products/bin.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { sendTransfer } from '../../../src/operations/transfers/send.ts';
import { listCounts, showCount } from '../../../src/store/list/counts.ts';
import { listMoves } from '../../../src/store/list/moves.ts';
import { releasedBy } from '../../../src/store/list/released.ts';
import { stockValue } from '../../../src/store/list/value.ts';
import { countView } from '../../../src/views/count.ts';
import { moveView } from '../../../src/views/stock.ts';
import { mugShop, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

const at = (time: string): string => `2026-03-02T${time}:00.000Z`;

/** Ten mugs and ten teas at nine o'clock, and a count that was started then. */
async function counting(shop: TestShop, request: Parameters<typeof startCount>[1] = {}): Promise<TestShop> {
  shop.at(at('09:00'));
  await mugShop(shop, '10');
  await shop.run(startCount, request);
  return shop;
}

async function add(
  shop: TestShop,
  sku: string,
  quantity: string,
  more: { recount?: boolean; on?: string } = {},
) {
  await shop.run(addCounted, { count: 1, lines: [{ sku, quantity }], ...more });
}

async function sell(shop: TestShop, line: string): Promise<void> {
  await shop.run(placeOrder, { line: [line], pay: ['cash'], collect: true, force: true });
}

async function count(shop: TestShop, number = 1) {
  return countView.row(await shop.read((reading) => showCount(reading, number)));
}

async function lines(shop: TestShop, number = 1) {
  const shown = (await count(shop, number))['lines'] as Record<string, unknown>[];
  return shown.map(({ sku, expected, counted, variance, remark }) => [
    sku,
    expected,
    counted,
    variance,
    remark,
  ]);
}

async function onHand(shop: TestShop, sku = 'MUG') {
  return (await shownOf(shop).stock(sku))['on_hand'];
}

async function countMoves(shop: TestShop) {
  const moves = await shop.read((reading) => listMoves(reading, { kind: 'count' }));
  return moves
    .map(moveView.row)
    .map(({ sku, quantity, from, to, value, moved_at, reason }) =>
      [sku, quantity, from, to, value, moved_at, reason].map(String).join(' '),
    );
}

onEveryEngine('a count', (newShop) => {
  it('compares with what was expected when it was counted; what moved since stacks on top', async () => {
    const shop = await counting(await newShop());
    shop.at(at('10:00'));
    await sell(shop, 'MUG=1');
    shop.at(at('11:00'));
    await add(shop, 'MUG', '7');
    shop.at(at('12:00'));
    await sell(shop, 'MUG=3');
    await shop.run(receiveStock, { sku: 'MUG', quantity: '20' });
    shop.at(at('13:00'));
    await add(shop, 'TEA', '11');

    expect(await lines(shop)).toEqual([
      ['MUG', 9, 7, -2, null],
      ['TEA', 10, 11, 1, null],
    ]);
    expect(await onHand(shop)).toBe(26);
    shop.at(at('18:00'));
    await shop.run(postCount, { count: 1 });

    expect(await onHand(shop)).toBe(24);
    expect(await onHand(shop, 'TEA')).toBe(11);
    expect(await countMoves(shop)).toEqual([
      'TEA 1 (adjustment) main 1.00 2026-03-02T13:00:00.000Z count 1',
      'MUG 2 main (adjustment) 6.00 2026-03-02T11:00:00.000Z count 1',
    ]);
    expect(await count(shop)).toMatchObject({ lifecycle: 'posted', products: 2, differences: 2 });
    expect(await lines(shop)).toEqual([
      ['MUG', 9, 7, -2, null],
      ['TEA', 10, 11, 1, null],
    ]);
    await shop.booksAreSound();
  });

  it('tells by the order of writing what came first where the clock stands still', async () => {
    const shop = await counting(await newShop());
    await sell(shop, 'MUG=1');
    await add(shop, 'MUG', '9');
    await sell(shop, 'MUG=4');
    expect(await lines(shop)).toEqual([
      ['MUG', 9, 9, 0, null],
      ['TEA', 10, null, null, null],
    ]);
    await shop.run(postCount, { count: 1 });
    expect(await onHand(shop)).toBe(5);
    expect(await countMoves(shop)).toEqual([]);
    await shop.booksAreSound();
  });

  it('is done in two halves, whose parts add up', async () => {
    const shop = await counting(await newShop());
    shop.at(at('10:00'));
    await add(shop, 'MUG', '6');
    shop.at(at('15:00'));
    await add(shop, 'MUG', '3');
    await add(shop, 'TEA', '10');
    expect(await lines(shop)).toEqual([
      ['MUG', 10, 9, -1, null],
      ['TEA', 10, 10, 0, null],
    ]);
    await shop.run(postCount, { count: 1 });
    expect([await onHand(shop), await onHand(shop, 'TEA')]).toEqual([9, 10]);
  });

  it('remarks where goods moved between the halves', async () => {
    const shop = await counting(await newShop());
    await add(shop, 'MUG', '6');
    await sell(shop, 'MUG=1');
    await add(shop, 'MUG', '4');
    expect((await lines(shop))[0]).toEqual(['MUG', 9, 10, 1, 'moved_meanwhile']);
    await add(shop, 'MUG', '9', { recount: true });
    expect((await lines(shop))[0]).toEqual(['MUG', 9, 9, 0, null]);
  });

  it('starts a product anew with a recount, to which parts add again', async () => {
    const shop = await counting(await newShop());
    await add(shop, 'MUG', '3');
    await add(shop, 'MUG', '4', { recount: true });
    await add(shop, 'MUG', '5');
    expect((await lines(shop))[0]).toEqual(['MUG', 10, 9, -1, null]);
    const again = ['1', '2', '3'].map((quantity) => ({ sku: 'MUG', quantity }));
    await shop.run(addCounted, { count: 1, lines: again, recount: true });
    expect((await lines(shop))[0]).toEqual(['MUG', 10, 6, -4, null]);
  });

  it('leaves a product that nobody counted as it is, and counts none where there is none', async () => {
    const shop = await counting(await newShop());
    await add(shop, 'MUG', '0');
    await shop.run(postCount, { count: 1 });
    expect([await onHand(shop), await onHand(shop, 'TEA')]).toEqual([0, 10]);
    await shop.booksAreSound();
  });

  it('ends the latest promises where less was counted than is promised, and names the orders', async () => {
    const shop = await counting(await newShop());
    await shop.run(placeOrder, { line: ['MUG=4'], promised: '2026-03-05' });
    await shop.run(placeOrder, { line: ['MUG=5'], promised: '2026-03-20' });
    await add(shop, 'MUG', '6');
    const request = { count: 1 };
    const released = await perform(shop.app, { command: 'counts post', request }, postCount, (work) =>
      releasedBy(work),
    );
    expect(released).toEqual([{ order: 1002, quantity: 3000 }]);
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 6, allocated: 6, projected: -3 });
    await shop.booksAreSound();
  });

  it('gives what it finds to the order that waits', async () => {
    const shop = await counting(await newShop());
    await shop.run(placeOrder, { line: ['MUG=12'], backorder: true });
    await add(shop, 'MUG', '12');
    await shop.run(postCount, { count: 1 });
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 12, allocated: 12 });
    await shop.booksAreSound();
  });

  it('that is older than a later count changes nothing any more', async () => {
    const shop = await counting(await newShop());
    shop.at(at('10:00'));
    await add(shop, 'MUG', '8');
    shop.at(at('11:00'));
    await shop.run(countOne, { sku: 'MUG', quantity: '8' });
    expect(await onHand(shop)).toBe(8);
    expect((await lines(shop))[0]).toEqual(['MUG', 10, 8, 0, 'superseded']);
    await shop.run(postCount, { count: 1 });
    expect(await onHand(shop)).toBe(8);
    expect(await lines(shop)).toEqual([['MUG', 10, 8, 0, 'superseded']]);
    await shop.booksAreSound();
  });

  it('is refused where more was sold since than was counted, naming the moment', async () => {
    const shop = await counting(await newShop());
    shop.at(at('10:00'));
    await add(shop, 'MUG', '3');
    await add(shop, 'TEA', '9');
    shop.at(at('11:00'));
    await sell(shop, 'MUG=2');
    shop.at(at('12:00'));
    await sell(shop, 'MUG=5');
    await expect(shop.run(postCount, { count: 1 })).rejects.toMatchObject({
      code: 'stock.short',
      message:
        'At 2026-03-02T12:00:00.000Z -4 of MUG would lie at main: the books have 3 there then, and this takes 7 away before.',
      hint: 'docket counts add 1 MUG QTY --recount',
    });
    expect([await onHand(shop), await onHand(shop, 'TEA')]).toEqual([3, 10]);
    await add(shop, 'MUG', '1', { recount: true });
    await shop.run(postCount, { count: 1 });
    expect([await onHand(shop), await onHand(shop, 'TEA')]).toEqual([1, 9]);
    await shop.booksAreSound();
  });

  it('may be of a past day, as long as nothing that left later is missing', async () => {
    const shop = await counting(await newShop());
    shop.at('2026-03-12T10:00:00.000Z');
    await sell(shop, 'MUG=4');
    await shop.run(countOne, { sku: 'MUG', quantity: '7', on: '2026-03-10' });
    expect(await onHand(shop)).toBe(3);
    const value = async (day: string) => (await shop.read((reading) => stockValue(reading, day)))[0]?.value;
    expect([await value('2026-03-09'), await value('2026-03-10'), await value('2026-03-12')]).toEqual([
      4000, 3100, 1900,
    ]);
    await expect(shop.run(countOne, { sku: 'MUG', quantity: '1', on: '2026-03-11' })).rejects.toMatchObject({
      code: 'stock.short',
    });
    await expect(shop.run(countOne, { sku: 'MUG', quantity: '1', on: '2026-04-09' })).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await shop.booksAreSound();
  });

  it('is of what stands: a mistake that was taken back since is as if it had not been', async () => {
    const shop = await counting(await newShop());
    shop.at(at('10:00'));
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5' });
    shop.at(at('11:00'));
    await add(shop, 'MUG', '10');
    expect((await lines(shop))[0]).toEqual(['MUG', 15, 10, -5, null]);
    shop.at(at('12:00'));
    const [receipt] = await shop.read((reading) => listMoves(reading, { kind: 'receipt', limit: 1 }));
    const { operation_id } = await shop.read(({ tx }) =>
      tx
        .selectFrom('stock_moves')
        .select('operation_id')
        .where('id', '=', receipt?.id ?? 0)
        .executeTakeFirstOrThrow(),
    );
    await shop.undo(operation_id);
    expect((await lines(shop))[0]).toEqual(['MUG', 10, 10, 0, null]);
    await shop.run(postCount, { count: 1 });
    expect(await onHand(shop)).toBe(10);
    await shop.booksAreSound();
  });

  it('does not see what is on its way, nor other places', async () => {
    const shop = await counting(await newShop(), { blind: true });
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await shop.run(sendTransfer, { sku: 'MUG', quantity: '4', from: 'main', to: 'attic' });
    await shop.run(receiveStock, { sku: 'MUG', quantity: '5', to: 'attic' });
    expect(await lines(shop)).toEqual([
      ['MUG', null, null, null, null],
      ['TEA', null, null, null, null],
    ]);
    await add(shop, 'MUG', '6');
    await shop.run(postCount, { count: 1 });
    expect(await lines(shop)).toEqual([['MUG', 6, 6, 0, null]]);
    expect(await countMoves(shop)).toEqual([]);
  });

  it('is of one class of products, and its sheet in the order of the shelves', async () => {
    const shop = await newShop();
    await mugShop(shop, '10');
    await shop.run(setBin, { sku: 'TEA', bin: 'A-01', sequence: 10 });
    await shop.run(setBin, { sku: 'MUG', bin: 'B-07' });
    await sell(shop, 'MUG=9');
    await sell(shop, 'TEA=1');
    await shop.run(startCount, {});
    await shop.run(startCount, { abc: 'A' });
    expect((await lines(shop, 1)).map(([sku]) => sku)).toEqual(['TEA', 'MUG']);
    expect((await lines(shop, 2)).map(([sku]) => sku)).toEqual(['MUG']);
  });

  it('is abandoned without a trace in the books, and is over then', async () => {
    const shop = await counting(await newShop());
    await expect(shop.run(postCount, { count: 1 })).rejects.toMatchObject({
      code: 'state',
      message: 'Nothing was counted yet in count 1.',
    });
    await add(shop, 'MUG', '3');
    await shop.run(abandonCount, { count: 1 });
    expect(await onHand(shop)).toBe(10);
    for (const again of [postCount, abandonCount])
      await expect(shop.run(again, { count: 1 })).rejects.toMatchObject({
        code: 'state',
        message: 'Count 1 is abandoned already.',
      });
    await expect(add(shop, 'MUG', '3')).rejects.toMatchObject({ code: 'state' });
    await shop.undo();
    await shop.run(postCount, { count: 1 });
    expect(await onHand(shop)).toBe(3);
    await shop.booksAreSound();
  });

  it('is undone step by step, and goes on where it stood', async () => {
    const shop = await counting(await newShop());
    await shop.run(placeOrder, { line: ['MUG=10'] });
    await add(shop, 'MUG', '3');
    await shop.run(postCount, { count: 1 });
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 3, allocated: 3 });
    await shop.undo();
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ on_hand: 10, allocated: 10, value: '30.00' });
    expect(await count(shop)).toMatchObject({ lifecycle: 'open' });
    expect((await lines(shop))[0]).toEqual(['MUG', 10, 3, -7, null]);
    await shop.booksAreSound();
    await shop.run(postCount, { count: 1 });
    expect(await onHand(shop)).toBe(3);
    await shop.undo();

    const [added, started] = await shop.read(async ({ tx }) => [
      await tx.selectFrom('count_lines').select('operation_id').executeTakeFirstOrThrow(),
      await tx.selectFrom('counts').select('operation_id').executeTakeFirstOrThrow(),
    ]);
    await expect(shop.undo(started?.operation_id)).rejects.toMatchObject({
      message: 'This cannot be undone: something was counted in count 1.',
    });
    await shop.undo(added?.operation_id);
    await shop.undo(started?.operation_id);
    expect(await shop.read((reading) => listCounts(reading))).toEqual([]);
    await expect(add(shop, 'MUG', '3')).rejects.toMatchObject({ message: 'Count 1 was undone.' });
    await shop.booksAreSound();
  });

  it('says everything that cannot be at once, and by its line', async () => {
    const shop = await counting(await newShop());
    const written = [
      { sku: 'MUG', quantity: '1.5', row: 1 },
      { sku: 'CUP', quantity: '1', row: 2 },
      { sku: 'WRAP', quantity: '1', row: 3 },
      { sku: 'TEA', quantity: '-1', row: 4 },
      { sku: 'TEA', quantity: '1', counted_at: 'noon', row: 5 },
      { sku: 'TEA', quantity: '1', counted_at: '2027-01-01T10:00:00Z', row: 6 },
    ];
    await expect(shop.run(addCounted, { count: 1, lines: written })).rejects.toMatchObject({
      exit: 2,
      problems: [
        { code: 'not_found' },
        { message: expect.stringMatching(/^Line 1: The quantity of MUG/) as string },
        { message: 'WRAP is a service and has no stock.' },
        { message: 'Line 4: The quantity of TEA is -1; less than nothing cannot be counted.' },
        { message: 'Line 5: The moment noon is not written as 2026-03-01T09:30:00Z.' },
        {
          message: expect.stringMatching(
            /^Line 6: The moment 2027-01-01T10:00:00Z has not come yet/,
          ) as string,
        },
      ],
    });
    await expect(shop.run(addCounted, { count: 1, lines: [] })).rejects.toMatchObject({
      code: 'input.missing',
    });
    await expect(shop.run(startCount, { location: 'cellar' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(shop.run(postCount, { count: 7 })).rejects.toMatchObject({ code: 'not_found' });
    expect(await lines(shop)).toHaveLength(2);
  });

  it('reads lines that bring their own moments', async () => {
    const shop = await counting(await newShop());
    shop.at(at('12:00'));
    await shop.run(adjustStock, { sku: 'MUG', quantity: '-1', reason: 'broken' });
    shop.at(at('15:00'));
    await shop.run(addCounted, {
      count: 1,
      lines: [
        { sku: 'MUG', quantity: '10', counted_at: at('11:00') },
        { sku: 'TEA', quantity: '10', counted_at: at('14:00') },
      ],
    });
    expect(await lines(shop)).toEqual([
      ['MUG', 10, 10, 0, null],
      ['TEA', 10, 10, 0, null],
    ]);
  });

  it('is listed with how much was counted and put right', async () => {
    const shop = await counting(await newShop());
    await shop.run(countOne, { sku: 'MUG', quantity: '8' });
    const listed = (await shop.read((reading) => listCounts(reading, {}))).map(
      ({ number, lifecycle, location, products, differences }) => [
        number,
        lifecycle,
        location,
        products,
        differences,
      ],
    );
    expect(listed).toEqual([
      [2, 'posted', 'main', 1, 1],
      [1, 'open', 'main', 0, 0],
    ]);
    expect(
      await shop.read((reading) => listCounts(reading, { lifecycle: 'open', location: 'main' })),
    ).toHaveLength(1);
  });
});
