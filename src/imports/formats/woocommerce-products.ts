import type { Format } from './format.ts';

/** WooCommerce's own product export: what has variations or only groups others has no price and is no product itself. */
export const woocommerceProducts: Format = {
  name: 'woocommerce_products',
  kind: 'products',
  about: 'WooCommerce: Products, Export (Type, SKU, Name, Regular price …)',
  marks: ['Type', 'Regular price', ['Tax status', 'In stock?', 'Published']],
  columns: {
    sku: 'SKU',
    name: 'Name',
    price: 'Regular price',
    cost: ['Cost of goods', 'Meta: _wc_cog_cost', 'Meta: _alg_wc_cog_cost'],
    barcode: ['GTIN, UPC, EAN, or ISBN', 'GTIN, UPC, EAN or ISBN', 'Meta: _global_unique_id'],
    category: 'Categories',
    kind: 'Type',
    when_short: 'Backorders allowed?',
    tax: 'Tax class',
    reorder_point: 'Low stock amount',
  },
  words: {
    kind: {
      simple: 'goods',
      variation: 'goods',
      'simple, virtual': 'service',
      'simple, downloadable': 'service',
      'simple, downloadable, virtual': 'service',
      'simple, virtual, downloadable': 'service',
      'variation, virtual': 'service',
      'variation, downloadable': 'service',
      'variation, downloadable, virtual': 'service',
      '*': 'goods',
    },
    when_short: { 0: 'deny', 1: 'backorder', no: 'deny', yes: 'backorder', notify: 'backorder', '*': '' },
    tax: { standard: 'standard', reduced_rate: 'reduced', zero_rate: 'zero', '*': '' },
  },
  left_out: [{ column: 'Type', matches: '^(variable|grouped|external)' }],
  dates: 'iso',
  decimal: '.',
  services: [],
};
