import type { Format } from './format.ts';

/**
 * Shopify's products, a row a variant, with the headers of before 2024 (Variant SKU, Variant Price) or since (SKU,
 * Price). The title stands on a product's first row only; rows that have no price only add pictures.
 */
export const shopifyProducts: Format = {
  name: 'shopify_products',
  kind: 'products',
  about: 'Shopify: Products, Export (Handle, Title, Variant SKU … or Title, URL handle, SKU …)',
  marks: [
    ['Handle', 'URL handle'],
    ['Body (HTML)', 'Description', 'Option1 Name'],
    ['Variant Price', 'Published on online store', 'Continue selling when out of stock', 'Price'],
  ],
  columns: {
    handle: ['Handle', 'URL handle'],
    sku: ['Variant SKU', 'SKU'],
    name: 'Title',
    option1: 'Option1 Value',
    option2: 'Option2 Value',
    option3: 'Option3 Value',
    price: ['Variant Price', 'Price'],
    cost: 'Cost per item',
    barcode: ['Variant Barcode', 'Barcode'],
    category: ['Type', 'Custom Product Type'],
    kind: ['Variant Requires Shipping', 'Requires shipping'],
    when_short: ['Variant Inventory Policy', 'Continue selling when out of stock'],
    tax: ['Variant Taxable', 'Charge tax'],
  },
  words: {
    option1: { default_title: '' },
    kind: { true: 'goods', false: 'service', '*': '' },
    when_short: { deny: 'deny', continue: 'backorder', true: 'backorder', false: 'deny', '*': '' },
    tax: { false: 'zero', '*': '' },
  },
  left_out: [{ column: ['Variant Price', 'Price'], matches: '^$' }],
  apostrophes: ['sku', 'barcode'],
  dates: 'iso',
  decimal: '.',
  services: [],
};
