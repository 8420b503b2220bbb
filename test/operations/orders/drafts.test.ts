import { expect, it } from 'vitest';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { placeDraft } from '../../../src/operations/orders/place-draft.ts';
import { archiveProduct } from '../../../src/operations/products/archive.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

onEveryEngine('a draft', (newShop) => {
  it('promises nothing until it is placed, and is placed then at the prices it was written with', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=2'], draft: true });
    const before = await shownOf(shop).order(order);
    await shop.run(editProduct, { sku: 'MUG', price: '99.00' });
    shop.at('2026-03-05T09:00:00.000Z');

    await shop.run(placeDraft, { order, pay: ['cash=5.00'] });

    expect(before).toMatchObject({ headline: 'draft', readiness: null, lines: [{ allocated: 0 }] });
    expect(await shownOf(shop).order(order)).toMatchObject({
      lifecycle: 'open', readiness: 'ready', gross: '20.00', due: '15.00',
      placed_at: '2026-03-05T09:00:00.000Z', placed_on: '2026-03-05',
    }); // prettier-ignore
    await shop.booksAreSound();
  });

  it('waits for what is not there only where that is allowed', async () => {
    const shop = await mugShop(await newShop(), '1');
    const order = await ordered(shop, { line: ['MUG=2'], draft: true });

    expect(await refusal(shop.run(placeDraft, { order }))).toMatchObject({
      code: 'stock.short',
      hint: 'docket orders place 1001 --backorder      or  docket stock receive MUG QTY',
    });
    await shop.run(placeDraft, { order, backorder: true });
    expect(await shownOf(shop).order(order)).toMatchObject({ readiness: 'partly_ready' });
    await shop.booksAreSound();
  });

  it('is refused twice, with products no longer sold, after its promised day, and beside its like', async () => {
    const shop = await mugShop(await newShop(), '9');
    const customer = 'Ann Lee <ann@example.com>';
    const late = await ordered(shop, { line: ['TEA=1'], draft: true, promised: '2026-03-03' });
    const tea = await ordered(shop, { line: ['TEA=2'], draft: true });
    const likely = await ordered(shop, { line: ['MUG=2'], customer, draft: true });
    shop.at('2026-03-05T09:00:00.000Z');
    await ordered(shop, { line: ['MUG=2'], customer });
    const place = (order: number) => refusal(shop.run(placeDraft, { order }));

    expect(await place(likely)).toMatchObject({ code: 'duplicate', details: { number: 1004, likely: true } });
    expect(await place(late)).toMatchObject({ exit: 4, hint: 'docket orders edit 1001 --promised DAY' });
    await shop.run(placeDraft, { order: likely, force: true });
    expect(await place(likely)).toMatchObject({ exit: 4, code: 'state' });
    await shop.run(archiveProduct, { sku: 'TEA' });
    expect(await place(tea)).toMatchObject({ exit: 4, message: 'TEA is archived and no longer sold.' });
    await shop.booksAreSound();
  });

  it('can be thrown away', async () => {
    const shop = await mugShop(await newShop(), '5');
    const order = await ordered(shop, { line: ['MUG=2'], draft: true });
    await shop.run(cancelOrder, { order, reason: 'no' });
    expect(await shownOf(shop).order(order)).toMatchObject({ lifecycle: 'cancelled', gross: '0.00' });
    await shop.booksAreSound();
  });
});
