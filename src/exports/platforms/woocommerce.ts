import { stockFor } from './platform.ts';

/**
 * WooCommerce's product import with “Update existing products” ticked (github.com/woocommerce/woocommerce, “Product CSV
 * Import Schema”): products are found by SKU, a number of pieces turns the keeping of stock on, and yes is `1`.
 */
export const woocommerce = stockFor({
  format: 'woocommerce',
  about: 'WooCommerce’s product file, to update existing products.',
  header: () => ['SKU', 'In stock?', 'Stock'],
  cells: ({ sku, quantity }) => ({ SKU: sku, 'In stock?': quantity > 0 ? 1 : 0, Stock: quantity }),
});
