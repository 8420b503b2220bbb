import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { editOrder } from '../../../src/operations/orders/edit.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

onEveryEngine('editing an order', (newShop) => {
  it('adds a line at the price of today and promises it; what is due rises', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=1'], discount: '1.00', pay: ['card'] });
    await shop.run(editProduct, { sku: 'MUG', price: '12.00' });

    await shop.run(editOrder, { order, line: ['MUG=2', 'WRAP=1'] });

    expect(await shownOf(shop).order(order)).toMatchObject({
      gross: '35.00', paid: '9.00', due: '26.00', payment: 'part_paid', readiness: 'ready', discount: '1.00',
      lines: [
        { line: 1, ordered: 1, unit_price: '10.00', gross: '9.00' },
        { line: 2, ordered: 2, unit_price: '12.00', gross: '24.00', allocated: 2 },
        { line: 3, sku: 'WRAP', gross: '2.00' },
      ],
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('changes the day, the address, the note and the reference, and an empty text takes them away', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=1'], customer: 'Ann Lee <ann@example.com>' });

    await shop.run(editOrder, {
      order, line: [], promised: '2026-03-09', note: 'ring first', external_ref: 'W-1', ship_policy: 'partial',
      ship_to: '2 Harbour Road, Whitby, YO21 3PR, FR',
    }); // prettier-ignore
    const changed = await shownOf(shop).order(order);
    await shop.run(editOrder, { order, line: [], promised: '', note: '', external_ref: '', ship_to: '' });

    expect(changed).toMatchObject({
      promised_on: '2026-03-09', note: 'ring first', external_ref: 'W-1', ship_policy: 'partial',
      ship_to: { name: 'Ann Lee', line1: '2 Harbour Road', city: 'Whitby', postcode: 'YO21 3PR', country: 'FR' },
    }); // prettier-ignore
    expect(await shownOf(shop).order(order)).toMatchObject({
      promised_on: null,
      note: null,
      external_ref: null,
      ship_to: null,
    });
    await shop.booksAreSound();
  });

  it('refuses a shortage unless what is missing may wait', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=4'] });

    expect(await refusal(shop.run(editOrder, { order, line: ['MUG=2'] }))).toMatchObject({
      code: 'stock.short',
      message: 'Only 1 of MUG is available, 2 wanted (on hand 5, 4 promised to #1001).',
    });
    await shop.run(editOrder, { order, line: ['MUG=2'], backorder: true });
    expect(await shownOf(shop).order(order)).toMatchObject({
      readiness: 'partly_ready',
      lines: [{ allocated: 4 }, { allocated: 1 }],
    });
    await shop.booksAreSound();
  });

  it('promises nothing to a draft', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=4'], draft: true });
    await shop.run(editOrder, { order, line: ['MUG=20'] });
    expect(await shownOf(shop).order(order)).toMatchObject({ lifecycle: 'draft', gross: '240.00' });
    expect(await shownOf(shop).stock('MUG')).toMatchObject({ allocated: 0 });
    await shop.booksAreSound();
  });

  it('refuses nothing to change, a day before the order, a taken reference and an order that is over', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=1'] });
    const other = await ordered(shop, { line: ['MUG=1'], external_ref: 'W-1' });
    const tried = (request: object) => refusal(shop.run(editOrder, { order, line: [], ...request }));

    expect(await tried({})).toMatchObject({ code: 'input.missing', exit: 2 });
    expect(await tried({ promised: '2026-03-01' })).toMatchObject({ exit: 2 });
    expect(await tried({ promised: '2026-03-01', line: ['MUK=1'] })).toMatchObject({ exit: 2 });
    expect(await tried({ external_ref: 'W-1' })).toMatchObject({ code: 'duplicate', exit: 4 });
    await shop.run(cancelOrder, { order: other, reason: 'no' });
    expect(await tried({ order: other, note: 'x' })).toMatchObject({ code: 'state', exit: 4 });
  });
});
