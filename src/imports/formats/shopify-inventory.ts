import type { Format } from './format.ts';

/**
 * Shopify's inventory, a row a variant and location. What lies there is `On hand`, and where somebody filled in a new
 * number that one; what a location does not stock is left out.
 */
export const shopifyInventory: Format = {
  name: 'shopify_inventory',
  kind: 'stock',
  about: 'Shopify: Inventory, Export (Handle, SKU, Location, On hand (current) …)',
  marks: ['Handle', 'Location', ['On hand (current)', 'On hand']],
  columns: {
    sku: 'SKU',
    location: 'Location',
    bin: 'Bin name',
    quantity: ['On hand (current)', 'On hand'],
    counted: 'On hand (new)',
    unit_cost: 'Cost per item',
  },
  constants: { channel: 'shopify' },
  left_out: [{ column: ['On hand (current)', 'On hand'], matches: '^not stocked$' }],
  apostrophes: ['sku'],
  dates: 'iso',
  decimal: '.',
  services: [],
};
