/** What can be written as a file. */
export const exportNames = [
  'products', 'stock', 'orders', 'customers', 'suppliers', 'payments', 'invoices', 'moves', 'shipments', 'purchases', 'catalogue',
] as const; // prettier-ignore

export type ExportName = (typeof exportNames)[number];

/** Where goods are offered: each takes stock in a file of its own. */
export const platforms = ['shopify', 'woocommerce', 'amazon', 'ebay', 'etsy'] as const;

export type Platform = (typeof platforms)[number];

/** Who sends parcels, or packs them for the shop (`3pl`): each takes orders in a file of its own. */
export const dispatchers = ['royal_mail', 'ups', 'dpd', '3pl'] as const;

export type Dispatcher = (typeof dispatchers)[number];
