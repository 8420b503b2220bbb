import { stockFor } from './platform.ts';

/**
 * Etsy takes no stock file itself; the tools that talk to it do. The names are those of Etsy's own download of a shop's
 * listings, which the tools know.
 */
export const etsy = stockFor({
  format: 'etsy',
  about: 'SKU and quantity, for the tools that update Etsy listings.',
  header: () => ['SKU', 'QUANTITY'],
  cells: ({ sku, quantity }) => ({ SKU: sku, QUANTITY: quantity }),
});
