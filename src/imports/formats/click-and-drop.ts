import type { Format } from './format.ts';

/** What Royal Mail's Click & Drop writes of orders that it has made labels for. */
export const clickAndDrop: Format = {
  name: 'click_and_drop',
  kind: 'shipments',
  about: 'Royal Mail: Click & Drop order export (Order reference, Tracking number, Despatch date …)',
  marks: [
    ['Order reference', 'Channel reference'],
    ['Despatch date', 'Despatched on', 'Manifest number'],
  ],
  columns: {
    order: ['Order reference', 'Channel reference'],
    tracking: ['Tracking number', 'Tracking no.', 'Barcode'],
    shipped_on: ['Despatch date', 'Despatched on', 'Date despatched'],
    sku: ['SKU', 'Product SKU'],
    quantity: 'Quantity',
  },
  constants: { carrier: 'royal-mail' },
  dates: 'open',
  decimal: '.',
  services: [],
};
