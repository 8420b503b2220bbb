import { expect, it } from 'vitest';
import { addParty } from '../../../src/operations/parties/add.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { setSupplierItem } from '../../../src/operations/products/supplier.ts';
import { showSupplier } from '../../../src/store/list/parties.ts';
import { supplierView } from '../../../src/views/party.ts';
import { bought, buyingOf, buyingShop, received } from '../../support/buying.ts';
import { onEveryEngine } from '../../support/shop.ts';

const mugs = {
  supplier: 'POTTER', sku: 'MUG', name: 'Blue mug', preferred: true, code: 'M-12', cost: '3.20', currency: 'GBP',
  breaks: [{ from_quantity: 48, cost: '3.00' }, { from_quantity: 100, cost: '2.80' }], moq: 10, multiple: 6,
  pack_size: 12, lead_time: 7, receipts: 0, lead_time_mean: null, lead_time_deviation: null,
}; // prettier-ignore

onEveryEngine('what suppliers ask for products', (newShop) => {
  it('is shown with the product and with the supplier, and the first one is who it is bought from', async () => {
    const shop = await buyingShop(await newShop());

    expect((await buyingOf(shop).product('MUG'))['suppliers']).toEqual([mugs]);
    expect(await buyingOf(shop).product('MUG')).toMatchObject({ supplier: 'POTTER', order_up_to: null });
    const potter = supplierView.row(await shop.read((reading) => showSupplier(reading, 'POTTER')));
    expect(potter).toMatchObject({ code: 'POTTER', products: 2, items: [mugs] });
  });

  it('changes value by value; an undo gives back what stood there before', async () => {
    const shop = await buyingShop(await newShop());

    await shop.run(setSupplierItem, { sku: 'MUG', supplier: 'POTTER', cost: '3.40', moq: '', breaks: '' });
    expect((await buyingOf(shop).product('MUG'))['suppliers']).toEqual([
      { ...mugs, cost: '3.40', moq: null, breaks: [] },
    ]);
    await shop.undo();
    expect((await buyingOf(shop).product('MUG'))['suppliers']).toEqual([mugs]);

    await shop.run(setSupplierItem, { sku: 'MUG', supplier: 'LEAF', cost: '4' });
    expect(await buyingOf(shop).product('MUG')).toMatchObject({
      supplier: 'POTTER', suppliers: [{ supplier: 'LEAF', preferred: false, cost: '4.00' }, { supplier: 'POTTER' }],
    }); // prettier-ignore
    await shop.run(setSupplierItem, { sku: 'MUG', supplier: 'LEAF', remove: true });
    expect((await buyingOf(shop).product('MUG'))['suppliers']).toEqual([mugs]);
    await shop.undo();
    expect((await buyingOf(shop).product('MUG'))['suppliers']).toHaveLength(2);
    await shop.booksAreSound();
  });

  it('is refused all at once where it cannot be', async () => {
    const shop = await buyingShop(await newShop());
    const refused = (request: Partial<Parameters<typeof setSupplierItem>[1]>) =>
      shop.run(setSupplierItem, { sku: 'MUG', supplier: 'POTTER', ...request });

    await expect(
      refused({ moq: '0', multiple: '1.5', lead_time: 'soon', breaks: '10', cost: '-1' }),
    ).rejects.toMatchObject({
      exit: 2,
      problems: [
        { message: 'The cost -1 is below zero.' },
        { message: 'The least quantity is 0, and must be more than 0.' },
        { message: 'The multiple 1.5 has more decimals than it may: no decimals here.' },
        { message: 'The lead time “soon” is not written as 7d or 2w.' },
        { message: '“10” is not written as QTY=COST.' },
      ],
    });
    await expect(refused({ breaks: '10=3,10=2' })).rejects.toMatchObject({
      message: 'There are two costs from 10 on.',
    });
    await expect(refused({ sku: 'MUGG' })).rejects.toMatchObject({ exit: 3 });
    await expect(refused({ supplier: 'POTTERS' })).rejects.toMatchObject({ exit: 3 });
    await expect(refused({ sku: 'WRAP' })).rejects.toMatchObject({ exit: 4 });
    await expect(refused({ supplier: 'LEAF', remove: true })).rejects.toMatchObject({ exit: 3 });
    await expect(shop.run(editProduct, { sku: 'MUG', order_up_to: '0' })).rejects.toMatchObject({ exit: 2 });
  });

  it('is learnt from what was received: how long they took, and how evenly', async () => {
    const shop = await buyingShop(await newShop());
    const first = await bought(shop, { placed_on: '2026-02-01' });
    const second = await bought(shop, { placed_on: '2026-02-10', line: ['MUG=12', 'JUG=4'] });

    await received(shop, { purchase: first, line: ['1=24'], on: '2026-02-07' });
    await received(shop, { purchase: first, all: true, on: '2026-02-11' });
    await received(shop, { purchase: second, all: true, on: '2026-02-18' });
    expect((await buyingOf(shop).product('MUG'))['suppliers']).toMatchObject([
      { lead_time: 7, receipts: 3, lead_time_mean: 8, lead_time_deviation: 2 },
    ]);
    await shop.undo();
    expect((await buyingOf(shop).product('MUG'))['suppliers']).toMatchObject([
      { receipts: 2, lead_time_mean: 8 },
    ]);

    const next = await bought(shop, {});
    expect(await buyingOf(shop).purchase(next)).toMatchObject({
      placed_on: '2026-03-02',
      expected_on: '2026-03-10',
    });
    await shop.booksAreSound();
  });

  it('keeps the supplier and the product, and so does a purchase order', async () => {
    const shop = await newShop();
    const operationOf = (command: string) =>
      shop.read(async ({ tx }) => {
        const { id } = await tx
          .selectFrom('operations')
          .select('id')
          .where('command', '=', command)
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow();
        return id;
      });
    await shop.run(addParty, { kind: 'supplier', code: 'KILN', name: 'Hillside Kiln' });
    await shop.run(addProduct, { sku: 'JAR', name: 'Jar', price: '2.00', decimals: 3 });
    const [supplier, product] = [await operationOf('addParty'), await operationOf('addProduct')];
    await shop.run(setSupplierItem, { sku: 'JAR', supplier: 'KILN', cost: '1', moq: '0.5' });

    await expect(shop.undo(product)).rejects.toMatchObject({
      message: 'This cannot be undone: what suppliers ask for JAR is written down.',
    });
    await expect(shop.run(editProduct, { sku: 'JAR', decimals: 0 })).rejects.toMatchObject({ exit: 4 });
    await shop.run(editProduct, { sku: 'JAR', supplier: '' });
    await shop.run(setSupplierItem, { sku: 'JAR', supplier: 'KILN', remove: true });
    await bought(shop, { supplier: 'KILN', line: ['JAR=0.5@1'] });
    for (const operation of [supplier, product])
      await expect(shop.undo(operation)).rejects.toMatchObject({
        message: 'This cannot be undone: purchase order 1 names it.',
      });
    await shop.undo();
    await shop.undo(product);
    await shop.booksAreSound();
  });
});
