import type { Format } from './format.ts';

/**
 * eBay's Orders report, with American, British and Australian labels. An order of several items has a row of its own
 * that names no item and has the order's amounts and address; then a row an item.
 */
export const ebayOrders: Format = {
  name: 'ebay_orders',
  kind: 'orders',
  about: 'eBay: Orders report (Sales Record Number, Item Number, Sold For …)',
  marks: ['Sales Record Number', 'Item Number'],
  columns: {
    external_ref: 'Order Number',
    placed_at: 'Sale Date',
    paid_at: 'Paid On Date',
    shipped_at: ['Shipped On Date', 'Dispatched On Date', 'Posted On Date'],
    promised_on: ['Ship By Date', 'Dispatch By Date', 'Post By Date'],
    customer_code: 'Buyer Username',
    customer_name: 'Buyer Name',
    customer_email: 'Buyer Email',
    note: 'Buyer Note',
    ship_to_name: ['Ship To Name', 'Post To Name'],
    ship_to_line1: ['Ship To Address 1', 'Post To Address 1'],
    ship_to_line2: ['Ship To Address 2', 'Post To Address 2'],
    ship_to_city: ['Ship To City', 'Post To City', 'Post To Suburb'],
    ship_to_region: ['Ship To State', 'Post To County', 'Post To State', 'Ship To County'],
    ship_to_postcode: ['Ship To Zip', 'Post To Postcode', 'Ship To Postcode'],
    ship_to_country: ['Ship To Country', 'Post To Country'],
    country: ['Ship To Country', 'Post To Country'],
    customer_phone: ['Ship To Phone', 'Post To Phone'],
    payment_method: 'Payment Method',
    tracking: 'Tracking Number',
    carrier: ['Shipping Service', 'Delivery Service', 'Postage Service'],
    shipping: [
      'Shipping And Handling', 'Postage And Packaging', 'Postage And Handling', 'Postage And Packing',
    ],
    tax: 'Seller Collected Tax',
    total: 'Total Price',
    item: 'Item Number',
    sku: ['Custom Label', 'Custom Label (SKU)'],
    name: 'Item Title',
    options: 'Variation Details',
    quantity: 'Quantity',
    unit_price: 'Sold For',
  },
  constants: { channel: 'ebay' },
  lines_by: 'item',
  left_out: [
    { column: 'Sales Record Number', matches: '^Seller ID' },
    { column: 'Order Number', matches: 'record\\(s\\) downloaded' },
  ],
  dates: 'open',
  decimal: '.',
  services: [],
}; // prettier-ignore
