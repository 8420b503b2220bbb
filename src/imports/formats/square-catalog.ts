import type { Format } from './format.ts';

/** Square's item library, a row a variation. */
export const squareCatalog: Format = {
  name: 'square_catalog',
  kind: 'products',
  about: 'Square: Item library, Export (Token, Item Name, Variation Name, SKU, Price …)',
  marks: [['Token', 'Reference Handle'], 'Item Name', 'Variation Name'],
  columns: {
    sku: 'SKU',
    name: 'Item Name',
    option1: 'Variation Name',
    price: 'Price',
    cost: ['Default Unit Cost', 'Unit Cost'],
    barcode: 'GTIN',
    category: ['Reporting Category', 'Categories', 'Category'],
    kind: 'Item Type',
  },
  words: {
    option1: { regular: '' },
    price: { variable: '' },
    kind: { digital: 'service', service: 'service', donation: 'service', '*': 'goods' },
  },
  left_out: [{ column: 'Archived', matches: '^(y|yes|true)$' }],
  dates: 'iso',
  decimal: '.',
  services: [],
};
