import { expect, it } from 'vitest';
import { allocateOrders } from '../../../src/operations/orders/allocate.ts';
import { holdOrder } from '../../../src/operations/orders/hold.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import type { Work } from '../../../src/store/work.ts';
import { loadLocations } from '../../../src/store/load/locations.ts';
import { record } from '../../../src/store/record/index.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

/** Mugs that turn up without being given to anybody. */
async function mugsFound(shop: TestShop, quantity: number, to = 'main'): Promise<void> {
  await shop.run(async (work: Work) => {
    const locations = await loadLocations(work);
    const { id } = await work.tx
      .selectFrom('products')
      .select('id')
      .where('sku', '=', 'MUG')
      .executeTakeFirstOrThrow();
    const move = {
      product_id: id, from_location_id: locations.virtual('adjustment').id, to_location_id: locations.byCode(to).id,
      lot: '', quantity: quantity * 1000, value: 0, moved_at: work.now, moved_on: work.today, kind: 'adjustment',
      reason: 'found', order_line_id: null, return_line_id: null, reverses: null,
    } as const; // prettier-ignore
    await record(work, [{ type: 'stock_moved', move }]);
    return 'found';
  }, null);
}

onEveryEngine('allocating', (newShop) => {
  it('gives what is free to the named order, whoever else waits', async () => {
    const shop = await mugShop(await newShop(), '1');
    const first = await ordered(shop, { line: ['MUG=3'], backorder: true });
    const second = await ordered(shop, { line: ['MUG=1'], backorder: true });
    await mugsFound(shop, 1);

    const about = await shop.run(allocateOrders, { orders: [second, second] });

    expect(about).toBe('1002');
    expect(await shownOf(shop).order(first)).toMatchObject({ readiness: 'partly_ready' });
    expect(await shownOf(shop).order(second)).toMatchObject({ readiness: 'ready' });
    await shop.booksAreSound();
  });

  it('serves all that wait by promised day, held ones in their turn', async () => {
    const shop = await mugShop(await newShop(), '1');
    const first = await ordered(shop, { line: ['MUG=3'], backorder: true });
    const sooner = await ordered(shop, { line: ['MUG=2'], backorder: true, placed_on: '2026-03-01' });
    await shop.run(holdOrder, { order: sooner, reason: 'address' });
    await mugsFound(shop, 3);

    const given = await shop.run(allocateOrders, { orders: 'all' });
    const again = await shop.run(allocateOrders, { orders: 'all' });

    expect([given, again]).toEqual(['1002 1001', '']);
    expect(await shownOf(shop).order(sooner)).toMatchObject({ lines: [{ allocated: 2 }], readiness: 'hold' });
    expect(await shownOf(shop).order(first)).toMatchObject({ lines: [{ allocated: 2 }] });
    await shop.booksAreSound();
  });

  it('serves each order from one place if one can, and never the second before the first', async () => {
    const shop = await mugShop(await newShop(), '1');
    await shop.run(addLocation, { code: 'barn', name: 'Barn', kind: 'warehouse' });
    const later = await ordered(shop, { line: ['MUG=3'], backorder: true });
    const sooner = await ordered(shop, { line: ['MUG=3'], backorder: true, placed_on: '2026-03-01' });
    const atTheBarn = await ordered(shop, { line: ['MUG=2'], backorder: true, location: 'barn' });
    await mugsFound(shop, 2);
    await mugsFound(shop, 4, 'barn');

    await shop.run(allocateOrders, { orders: 'all' });

    const allocations = await shop.read(({ tx }) =>
      tx
        .selectFrom('allocations as a')
        .innerJoin('order_lines as l', 'l.id', 'a.order_line_id')
        .innerJoin('orders as o', 'o.id', 'l.order_id')
        .innerJoin('locations as c', 'c.id', 'a.location_id')
        .select(['o.number', 'c.code', 'a.quantity'])
        .orderBy('o.number')
        .orderBy('c.code')
        .execute(),
    );
    expect(allocations).toEqual([
      { number: later, code: 'main', quantity: 3000 },
      { number: sooner, code: 'barn', quantity: 3000 },
      { number: atTheBarn, code: 'barn', quantity: 1000 },
    ]);
    await shop.booksAreSound();
  });

  it('refuses a draft', async () => {
    const shop = await mugShop(await newShop(), '1');
    const draft = await ordered(shop, { line: ['MUG=1'], draft: true });
    expect(await refusal(shop.run(allocateOrders, { orders: [draft] }))).toMatchObject({
      exit: 4,
      hint: 'docket orders place 1001',
    });
  });
});
