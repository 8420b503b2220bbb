import type { Format } from './format.ts';

/** Sales over the counter, a row an item, the newest first: handed over and paid; a refund has quantities below zero. */
export const squareItems: Format = {
  name: 'square_items',
  kind: 'orders',
  about: 'Square: Items detail (Date, Time, Item, Qty, Gross Sales, Event Type …)',
  marks: ['Gross Sales', 'Net Sales', 'Transaction ID', 'Qty'],
  columns: {
    external_ref: 'Transaction ID',
    sku: 'SKU',
    item: 'Item',
    name: 'Item',
    quantity: 'Qty',
    line_list: 'Gross Sales',
    line_discount: 'Discounts',
    line_total: 'Net Sales',
    line_tax: 'Tax',
    location: 'Location',
    note: 'Notes',
    customer_code: 'Customer ID',
    customer_name: 'Customer Name',
  },
  joined: { placed_at: ['Date', 'Time'], options: ['Price Point Name', 'Modifiers Applied'] },
  constants: { channel: 'square', payment: 'paid', fulfilment: 'fulfilled', prices: 'without_tax' },
  words: { options: { regular: '' } },
  left_out: [{ column: 'Event Type', matches: '^(void|voided|no sale)$' }],
  dates: 'open',
  decimal: '.',
  services: ['^custom amount$'],
};
