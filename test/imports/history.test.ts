import { expect, it } from 'vitest';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { showOrder } from '../../src/store/list/order.ts';
import { showProduct } from '../../src/store/list/products.ts';
import { showStock } from '../../src/store/list/stock.ts';
import { orderView } from '../../src/views/order.ts';
import { productView } from '../../src/views/product.ts';
import { stockView } from '../../src/views/stock.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { countsOf, importInto, sample, sheet } from '../support/spreadsheet.ts';

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

async function order(shop: TestShop, number: number) {
  return orderView.row(await shop.read((reading) => showOrder(reading, number)));
}

async function product(shop: TestShop, sku: string) {
  return productView.row(await shop.read((reading) => showProduct(reading, sku)));
}

/** Returns that stand, with what was credited and paid back for them. */
async function returns(shop: TestShop) {
  return shop.read(({ tx }) =>
    tx
      .selectFrom('returns as r')
      .innerJoin('credits as c', 'c.return_id', 'r.id')
      .leftJoin('payments as p', 'p.return_id', 'r.id')
      .select(['r.external_ref', 'r.order_id', 'r.requested_on', 'c.gross', 'p.amount'])
      .where('r.undone_by', 'is', null)
      .orderBy('r.number')
      .execute(),
  );
}

onEveryEngine('importing the past', (newShop) => {
  it('writes orders down as paid, shipped and delivered, and moves no stock', async () => {
    const shop = await newShop();
    for (const kind of ['suppliers', 'products', 'customers'] as const)
      await importInto(shop, { kind, file: sample(`imports/${kind}.csv`) });
    await shop.run(receiveStock, { sku: 'MUG-BLU', quantity: '5' });
    const history = { kind: 'history', file: sample('imports/history.csv') } as const;

    const done = await importInto(shop, history);
    const again = await importInto(shop, history);

    expect(done).toMatchObject({
      format: 'docket', rows: 6, records: 5, created: 5, rejected: 0, also: { orders: 4, returns: 1, lines: 6 },
    }); // prettier-ignore
    expect(again).toMatchObject({ batch: null, unchanged: 5 });
    expect(await order(shop, 1002)).toMatchObject({
      lifecycle: 'closed', headline: 'complete', payment: 'paid', delivery: 'delivered', imported: true,
      external_ref: 'OLD-102', placed_at: '2025-10-17T18:05:00.000Z', placed_on: '2025-10-17', shipping: '9.50',
      net: '68.00', tax: '0.00', gross: '68.00', paid: '68.00', due: '0.00',
      payments: [{ method: 'imported', amount: '68.00' }],
    }); // prettier-ignore
    expect(await order(shop, 1003)).toMatchObject({ discount: '9.60', gross: '86.40' });
    expect(await returns(shop)).toEqual([
      { external_ref: 'OLD-101-R', order_id: null, requested_on: '2025-10-25', gross: 1450, amount: 1450 },
    ]);
    expect(stockView.row(await shop.read((reading) => showStock(reading, 'MUG-BLU')))).toMatchObject({
      on_hand: 5,
      value: '31.00',
    });
    await shop.booksAreSound();
  });

  it('recognises the old till’s export and makes the products and customers that it speaks of', async () => {
    const shop = await newShop();
    const till = { kind: 'history', file: sample('imports/online-retail.csv') } as const;

    const refused = await importInto(shop, till).catch((error: unknown) => error);
    const done = await importInto(shop, { ...till, create_products: true });

    expect(refused).toMatchObject({ exit: 3, details: { rows: 10, rejected: 10 } });
    expect(done).toMatchObject({
      format: 'online_retail', records: 6, created: 6,
      also: { orders: 5, returns: 1, lines: 10, products: 6, customers: 3 },
    }); // prettier-ignore
    expect(await order(shop, 1003)).toMatchObject({
      external_ref: '29983', placed_on: '2025-10-16', placed_at: '2025-10-16T15:30:00.000Z', gross: '65.15',
      customer: { code: 'C006', name: 'Customer C006' }, lines: [{ sku: 'CLO-LIN-NAT', ordered: 3 }, { sku: 'POST', shipped: 0 }],
    }); // prettier-ignore
    expect(await product(shop, 'POST')).toMatchObject({ name: 'Postage', kind: 'service', price: '9.50' });
    expect(await product(shop, 'MUG-BLU')).toMatchObject({ name: 'Harbour mug, storm blue', kind: 'goods' });
    await shop.booksAreSound();
  });

  it('keeps equal lines apart, prices of nothing, blank names and customers, and adjustments below zero', async () => {
    const shop = await newShop();
    const file = sheet([
      header,
      '1,A,,2,12/2/2010 9:15,0.001,,France',
      '1,A,Ant,2,12/2/2010 9:14,0.001,,France',
      '1,A,Ant,2,12/2/2010 9:14,0.001,,France',
      '2,A,,3,7/1/2011 0:30,0,17,Spain',
      '3,B,Adjust bad debt,1,7/2/2011 10:00,-25.5,,France',
      '4,A,,-3,7/2/2011 10:00,0,,France',
    ]);

    const done = await importInto(shop, { kind: 'history', file, create_products: true });

    expect(done.also).toEqual({ orders: 3, returns: 1, lines: 6, products: 2, customers: 1 });
    expect(await order(shop, 1001)).toMatchObject({
      placed_at: '2010-12-02T09:14:00.000Z', gross: '0.00', customer: null,
      lines: [{ line: 1, name: 'Ant', ordered: 2 }, { line: 2, ordered: 2 }, { line: 3, ordered: 2, unit_price: '0.001' }],
    }); // prettier-ignore
    expect(await order(shop, 1002)).toMatchObject({
      placed_on: '2011-07-01',
      placed_at: '2011-06-30T23:30:00.000Z',
      payments: [],
    });
    expect(await order(shop, 1003)).toMatchObject({
      gross: '-25.50',
      payment: 'paid',
      fulfilment: 'none',
      due: '0.00',
    });
    expect(await returns(shop)).toMatchObject([{ external_ref: '4', gross: 0, amount: null }]);
    expect(await product(shop, 'A')).toMatchObject({ name: 'Ant', kind: 'goods', price: '0.001' });
    expect(await product(shop, 'B')).toMatchObject({ kind: 'service', price: '0.00' });
    await shop.booksAreSound();
  });

  it('takes codes that differ in capitals for two products and says so, or folds them', async () => {
    const rows = [
      header,
      '1,85123A,HEART,1,12/2/2010 9:15,2.95,,UK',
      '1,85123a,Heart,1,12/2/2010 9:15,2.95,,UK',
    ];
    const capitals = { kind: 'history', file: sheet(rows), create_products: true } as const;

    const apart = await importInto(await newShop(), capitals);
    const folded = await importInto(await newShop(), { ...capitals, fold_case: true });

    expect(apart.also['products']).toBe(2);
    expect(apart.warnings).toEqual([
      expect.stringMatching(/^No row of the file names a tax rate/),
      'One code is written in capitals and in small letters, and stands for two products: 85123A and 85123a. --fold-case makes them one.',
    ]);
    expect(folded).toMatchObject({
      also: { products: 1 },
      warnings: [expect.stringMatching(/^No row of the file/)],
    });
  });

  it('reads any columns once they are mapped, a discount as a fraction and days in the order that was named', async () => {
    const shop = await newShop();
    const file = sheet([
      'orderID;productID;Price;qty;Off;Day',
      '10;Chai;1.018,00;10;0.15000000596046448;31/12/1996',
      '10;Tofu;23,25;2;0;31/12/1996',
    ]);
    const mapped = {
      kind: 'history', file, create_products: true, date_format: 'dmy', decimal: ',',
      map: ['external_ref=orderID', 'sku="productID"', 'unit_price=Price', 'quantity=qty', 'placed_on=day'],
    } as const; // prettier-ignore

    const refused = await importInto(shop, { ...mapped, map: [] }).catch((error: unknown) => error);
    const wrong = await importInto(shop, { ...mapped, map: ['skew=productID'] }).catch(
      (error: unknown) => error,
    );
    await importInto(shop, mapped);
    const off = sheet([
      'ref,sku,quantity,unit_price,Off,placed_on',
      '11,Chai,10,18.00,0.15000000596046448,1997-01-02',
    ]);
    await importInto(shop, { kind: 'history', file: off, map: ['external_ref=ref', 'discount%=Off'] });

    expect(refused).toMatchObject({
      code: 'input.missing',
      message:
        'sheet.csv has no column for placed_at or placed_on. Its columns are orderID, productID, Price, qty, Off, Day.',
    });
    expect(wrong).toMatchObject({ code: 'input.invalid', message: '--map: there is no field “skew”.' });
    expect(await order(shop, 1001)).toMatchObject({ placed_on: '1996-12-31', gross: '10226.50' });
    expect(await order(shop, 1002)).toMatchObject({
      placed_on: '1997-01-02',
      discount: '27.00',
      gross: '153.00',
    });
    expect(countsOf(await importInto(shop, mapped))).toMatchObject({ unchanged: 1 });
  });
});
