import { expect, it } from 'vitest';
import { takeBackBatch } from '../../../src/operations/imports/undo.ts';
import { refundOrder } from '../../../src/operations/payments/refund.ts';
import { factsOf } from '../../support/reported.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { orderRow, stockedShop } from '../../support/sold.ts';
import { importInto, sheet } from '../../support/spreadsheet.ts';

type Cells = Readonly<Record<string, string | number>>;

function report(...rows: Cells[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return sheet([columns.join('\t'), ...rows.map((row) => columns.map((column) => row[column] ?? '').join('\t'))], 'amazon.txt');
} // prettier-ignore

const unshipped = () => report(
  ...[{ sku: 'MUG', quantity: 2 }, { sku: 'CLOTH', quantity: 1 }].map(({ sku, quantity }) => ({
    'order-id': '026-1', 'purchase-date': '2026-02-20T10:00:00+00:00', 'payments-date': '2026-02-20T10:00:00+00:00',
    'promise-date': '2026-02-25T22:00:00+00:00', sku, 'product-name': sku, 'quantity-purchased': quantity,
    'quantity-shipped': 0, 'quantity-to-ship': quantity, 'recipient-name': 'Ann Lee',
  })),
); // prettier-ignore

/** The mugs were sold at 8.00 each, the cloth at 21.00. */
const row = (sku: string, quantity: number, price: string, status = 'Unshipped'): Cells => ({
  'amazon-order-id': '026-1', 'purchase-date': '2026-02-20T10:00:00+00:00', 'last-updated-date': '2026-02-21T10:00:00+00:00',
  'order-status': 'Unshipped', 'item-status': status, sku, 'product-name': sku, quantity, currency: 'GBP',
  'item-price': price, 'item-tax': '', 'ship-country': 'GB',
}); // prettier-ignore
const priced = () => report(row('MUG', 2, '16.00'), row('CLOTH', 1, '21.00'));

const orders = (shop: TestShop, file: string) => importInto(shop, { kind: 'orders', file });

onEveryEngine('an order that came without prices', (newShop) => {
  it('has the catalogue’s until its channel names them, and then those', async () => {
    const shop = await stockedShop(await newShop());
    await orders(shop, unshipped());
    expect(await orderRow(shop, 1001)).toMatchObject({ gross: '39.00', paid: '39.00', payment: 'paid' });

    const done = await orders(shop, priced());
    const after = await orderRow(shop, 1001);
    const again = await orders(shop, priced());

    expect(done).toMatchObject({ created: 0, updated: 1, warnings: [] });
    expect(after).toMatchObject({
      gross: '37.00', paid: '37.00', due: '0.00', payment: 'paid',
      lines: [
        { sku: 'MUG', ordered: 2, allocated: 2, unit_price: '8.00', gross: '16.00' },
        { sku: 'CLOTH', ordered: 1, unit_price: '21.00', gross: '21.00' },
      ],
    }); // prettier-ignore
    expect((await factsOf(shop, 1001)).money).toMatchObject([
      { kind: 'payment', amount: 3700, method: 'imported' },
    ]);
    expect(again).toMatchObject({ batch: null, unchanged: 1 });
    await shop.booksAreSound();

    await shop.run(takeBackBatch, { batch: done.batch ?? 0 });
    expect(await orderRow(shop, 1001)).toMatchObject({ gross: '39.00', paid: '39.00', due: '0.00' });
    await shop.booksAreSound();
    expect(await orders(shop, priced())).toMatchObject({ updated: 1 });
    expect(await orderRow(shop, 1001)).toMatchObject({ gross: '37.00', paid: '37.00' });
  });

  it('is priced also where a line was called off meanwhile, and rehearses that', async () => {
    const shop = await stockedShop(await newShop());
    await orders(shop, unshipped());
    const file = report(row('MUG', 2, '16.00'), row('CLOTH', 0, '', 'Cancelled'));

    const rehearsed = await importInto(shop, { kind: 'orders', file, dryRun: true });
    await orders(shop, file);

    expect(rehearsed.plan[0]?.changes[0]).toEqual({ field: 'gross', before: '39.00', after: '36.00' });
    expect(await orderRow(shop, 1001)).toMatchObject({
      gross: '16.00',
      lines: [{ gross: '16.00' }, { cancelled: 1 }],
    });
    await shop.booksAreSound();
  });

  it('stays as it is once money went back by it', async () => {
    const shop = await stockedShop(await newShop());
    await orders(shop, unshipped());
    await shop.run(refundOrder, {
      order: 1001,
      amount: '9.50',
      method: 'bank_transfer',
      reason: 'late',
    });

    await orders(shop, priced());

    expect(await orderRow(shop, 1001)).toMatchObject({ gross: '39.00', refunded: '9.50' });
    await shop.booksAreSound();
  });
});
