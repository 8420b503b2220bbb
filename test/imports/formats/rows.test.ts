import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/domain/imports/issue.ts';
import type { OrderRecord, PaymentRecord, ShipmentRecord } from '../../../src/domain/imports/records.ts';
import { readRows } from './reading.ts';

const orders = (...rows: readonly string[]) => readRows<OrderRecord>('orders', rows);

const said = (issues: readonly Issue[]) =>
  issues.toSorted((a, b) => a.line - b.line).map(({ line, message }) => `${line}: ${message}`);

describe('rows of an order', () => {
  it('are handed over with their last one, wherever it stands', async () => {
    const { records, early } = await orders(
      'external_ref,sku,quantity,shipping,note',
      'A,MUG-BLU,1,3.95,',
      'B,MUG-BLU,2,,',
      'A,TEA-EG-125,1,,Ring twice',
    );

    expect(early).toBe(2);
    expect(records).toMatchObject([
      { ref: 'B', rows: [3] },
      { ref: 'A', rows: [2, 4], shipping: 395, note: 'Ring twice', lines: [{}, {}] },
    ]);
  });

  it('may not contradict each other in amounts, and need a SKU and a quantity', async () => {
    const { issues } = await orders(
      'external_ref,sku,quantity,total,order_discount',
      'A,MUG-BLU,1,10.00,1.00',
      'A,MUG-GRN,1,11.00,-1.00',
      'B,,1,,',
      'B,MUG-BLU,,,',
      ',MUG-BLU,1,,',
    );

    expect(said(issues)).toEqual([
      '3: The total differs from that of line 2, of the same order.',
      '4: The sku is missing.',
      '5: The quantity is missing.',
      '6: The row names no order: it has neither an external_ref nor a number.',
    ]);
  });

  it('say in our own columns how far an order has come', async () => {
    const { format, records, issues } = await orders(
      'number,external_ref,channel,placed_on,customer_name,customer_email,line,sku,quantity,unit_price,discount,shipping,tax_rate,note,placed_at,lifecycle,cancelled,shipped,shipped_at,carrier,tracking,paid,paid_at,payment_method,refunded,hold_reason,hold_until,ship_to_name,ship_to_line1,ship_to_city',
      '1041,,web,2026-11-02,Agnes Thirlwell,,1,MUG-BLU,3,14.50,,3.95,20%,,2026-11-02T09:14:00.000Z,open,1,1,2026-11-03T10:00:00.000Z,royal-mail,HH1,20.00,2026-11-02T09:15:00.000Z,card,0.00,Address unclear,2026-11-30,Agnes,7 Capstan Yard,Whitby',
      '1041,,web,2026-11-02,Agnes Thirlwell,,2,TEA-EG-125,1,6.80,,,0%,,2026-11-02T09:14:00.000Z,open,0,0,,,,,,,,Address unclear,2026-11-30,Agnes,7 Capstan Yard,Whitby',
    );

    expect({ format, issues }).toEqual({ format: 'docket', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '1041', number: 1041, lifecycle: 'open', hold_reason: 'Address unclear', hold_until: '2026-11-30', shipping: 395,
        paid: 2000, paid_at: '2026-11-02T09:15:00.000Z', payment_method: 'card', refunded: 0, carrier: 'royal-mail',
        ship_to: { name: 'Agnes', line1: '7 Capstan Yard', city: 'Whitby' },
        lines: [
          { quantity: 3000, cancelled: 1000, shipped: 1000, tracking: 'HH1', shipped_at: '2026-11-03T10:00:00.000Z' },
          { quantity: 1000, cancelled: 0, shipped: 0, tracking: null },
        ],
      },
    ]); // prettier-ignore
  });
});

describe('a day of dispatch', () => {
  it('holds for the lines that have it, or for all where none has its own', async () => {
    const { records } = await orders(
      'external_ref,sku,quantity,shipped_at',
      'A,MUG-BLU,1,2026-11-03',
      'A,TEA-EG-125,2,',
      'B,MUG-BLU,1,',
    );

    expect(records.map(({ lines }) => lines.map(({ shipped }) => shipped))).toEqual([[1000, 0], [null]]);
  });
});

describe('labels of eBay', () => {
  const frame =
    'Sales Record Number,Order Number,Item Number,Item Title,Custom Label,Quantity,Sold For,Sale Date';
  const row = '9,11-1,36001,Harbour mug,MUG-BLU,2,';

  it.each([
    [
      'American',
      'USD',
      'Shipping And Handling,Total Price,Ship To Address 1,Ship To Zip',
      '$14.50,Nov-05-26,$3.95,$32.95',
    ],
    [
      'British',
      'GBP',
      'Postage And Packaging,Total Price,Post To Address 1,Post To Postcode',
      '£14.50,05-Nov-26,£3.95,£32.95',
    ],
    [
      'Australian',
      'AUD',
      'Postage and handling,Total price,Post to address 1,Post to postcode',
      'AU $14.50,05-Nov-26,AU $3.95,AU $32.95',
    ],
  ])('may be %s', async (_, currency, labels, cells) => {
    const rows = [`${frame},${labels}`, `${row}${cells},1 Pier Road,02134`];

    const { format, records, issues } = await readRows<OrderRecord>('orders', rows, { currency });

    expect({ format, issues }).toEqual({ format: 'ebay_orders', issues: [] });
    expect(records).toMatchObject([
      {
        placed_at: '2026-11-05T12:00:00.000Z', shipping: 395, total: 3295, ship_to: { line1: '1 Pier Road', postcode: '02134' },
        lines: [{ unit_price: 14_500_000 }],
      },
    ]); // prettier-ignore
  });
});

describe('rows of a parcel', () => {
  it('share an order and a tracking number; carriers call both as they like', async () => {
    const { format, records, issues } = await readRows<ShipmentRecord>('shipments', [
      'Customer Reference,Courier,Consignment Number,Despatch Date,Item Code,Qty Shipped',
      '#1041,DPD,155,2026-11-20,MUG-BLU,1',
      '#1041,DPD,156,2026-11-20,MUG-BLU,1',
      '#1041,DPD,155,2026-11-20,TEA-EG-125,2',
      ',DPD,157,2026-11-20,,',
    ]);

    expect(format).toBe('docket');
    expect(said(issues)).toEqual(['5: The row names no order: it has neither an order nor an external_ref.']);
    expect(records).toMatchObject([
      { order: '1041', carrier: 'DPD', tracking: '156', units: [{ sku: 'MUG-BLU', quantity: 1000 }] },
      {
        order: '1041',
        tracking: '155',
        rows: [2, 4],
        shipped_on: '2026-11-20',
        units: [{}, { sku: 'TEA-EG-125' }],
      },
    ]);
  });

  it('that was void is no fact', async () => {
    const { records } = await readRows<ShipmentRecord>('shipments', [
      'shipment,order,tracking,sku,quantity,void',
      '1,1041,155,MUG-BLU,1,yes',
      '2,1041,156,MUG-BLU,1,',
    ]);

    expect(records).toMatchObject([{ shipment: 2, tracking: '156' }]);
  });
});

describe('rows of payments', () => {
  it('go out where they are below zero', async () => {
    const { records, issues } = await readRows<PaymentRecord>('payments', [
      'Order Number,Amount Paid,Payment Method,Date,Kind',
      '1041,20.00,card,2026-11-02,',
      '1041,-5.00,card,2026-11-03,',
      '1041,-5.00,card,2026-11-03,payment',
    ]);

    expect(records).toMatchObject([
      { order: '1041', kind: 'payment', amount: 2000, method: 'card', paid_on: '2026-11-02' },
      { kind: 'refund', amount: 500 },
    ]);
    expect(said(issues)).toEqual(['4: A payment is not below zero; what goes back is a refund.']);
  });
});

describe('a list of two columns', () => {
  it('is stock', async () => {
    const { format, records } = await readRows('stock', ['Item Code,In Stock', 'MUG-BLU,12', 'TEA-EG-125,3']);

    expect(format).toBe('docket');
    expect(records).toMatchObject([
      { sku: 'MUG-BLU', quantity: 12_000 },
      { sku: 'TEA-EG-125', quantity: 3000 },
    ]);
  });
});

describe('other headers of the same platform', () => {
  it('are those of Shopify’s inventory before it could be edited', async () => {
    const { format, records } = await readRows('stock', [
      'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,Committed,Available,On hand',
      'harbour-mug,Harbour mug,Glaze,Storm blue,MUG-BLU,,GB,main,0,0,2,69,71',
      'harbour-mug,Harbour mug,Glaze,Storm blue,MUG-BLU,,GB,stall,not stocked,not stocked,not stocked,not stocked,not stocked',
    ]);

    expect(format).toBe('shopify_inventory');
    expect(records).toMatchObject([{ sku: 'MUG-BLU', location: 'main', quantity: 71_000 }]);
  });

  it('are those of WooCommerce’s plainer exports', async () => {
    const { format, records, issues } = await orders(
      'Order ID,Order Date,Order Status,Customer Name,Billing Email,Shipping Address 1,Shipping City,Shipping Country,SKU,Product Name,Quantity,Item Price,Order Shipping,Order Total',
      '77,2026-11-20 10:00,wc-processing,Agnes Thirlwell,agnes@example.com,7 Capstan Yard,Whitby,GB,MUG-BLU,Harbour mug,2,14.50,3.95,32.95',
      '78,2026-11-20 11:00,wc-packing,Agnes Thirlwell,agnes@example.com,7 Capstan Yard,Whitby,GB,MUG-BLU,Harbour mug,1,14.50,3.95,18.45',
    );

    expect({ format, issues }).toEqual({ format: 'woocommerce_orders', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '77',
        payment: 'paid',
        fulfilment: 'unfulfilled',
        total: 3295,
        customer: { name: 'Agnes Thirlwell' },
      },
      { ref: '78', payment: null, fulfilment: null, lifecycle: null, lines: [{ shipped: null }] },
    ]);
  });
});
