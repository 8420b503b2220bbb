import { expect, it } from 'vitest';
import { addCounted } from '../../../src/operations/counts/add.ts';
import { countOne } from '../../../src/operations/counts/one.ts';
import { postCount } from '../../../src/operations/counts/post.ts';
import { startCount } from '../../../src/operations/counts/start.ts';
import { addParty } from '../../../src/operations/parties/add.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { setBin } from '../../../src/operations/products/bin.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { placePurchase } from '../../../src/operations/purchases/place.ts';
import { receivePurchase } from '../../../src/operations/purchases/receive.ts';
import { returnToSupplier } from '../../../src/operations/purchases/return.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { inspectUnits } from '../../../src/operations/returns/inspect.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { receiveTransfer } from '../../../src/operations/transfers/receive.ts';
import { sendTransfer } from '../../../src/operations/transfers/send.ts';
import { showCount } from '../../../src/store/list/counts.ts';
import { showTransfer } from '../../../src/store/list/transfers.ts';
import { countView } from '../../../src/views/count.ts';
import { exported } from '../../support/exporting.ts';
import { milkComes, milkShop } from '../../support/milk.ts';
import { ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { countsOf, importInto, sheet } from '../../support/spreadsheet.ts';

/** What lies of each lot, place by place. */
async function lots(shop: TestShop, sku = 'MILK') {
  const stock = await shownOf(shop).stock(sku);
  return (stock['lots'] as Record<string, unknown>[]).map(
    ({ location, lot, on_hand }) => `${String(location)} ${String(lot)} ${String(on_hand)}`,
  );
}

async function twoPlaces(shop: TestShop): Promise<TestShop> {
  await milkShop(shop);
  await shop.run(addLocation, { code: 'attic', name: 'Attic' });
  return shop;
}

onEveryEngine('goods of lots', (newShop) => {
  it('go from place to place as the lot that they are, with its own cost', async () => {
    const shop = await twoPlaces(await newShop());
    await shop.run(receiveStock, {
      sku: 'MILK',
      quantity: '4',
      cost: '0.40',
      lot: 'L1',
      expires: '2026-03-10',
    });
    await shop.run(receiveStock, {
      sku: 'MILK',
      quantity: '4',
      cost: '0.80',
      lot: 'L2',
      expires: '2026-03-20',
    });

    await expect(
      shop.run(sendTransfer, { sku: 'MILK', quantity: '3', from: 'main', to: 'attic' }),
    ).rejects.toMatchObject({ code: 'input.missing', message: 'MILK is kept by lots: which lot is it?' });
    await shop.run(sendTransfer, { sku: 'MILK', quantity: '3', lot: ['L2'], from: 'main', to: 'attic' });
    const way = await shop.read((reading) => showTransfer(reading, 1));
    await shop.run(receiveTransfer, { transfer: 1, line: ['1=2'], reason: 'damaged' });

    expect(way.lines).toMatchObject([{ lot: 'L2', quantity: 3_000, value: 240 }]);
    expect(await lots(shop)).toEqual(['main L1 4', 'main L2 1', 'attic L2 2']);
    expect(await shownOf(shop).stock('MILK')).toMatchObject({ value: '4.00' });
    await shop.booksAreSound();
    await shop.undo();
    await shop.undo();
    expect(await lots(shop)).toEqual(['main L1 4', 'main L2 4']);
    await shop.booksAreSound();
  });

  it('are not sent while they are promised, though there are others', async () => {
    const shop = await twoPlaces(await newShop());
    await milkComes(shop, 'L1 4 2026-03-10', 'L2 4 2026-03-20');
    await ordered(shop, { line: ['MILK=3'] });

    await expect(
      shop.run(sendTransfer, { line: ['MILK=2'], lot: ['MILK=L1'], from: 'main', to: 'attic' }),
    ).rejects.toMatchObject({ code: 'stock.promised' });
    await shop.run(sendTransfer, { line: ['MILK=2'], lot: ['MILK=L2'], from: 'main', to: 'attic' });

    expect(await lots(shop)).toEqual(['main L1 4', 'main L2 2']);
  });

  it('lie in the bin of their product, whichever came first', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(setBin, { sku: 'MILK', bin: 'F-02', sequence: 7 });
    await milkComes(shop, 'L1 4 2026-03-10');
    await shop.run(setBin, { sku: 'MILK', bin: 'F-03' });
    await milkComes(shop, 'L2 4 2026-03-20');
    await ordered(shop, { line: ['MILK=6'] });

    expect((await shownOf(shop).stock('MILK'))['locations']).toMatchObject([
      { location: 'main', bin: 'F-03', pick_sequence: 7, on_hand: 8 },
    ]);
    const { lines } = await shownOf(shop).order(1001);
    expect((lines as { lots: unknown }[])[0]?.lots).toMatchObject([
      { lot: 'L1', bin: 'F-03', allocated: 4 },
      { lot: 'L2', bin: 'F-03', allocated: 2 },
    ]);
  });

  it('are counted lot by lot; what nobody counted stays as it is, and a lot that nobody knew is known then', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 4 2026-03-10', 'L2 4 2026-03-20', 'L3 4 2026-03-30');
    await shop.run(startCount, {});
    await expect(
      shop.run(addCounted, { count: 1, lines: [{ sku: 'MILK', quantity: '4', row: 2 }] }),
    ).rejects.toMatchObject({ code: 'input.missing' });

    await shop.run(addCounted, {
      count: 1,
      lines: [
        { sku: 'MILK', quantity: '3', lot: 'L1' },
        { sku: 'MILK', quantity: '5', lot: 'L2' },
        { sku: 'MILK', quantity: '1', lot: 'L9', expires: '2026-04-01' },
        { sku: 'MILK', quantity: '1', lot: 'L9' },
      ],
    });
    await ordered(shop, { line: ['MILK=1'] });
    const { lines } = countView.row(await shop.read((reading) => showCount(reading, 1)));
    await shop.run(postCount, { count: 1 });

    expect(
      (lines as Record<string, unknown>[]).map(({ lot, expires, expected, counted, variance }) => [
        lot,
        expires,
        expected,
        counted,
        variance,
      ]),
    ).toEqual([
      ['L1', '2026-03-10', 4, 3, -1],
      ['L2', '2026-03-20', 4, 5, 1],
      ['L3', '2026-03-30', 4, null, null],
      ['L9', '2026-04-01', 0, 2, 2],
    ]);
    expect(await lots(shop)).toEqual(['main L1 3', 'main L2 5', 'main L3 4', 'main L9 2']);
    await shop.booksAreSound();
    await shop.undo();
    expect(await lots(shop)).toEqual(['main L1 4', 'main L2 4', 'main L3 4']);
    await shop.booksAreSound();
  });

  it('are counted one lot at a time where somebody looks at one', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 4 2026-03-10', 'L2 4 2026-03-20');

    await shop.run(countOne, { sku: 'MILK', quantity: '2', lot: 'L2' });

    expect(await lots(shop)).toEqual(['main L1 4', 'main L2 2']);
    await shop.booksAreSound();
  });

  it('come on purchase orders, each line of its lot, and scanned ones of several', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(addParty, { kind: 'supplier', code: 'FARM', name: 'Hill Farm' });
    await shop.run(placePurchase, { supplier: 'FARM', line: ['MILK=10@0.333', 'MUG=2@3.00', 'MILK=5@0.40'] });

    await expect(shop.run(receivePurchase, { purchase: 1, all: true })).rejects.toMatchObject({
      problems: [{ code: 'input.missing' }, { code: 'input.missing' }],
    });
    await expect(
      shop.run(receivePurchase, { purchase: 1, line: ['2=2'], lot: ['L1'] }),
    ).rejects.toMatchObject({
      code: 'state',
      message: 'Nothing of this is kept by lots, and L1 is said of one.',
    });
    await shop.run(receivePurchase, {
      purchase: 1, line: ['1=3', '2=2', '3=5'], lot: ['L1', '3=L2'], expires: ['2026-03-10', '3=2026-03-20'],
    }); // prettier-ignore
    await shop.run(receivePurchase, {
      purchase: 1,
      scanned: [
        { sku: 'MILK', quantity: '2', lot: 'L1' },
        { sku: 'MILK', quantity: '4', lot: 'L3', expires: '2026-03-30' },
        { sku: 'MILK', quantity: '1', lot: 'L1' },
      ],
    });

    expect(await lots(shop)).toEqual(['main L1 6', 'main L2 5', 'main L3 4']);
    expect(await shownOf(shop).stock('MILK')).toMatchObject({ value: '5.33' });
    await shop.booksAreSound();
    await shop.undo();
    expect(await lots(shop)).toEqual(['main L1 3', 'main L2 5']);
    await shop.booksAreSound();
  });

  it('go back to the supplier as the lot that they are', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(addParty, { kind: 'supplier', code: 'FARM', name: 'Hill Farm' });
    await shop.run(placePurchase, { supplier: 'FARM', line: ['MILK=10@0.50'] });
    await shop.run(receivePurchase, { purchase: 1, line: ['1=6'], lot: ['L1'] });
    await shop.run(receivePurchase, { purchase: 1, line: ['1=4'], lot: ['L2'] });

    await expect(
      shop.run(returnToSupplier, { purchase: 1, line: ['1=2'], reason: 'sour' }),
    ).rejects.toMatchObject({ code: 'input.missing' });
    await shop.run(returnToSupplier, { purchase: 1, line: ['1=2'], lot: ['L2'], reason: 'sour' });
    await shop.run(returnToSupplier, { supplier: 'FARM', sku: ['MILK=1'], lot: ['L1'], reason: 'sour' });

    expect(await lots(shop)).toEqual(['main L1 5', 'main L2 2']);
    await shop.booksAreSound();
    await shop.undo();
    await shop.undo();
    expect(await lots(shop)).toEqual(['main L1 6', 'main L2 4']);
    await shop.booksAreSound();
  });

  it('come back from customers to the lot that they left from, or to the one that is said', async () => {
    const shop = await milkShop(await newShop());
    await milkComes(shop, 'L1 2 2026-03-10', 'L2 3 2026-03-20');
    await ordered(shop, { line: ['MILK=5'] });
    await shop.run(shipOrder, { order: 1001 });
    await shop.run(requestUnitsBack, { order: 1001, line: ['1=4'], reason: 'changed_mind' });
    await shop.run(approveReturn, { return: 1 });

    await expect(shop.run(receiveUnitsBack, { return: 1, line: ['1=3'], lot: ['L1'] })).rejects.toMatchObject(
      {
        code: 'return.too_many',
        message: '3 of line 1 (MILK) cannot be of lot L1: the customer has 2 of lot L1, 3 of lot L2.',
      },
    );
    await shop.run(receiveUnitsBack, { return: 1, line: ['1=1'], lot: ['L2'], restock: true });
    await shop.run(receiveUnitsBack, { return: 1 });

    expect(await lots(shop)).toEqual(['main L2 1', 'quarantine L1 2', 'quarantine L2 1']);
    await shop.run(inspectUnits, { return: 1, line: ['1=2'], scrap: true });
    await shop.run(inspectUnits, { return: 1, restock: true });
    expect(await lots(shop)).toEqual(['main L2 2']);
    await shop.booksAreSound();
    await shop.undo();
    await shop.undo();
    await shop.undo();
    expect(await lots(shop)).toEqual(['main L2 1']);
    await shop.booksAreSound();
  });

  it('that left before lots were kept come back as the lot that is said', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(receiveStock, { sku: 'MUG', quantity: '2' });
    await ordered(shop, { line: ['MUG=2'] });
    await shop.run(shipOrder, { order: 1001 });
    await shop.run(editProduct, { sku: 'MUG', lot_tracked: true });
    await shop.run(requestUnitsBack, { order: 1001, line: ['1=2'], reason: 'changed_mind' });
    await shop.run(approveReturn, { return: 1 });

    await expect(shop.run(receiveUnitsBack, { return: 1, restock: true })).rejects.toMatchObject({
      code: 'input.missing',
    });
    await shop.run(receiveUnitsBack, { return: 1, restock: true, lot: ['K1'] });

    expect(await lots(shop, 'MUG')).toEqual(['main K1 2']);
    await shop.booksAreSound();
  });

  it('are imported lot by lot, and an export sets the same levels in another shop', async () => {
    const shop = await milkShop(await newShop());
    await shop.run(setBin, { sku: 'MILK', bin: 'F-02' });
    const list = { kind: 'stock', file: sheet([
      'sku,lot,expires,quantity,unit_cost', 'MILK,L1,2026-03-10,4,0.40', 'MILK,L2,2026-03-20,6,0.50', 'MUG,,,3,',
    ]) } as const; // prettier-ignore

    const first = await importInto(shop, list);
    const again = await importInto(shop, list);
    const wrong = await importInto(shop, {
      kind: 'stock',
      on_error: 'reject_rows',
      file: sheet([
        'sku,lot,expires,quantity',
        'MILK,,,4',
        'MILK,L1,2026-03-11,4',
        'MUG,L1,,4',
        'MILK,L2,,5',
      ]),
    });

    expect([first, again, wrong].map(countsOf)).toEqual([
      { created: 3, updated: 0, unchanged: 0, rejected: 0 },
      { created: 0, updated: 0, unchanged: 3, rejected: 0 },
      { created: 0, updated: 1, unchanged: 0, rejected: 3 },
    ]);
    expect(await lots(shop)).toEqual(['main L1 4', 'main L2 5']);
    const [products, stock] = [await exported(shop, 'products'), await exported(shop, 'stock')];
    await shop.booksAreSound();
    const other = await newShop();
    await importInto(other, { kind: 'products', file: sheet(products.text) });
    await importInto(other, { kind: 'stock', file: sheet(stock.text) });
    expect(await lots(other)).toEqual(['main L1 4', 'main L2 5']);
    expect((await exported(other, 'stock')).text).toBe(stock.text);
    await other.booksAreSound();
  });

  it('of an import are not known any more once it is taken back', async () => {
    const shop = await milkShop(await newShop());
    await importInto(shop, {
      kind: 'stock',
      file: sheet(['sku,lot,expires,quantity', 'MILK,L1,2026-03-10,4']),
    });

    await shop.undo();

    expect(await lots(shop)).toEqual([]);
    await milkComes(shop, 'L1 1 2026-05-05');
    await shop.booksAreSound();
  });
});
