import type { Format } from './format.ts';

/**
 * The till export behind the “Online Retail” data set (UCI Machine Learning Repository, doi 10.24432/C5BW33): a line
 * a row, moments as `M/D/YYYY H:mm` in the shop's time zone; an invoice whose number begins with C takes goods back,
 * with negative quantities, and names no order.
 */
export const onlineRetail: Format = {
  name: 'online_retail',
  kind: 'history',
  about:
    'Online Retail: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country',
  marks: ['InvoiceNo', 'StockCode', 'InvoiceDate', 'UnitPrice', 'CustomerID'],
  columns: {
    external_ref: 'InvoiceNo',
    sku: 'StockCode',
    name: 'Description',
    quantity: 'Quantity',
    placed_at: 'InvoiceDate',
    unit_price: 'UnitPrice',
    customer_code: 'CustomerID',
    country: 'Country',
  },
  dates: 'mdy',
  decimal: '.',
  // Postage, carriage, fees, samples, discounts, manual entries, adjustments, donations and vouchers. Other codes
  // without leading digits (DCGS…) are goods of a sister shop.
  services: [
    '^(POST|DOT|C2|D|M|S|B|CRUK|PADS|BANK CHARGES|AMAZONFEE|ADJUST\\d*|SP\\d+|TEST\\d*)$',
    '^gift_\\d+_\\d+$',
  ],
};
