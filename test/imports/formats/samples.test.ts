import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Origin } from '../../../src/domain/imports/issue.ts';
import type { KindName } from '../../../src/domain/imports/kinds.ts';
import type {
  OrderRecord, PaymentRecord, ProductRecord, PurchaseOrderRecord, ShipmentRecord, StockRecord,
} from '../../../src/domain/imports/records.ts'; // prettier-ignore
import { readFile, type Read } from './reading.ts';

/** Reads one of the project's own samples: a few orders of Harbour & Hearth, as a platform would export them. */
function sample<R extends Origin>(kind: KindName, file: string): Promise<Read<R>> {
  const where = path.join(import.meta.dirname, '../../../fixtures/imports', file);
  return readFile<R>(kind, where);
}

const orders = (file: string): Promise<Read<OrderRecord>> => sample<OrderRecord>('orders', file);

describe('orders of Shopify', () => {
  it('have their status, dates and totals on their first row', async () => {
    const { format, records, issues } = await orders('shopify-orders.csv');

    expect({ format, issues }).toEqual({ format: 'shopify_orders', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '#3001', number: null, channel: 'shopify', rows: [2, 3], placed_at: '2026-11-02T09:14:00.000Z',
        payment: 'paid', fulfilment: 'partial', order_discount: 358, shipping: 395, tax: 501, total: 3617, due: 0,
        customer: { code: null, name: 'Agnes Thirlwell', email: 'agnes.thirlwell@example.com' },
        ship_to: {
          name: 'Agnes Thirlwell', line1: '7 Capstan Yard', line2: 'Capstan Crafts', city: 'Whitby', region: null,
          postcode: 'YO22 4ZA', country: 'GB',
        },
        note: 'Please ring "twice"',
        lines: [
          { at: 2, sku: 'MUG-BLU', quantity: 2000, unit_price: 14_500_000, shipped: 2000 },
          { at: 3, sku: 'TEA-EG-125', quantity: 1000, shipped: 0 },
        ],
      },
      { ref: '#3002', payment: 'part_refunded', refunded: 1000, shipped_at: '2026-11-04T15:05:00.000Z', lines: [{ shipped: 1000 }] },
      { ref: '#3003', payment: 'unpaid', due: 2850, country: 'IE', lines: [{ shipped: 0 }] },
      { ref: '#3004', payment: 'voided', cancelled_at: '2026-11-05T11:20:00.000Z', ship_to: null },
    ]); // prettier-ignore
  });
});

describe('orders of WooCommerce', () => {
  it('repeat their totals on every row, and tell by one word how far they are', async () => {
    const { format, records, issues } = await orders('woocommerce-orders.csv');

    expect({ format, issues }).toEqual({ format: 'woocommerce_orders', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '4100', channel: 'woocommerce', placed_at: '2026-11-01T10:05:00.000Z', payment: 'paid', fulfilment: 'fulfilled',
        lifecycle: null, order_discount: 358, shipping: 395, total: 3617, customer: { name: 'Agnes Thirlwell' },
        ship_to: { name: 'Agnes Thirlwell', line1: '7 Capstan Yard' }, lines: [{ shipped: 2000 }, { shipped: 1000 }],
      },
      { ref: '4101', payment: 'paid', fulfilment: 'unfulfilled', lines: [{ quantity: 1500, shipped: 0 }] },
      { ref: '4102', payment: 'unpaid', hold_reason: 'On hold at WooCommerce', lines: [{ shipped: 0 }] },
      { ref: '4103', lifecycle: 'closed', payment: 'refunded', refunded: 2695, lines: [{ quantity: 2000 }] },
      { ref: '4104', lifecycle: 'cancelled', payment: 'voided' },
    ]); // prettier-ignore
  });
});

describe('orders of Amazon', () => {
  it('to be sent have no prices', async () => {
    const { format, records, issues } = await orders('amazon-unshipped.txt');

    expect({ format, issues }).toEqual({ format: 'amazon_unshipped', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '202-1000001-0000001', channel: 'amazon', payment: 'paid', promised_on: '2026-11-09', total: null,
        lines: [{ sku: 'MUG-BLU', unit_price: null, shipped: 0 }, { name: 'Espresso cup "tide line"', quantity: 4000, shipped: 1000 }],
      },
      { ref: '202-1000002-0000002', ship_to: { line1: 'Tŷ Gwyn', line2: 'Heol y Felin Llanarth' } },
    ]); // prettier-ignore
  });

  it('with prices say what a whole row came to, and its share of the postage', async () => {
    const { format, records, issues } = await orders('amazon-order-report.txt');

    expect({ format, issues }).toEqual({ format: 'amazon_order_report', issues: [] });
    expect(records).toMatchObject([
      {
        shipping: 395, shipping_tax: 66,
        lines: [{ line_list: 2900, line_tax: 483, unit_price: 14_500_000 }, { line_list: 3800, unit_price: 9_500_000 }],
      },
      { rows: [4, 5], lines: [{ line_list: 2040, discount: { amount: 204 } }], customer: { name: 'Siân Pryce-Bowen' } },
    ]); // prettier-ignore
  });

  it('say how far they are, and keep cancelled lines without quantity and price', async () => {
    const { format, records, issues } = await orders('amazon-all-orders.txt');

    expect({ format, issues }).toEqual({ format: 'amazon_all_orders', issues: [] });
    expect(records).toMatchObject([
      { fulfilment: 'fulfilled', payment: 'paid', updated_at: '2026-11-08T14:00:00.000Z', lines: [{ shipped: 2000 }, { shipped: 4000 }] },
      { payment: 'unpaid', hold_reason: 'Payment pending at Amazon', lines: [{ shipped: 0 }] },
      { lifecycle: 'cancelled', payment: 'voided', lines: [{ quantity: 0, unit_price: null, cancelled: 0 }] },
      { fulfilment: 'fulfilled', hold_reason: null, lines: [{ shipped: 1000 }] },
    ]); // prettier-ignore
  });
});

describe('orders of eBay', () => {
  it('of several items have a row of their own; labels may be British', async () => {
    const { format, records, issues } = await orders('ebay-orders.csv');

    expect({ format, issues }).toEqual({ format: 'ebay_orders', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '11-00001-00001', placed_at: '2026-11-05T12:00:00.000Z', paid_at: '2026-11-05T12:00:00.000Z', shipping: 395,
        total: 3975, shipped_at: '2026-11-06T12:00:00.000Z', tracking: 'HH000000001GB', customer: { code: 'capstan_agnes' },
        ship_to: { line1: '7 Capstan Yard', postcode: 'YO22 4ZA' },
        lines: [{ sku: 'MUG-GRN', options: '[Glaze:Kelp green]', shipped: 2000 }, { sku: 'TEA-EG-125', quantity: 1000 }],
      },
      { ref: '11-00002-00002', paid_at: null, total: 1150, lines: [{ sku: '360000000003', shipped: null }] },
    ]); // prettier-ignore
  });
});

describe('orders of Etsy', () => {
  it('repeat their postage on every item, with the texts of buyers as they wrote them', async () => {
    const { format, records, issues } = await orders('etsy-items.csv');

    expect({ format, issues }).toEqual({ format: 'etsy_items', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '5200000001', placed_on: '2026-11-09', shipping: 395, total: null, shipped_at: '2026-11-10T12:00:00.000Z',
        lines: [
          { name: 'Harbour mug & saucer', options: `Glaze:Storm blue,Personalization:"Mam's"`, line_total: 2900, shipped: 2000 },
          { discount: { amount: 340 }, line_total: 3400 },
        ],
      },
      { ref: '5200000002', shipping: 0, lines: [{ sku: '1700000003', quantity: 3000 }] },
    ]); // prettier-ignore
  });

  it('as a whole say what they come to, and no lines', async () => {
    const { format, records, issues } = await orders('etsy-sold-orders.csv');

    expect({ format, issues }).toEqual({ format: 'etsy_sold_orders', issues: [] });
    expect(records).toMatchObject([
      {
        ref: '5200000001',
        order_discount: 340,
        shipping: 395,
        tax: 0,
        total: 6355,
        lifecycle: null,
        lines: [],
      },
      { ref: '5200000002', shipping: 0, total: 5850, lifecycle: 'cancelled', lines: [] },
    ]);
  });
});

describe('sales at Square', () => {
  it('are handed over and paid; a refund goes the other way', async () => {
    const { format, records, issues } = await orders('square-items.csv');

    expect({ format, issues }).toEqual({ format: 'square_items', issues: [] });
    expect(records).toMatchObject([
      { ref: 'HH3', lines: [{ quantity: -1000, line_list: -1208, discount: { amount: 121 }, line_tax: -218, shipped: null }] },
      {
        ref: 'HH2', payment: 'paid', fulfilment: 'fulfilled', prices: 'without_tax', location: 'Harbour market',
        placed_at: '2026-11-08T11:05:00.000Z',
        lines: [{ options: 'Storm blue Gift bag', shipped: 2000 }, { sku: 'Custom Amount', line_total: 250 }],
      },
      { ref: 'HH1', lines: [{ options: null, line_tax: 0 }] },
    ]); // prettier-ignore
  });
});

const named = ({ records }: Read<ProductRecord>) => records.map(({ sku, name, price }) => [sku, name, price]);

describe('products', () => {
  it('of Shopify share the name of the first variant, in files of before 2024 and since', async () => {
    const before = await sample<ProductRecord>('products', 'shopify-products.csv');
    const since = await sample<ProductRecord>('products', 'shopify-products-2024.csv');

    expect([before.format, since.format]).toEqual(['shopify_products', 'shopify_products']);
    expect([...before.issues, ...since.issues]).toEqual([]);
    expect(named(before)).toEqual([
      ['HM-BLU-S', 'Harbour mug - Storm blue / Small', 14_500_000],
      ['HM-BLU-L', 'Harbour mug - Storm blue / Large', 17_500_000],
      ['HM-GRN-S', 'Harbour mug - Kelp green / Small', 14_500_000],
      ['GIFT-NOTE', 'Gift note', 1_500_000],
      ['HM-GRN-S', 'Tide cup', 9_500_000],
    ]);
    expect(before.records).toMatchObject([
      {
        category: 'Pottery',
        kind: 'goods',
        when_short: 'deny',
        cost: 6_200_000,
        barcode: '2000000510736',
        tax: null,
      },
      { category: 'Pottery', when_short: 'deny' },
      { when_short: 'backorder' },
      { kind: 'service', tax: 'zero' },
      {},
    ]);
    expect(named(since)).toEqual([
      ['NAP-OAT', 'Linen napkin - Oat', 8_500_000],
      ['NAP-SEA', 'Linen napkin - Sea', 8_500_000],
    ]);
  });

  it('of WooCommerce leave out what only has variations or groups', async () => {
    const read = await sample<ProductRecord>('products', 'woocommerce-products.csv');

    expect({ format: read.format, issues: read.issues }).toEqual({
      format: 'woocommerce_products',
      issues: [],
    });
    expect(read.records).toMatchObject([
      {
        sku: 'HM-JUG-S',
        name: 'Harbour jug - Small',
        price: 15_000_000,
        kind: 'goods',
        when_short: 'deny',
        tax: null,
      },
      { sku: 'HM-JUG-L', when_short: 'backorder', reorder_point: 4000, barcode: '2000000513133', tax: null },
      { sku: 'GLAZE-NOTES', kind: 'service', tax: 'zero', category: 'Paper' },
    ]);
  });

  it('of Square leave out what is archived', async () => {
    const read = await sample<ProductRecord>('products', 'square-catalog.csv');

    expect({ format: read.format, issues: read.issues }).toEqual({ format: 'square_catalog', issues: [] });
    expect(named(read)).toEqual([
      ['SOAP-FSH', 'Fisherman soap', 5_500_000],
      ['CNDL-FIG', 'Candle - Fig', 18_000_000],
      ['CNDL-SEA', 'Candle - Seagrass', null],
    ]);
  });
});

describe('stock', () => {
  it('of Shopify is the new number where somebody counted', async () => {
    const { format, records, issues } = await sample<StockRecord>('stock', 'shopify-inventory.csv');

    expect({ format, issues }).toEqual({ format: 'shopify_inventory', issues: [] });
    expect(records).toMatchObject([
      { sku: 'MUG-BLU', location: 'main', bin: 'A1-01', quantity: 68_000 },
      { sku: 'MUG-GRN', location: 'main', bin: null, quantity: 9000 },
    ]);
  });
});

describe('shipments', () => {
  it('of our own are a parcel an order and tracking number', async () => {
    const { format, records, issues } = await sample<ShipmentRecord>('shipments', 'shipments.csv');

    expect({ format, issues }).toEqual({ format: 'docket', issues: [] });
    expect(records).toMatchObject([
      {
        rows: [2, 3], external_ref: 'WEB-6001', channel: 'web', carrier: 'royal-mail', tracking: 'HH000000011GB',
        shipped_on: '2026-11-22', units: [{ at: 2, sku: 'MUG-BLU', quantity: 1000 }, { at: 3, sku: 'GIFT-WRAP' }],
      },
      { rows: [4], external_ref: 'TEL-6002', carrier: 'dpd', units: [] },
    ]); // prettier-ignore
  });

  it('of Click & Drop go by Royal Mail', async () => {
    const { format, records, issues } = await sample<ShipmentRecord>('shipments', 'click-and-drop.csv');

    expect({ format, issues }).toEqual({ format: 'click_and_drop', issues: [] });
    expect(records).toMatchObject([
      { order: 'WEB-6001', carrier: 'royal-mail', shipped_on: '2026-11-23', units: [{ quantity: 1000 }] },
      { order: 'WEB-6003', tracking: 'HH000000012GB', units: [] },
    ]);
  });
});

describe('payments', () => {
  it('are money that came or went', async () => {
    const { format, records, issues } = await sample<PaymentRecord>('payments', 'payments.csv');

    expect({ format, issues }).toEqual({ format: 'docket', issues: [] });
    expect(records).toMatchObject([
      {
        external_ref: 'WEB-6001',
        kind: 'payment',
        amount: 2195,
        method: 'card',
        paid_on: '2026-11-20',
        ref: 'ch_0001',
      },
      { external_ref: 'TEL-6002', amount: 9672, method: 'bank_transfer' },
      { kind: 'refund', amount: 350, reason: 'Forgot the wrapping' },
    ]);
  });
});

describe('purchase orders', () => {
  it('of our own say what is still to come', async () => {
    const { format, records, issues } = await sample<PurchaseOrderRecord>('purchases', 'purchases.csv');

    expect({ format, issues }).toEqual({ format: 'docket', issues: [] });
    expect(records).toMatchObject([
      {
        rows: [2], ref: 'SKW-2210', number: null, supplier: 'SALTKILN', placed_on: '2026-11-02', expected_on: '2026-11-27',
        lines: [{ at: 2, line: 1, sku: 'MUG-BLU', quantity: 48_000, received: 24_000, unit_cost: 6_050_000 }],
      },
      { supplier: 'KETTLEBY', lines: [{ received: null }] },
      { supplier: 'MARRAM', expected_on: null, lines: [{ quantity: 25_000 }] },
    ]); // prettier-ignore
  });
});
