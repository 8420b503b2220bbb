import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asGiven } from '../../../src/domain/imports/as-given.ts';
import type { OrderRecord, ProductRecord, StockRecord } from '../../../src/domain/imports/records.ts';
import { readFile, type Read } from './reading.ts';

const folder = path.join(import.meta.dirname, '../../../../shared/data/platform-formats/dev');

if (!existsSync(folder))
  console.warn(`\n*** ${folder} is not here: the files of platforms are NOT tested in this run. ***\n`);

interface Facts {
  readonly [file: string]: Readonly<Record<string, unknown>>;
}

const facts = existsSync(folder)
  ? (JSON.parse(readFileSync(path.join(folder, 'FACTS.json'), 'utf8')) as Facts)
  : {};

function orders(file: string): Promise<Read<OrderRecord>> {
  return readFile('orders', path.join(folder, file));
}

function sum(records: readonly OrderRecord[], of: (record: OrderRecord) => number | null): string {
  return (records.reduce((total, record) => total + (of(record) ?? 0), 0) / 100).toFixed(2);
}

function lines(records: readonly OrderRecord[]) {
  return records.flatMap((record) => record.lines);
}

function units(records: readonly OrderRecord[]): number {
  return lines(records).reduce((total, { quantity }) => total + quantity, 0) / 1000;
}

function counts(words: readonly (string | null)[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const word of words) found[String(word)] = (found[String(word)] ?? 0) + 1;
  return found;
}

/** An order in amounts that add up, in a shop whose goods bear 20 %. */
function given(record: OrderRecord) {
  const goods = record.lines.map((line) => ({
    ...line,
    unit_price: line.unit_price ?? 0,
    tax_rate: 200_000,
  }));
  return asGiven({ ...record, lines: goods, shipping_rate: 200_000 }, 'with_tax');
}

const files = {
  shopify_orders: 'shopify_orders_export.csv',
  woocommerce_orders: 'woocommerce_orders_advanced_export.csv',
  amazon_unshipped: 'amazon_unshipped_orders.txt',
  amazon_order_report: 'amazon_order_report.txt',
  amazon_all_orders: 'amazon_all_orders.txt',
  ebay_orders: 'ebay_orders_report.csv',
  etsy_items: 'EtsySoldOrderItems.csv',
  square_items: 'square_items.csv',
};

describe.skipIf(!existsSync(folder))('the files of platforms', () => {
  it('Shopify: status and dates stand on the first row of an order', async () => {
    const { records, issues, rows } = await orders('shopify_orders_export.csv');
    const known = facts['shopify_orders_export.csv'];

    expect(issues).toEqual([]);
    expect({
      orders: records.length,
      rows,
      total: sum(records, ({ total }) => total),
      refunded: sum(records, ({ refunded }) => refunded),
      voided: records.filter(({ payment }) => payment === 'voided').length,
      units: units(records),
    }).toEqual({ ...known, financial_status: undefined });
    expect(counts(records.map(({ payment }) => payment))).toEqual({
      paid: 8, voided: 4, part_refunded: 7, unpaid: 2, refunded: 3,
    }); // prettier-ignore
    expect(records[0]).toMatchObject({
      ref: '#2001', channel: 'shopify', placed_at: '2026-03-29T19:06:00.000Z', payment: 'paid', fulfilment: 'fulfilled',
      order_discount: 201, shipping: 495, tax: 0, total: 2309, customer: { email: 'sen.0@example.com', name: 'Seán O\'Brien' },
      ship_to: { line1: '4 Sample Quay', city: 'Cork', postcode: 'T12 ZZ99', country: 'IE' },
      lines: [{ sku: 'MAR-01', quantity: 3000, shipped: 3000 }, { sku: 'SOAP-ÉT', quantity: 1000 }],
    }); // prettier-ignore
  });

  it('WooCommerce: the totals of an order repeat on its rows', async () => {
    const { records, issues, rows } = await orders('woocommerce_orders_advanced_export.csv');
    const known = facts['woocommerce_orders_advanced_export.csv'];

    expect(issues).toEqual([]);
    expect({ orders: records.length, rows, order_total_sum: sum(records, ({ total }) => total) }).toEqual({
      orders: known?.['orders'],
      rows: known?.['rows'],
      order_total_sum: known?.['order_total_sum'],
    });
    expect(counts(records.map(({ payment }) => payment))).toEqual({
      paid: 17,
      unpaid: 3,
      refunded: 1,
      voided: 3,
    });
    expect(counts(records.map(({ lifecycle }) => lifecycle))).toEqual({ null: 20, cancelled: 3, closed: 1 });
    expect(records.filter(({ hold_reason }) => hold_reason !== null)).toHaveLength(3);
    expect(records.find(({ ref }) => ref === '3106')?.lines).toMatchObject([
      { sku: '00418', quantity: 3000 },
    ]);
  });

  it('Amazon: three reports, one without prices, one in the old code page', async () => {
    const unshipped = await orders('amazon_unshipped_orders.txt');
    const report = await orders('amazon_order_report.txt');
    const old = await orders('amazon_order_report_cp1252.txt');
    const all = await orders('amazon_all_orders.txt');
    const list = (read: Read<OrderRecord>): string =>
      (lines(read.records).reduce((total, { line_list }) => total + (line_list ?? 0), 0) / 100).toFixed(2);

    expect([unshipped, report, old, all].flatMap(({ issues }) => issues)).toEqual([]);
    expect({
      orders: report.records.length,
      unshipped_rows: unshipped.rows,
      units_to_ship: units(unshipped.records),
      order_report_item_price_sum: list(report),
      all_orders_rows: all.rows,
    }).toMatchObject({
      orders: 24,
      unshipped_rows: 39,
      units_to_ship: 69,
      order_report_item_price_sum: '900.50',
    });
    expect([list(old), list(all), all.rows]).toEqual(['900.50', '900.50', 39]);
    expect(
      lines(unshipped.records).every(({ unit_price, shipped }) => unit_price === null && shipped === 0),
    ).toBe(true);
    expect(
      all.records.every(({ fulfilment, payment }) => fulfilment === 'fulfilled' && payment === 'paid'),
    ).toBe(true);
    expect(report.records[0]).toMatchObject({
      ref: '202-2247329-3009717', shipping: 1185, ship_to: { line2: 'Bât. B', city: 'Lyon', country: 'FR' },
      lines: [{ sku: '00417', quantity: 3000, line_list: 2085, unit_price: 6_950_000 }, {}, {}],
    }); // prettier-ignore
  });

  it('eBay: an order of several items has a row of its own, and the file a frame', async () => {
    const { records, issues, rows } = await orders('ebay_orders_report.csv');

    expect(issues).toEqual([]);
    expect({
      orders: records.length,
      data_rows: rows,
      summary_rows: rows - lines(records).length,
      units: units(records),
      total_price_sum: sum(records, ({ total }) => total),
    }).toEqual({ orders: 24, data_rows: 48, summary_rows: 11, units: 54, total_price_sum: '939.95' });
    expect(records[2]).toMatchObject({
      ref: '16-12765-29641', total: 2505, shipping: 395, placed_at: '2026-03-18T02:19:00.000Z',
      ship_to: { line1: '4 Sample Quay', country: 'Ireland' }, customer: { code: 'buyer_2', name: 'Seán O\'Brien' },
      lines: [{ sku: 'MAR-01', quantity: 2000, unit_price: 4_800_000 }, { sku: '5E10', quantity: 1000 }],
    }); // prettier-ignore
  });

  it('Etsy: postage repeats on the items of an order, and texts have entities', async () => {
    const { records, issues, rows } = await orders('EtsySoldOrderItems.csv');

    expect(issues).toEqual([]);
    const totals = lines(records).reduce((total, { line_total }) => total + (line_total ?? 0), 0);
    expect({ orders: records.length, rows, units: units(records), item_total_sum: totals }).toEqual({
      orders: 24, rows: 35, units: 55, item_total_sum: 60180,
    }); // prettier-ignore
    expect(records[3]).toMatchObject({
      ref: '3300000003', placed_on: '2026-04-07', paid_at: '2026-04-07T11:00:00.000Z', shipping: 395,
      lines: [{ options: null }, { options: 'Personalization:Happy birthday, Mum "J"' }],
    }); // prettier-ignore
  });

  it('Square: refunds have quantities below zero', async () => {
    const { records, issues, rows } = await orders('square_items.csv');
    const net = lines(records).reduce((total, { line_total }) => total + (line_total ?? 0), 0);

    expect(issues).toEqual([]);
    expect({
      transactions: records.length,
      item_rows: rows,
      net_sales: (net / 100).toFixed(2),
      refund_transactions: records.filter(({ lines: [first] }) => (first?.quantity ?? 0) < 0).length,
    }).toEqual({ transactions: 24, item_rows: 36, net_sales: '605.15', refund_transactions: 2 });
    expect(records[0]).toMatchObject({
      location: 'Market stall',
      lines: [{ options: null, quantity: -1000 }, {}],
    });
  });

  it('Shopify: what a location does not stock is left out of the inventory', async () => {
    const file = path.join(folder, 'shopify_inventory_export.csv');
    const { records, issues } = await readFile<StockRecord>('stock', file);

    expect(issues).toEqual([]);
    expect(records.length).toBe(19);
    expect(records.reduce((total, { quantity }) => total + quantity, 0) / 1000).toBe(299);
  });

  it.each(Object.entries(files))(
    '%s is known by its header, and its orders come to what they say',
    async (format, file) => {
      const read = await orders(file);

      const differing = read.records.filter((record) =>
        given(record).charges.some(({ kind }) => kind === 'channel_difference'),
      );
      expect(read.format).toBe(format);
      expect(differing).toEqual([]);
    },
  );

  it('WooCommerce: products with variations and groups are no products themselves', async () => {
    const file = path.join(folder, '../../woocommerce/sample_products.csv');
    const { format, records, issues, rows } = await readFile<ProductRecord>('products', file);

    expect({ format, issues, rows }).toEqual({ format: 'woocommerce_products', issues: [], rows: 20 });
    expect(counts(records.map(({ kind }) => kind))).toEqual({ goods: 18, service: 2 });
    expect(records.filter(({ price }) => price === null)).toEqual([]);
  });
});
