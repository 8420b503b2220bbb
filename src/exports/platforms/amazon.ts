import { stockFor } from './platform.ts';

/**
 * Amazon's Price & Quantity file (Seller Central help, “Price & Quantity file”): tab-separated, found by SKU. A blank
 * cell keeps what Amazon has, so that prices and handling times stay as they are there.
 */
export const amazon = stockFor({
  format: 'amazon',
  about: 'Amazon’s Price & Quantity file, tab-separated; prices stay as they are there.',
  header: () => [
    'sku', 'price', 'minimum-seller-allowed-price', 'maximum-seller-allowed-price', 'quantity', 'handling-time',
    'fulfillment-channel',
  ], // prettier-ignore
  delimiter: '\t',
  cells: ({ sku, quantity }) => ({ sku, quantity }),
});
