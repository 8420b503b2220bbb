import type { Entry } from '../kit/command.ts';
import type { Desk } from './desk.ts';

/** Every command: its path, its sentence, and where it is loaded from when it is called. */
export const entries: readonly Entry<Desk>[] = [
  { path: 'init', summary: 'Sets up a new shop.', load: () => import('./init.ts') },
  { path: 'orders place', summary: 'Places an order.', load: () => import('./orders/place.ts') },
  { path: 'orders show', summary: 'Shows one order.', load: () => import('./orders/show.ts') },
  { path: 'products add', summary: 'Adds a product.', load: () => import('./products/add.ts') },
  { path: 'products show', summary: 'Shows one product.', load: () => import('./products/show.ts') },
  { path: 'stock receive', summary: 'Takes goods into stock.', load: () => import('./stock/receive.ts') },
  { path: 'stock show', summary: 'Shows what there is of a product.', load: () => import('./stock/show.ts') },
  { path: 'db check', summary: 'Proves that the books add up.', load: () => import('./db/check.ts') },
];

/** One sentence a noun; under the empty word, docket itself. */
export const about: Readonly<Record<string, string>> = {
  '': 'Order management for small shops, from the terminal.',
  orders: 'What customers want: placed, paid, shipped, returned.',
  products: 'What is sold.',
  customers: 'Who buys.',
  suppliers: 'Who delivers.',
  locations: 'Where goods lie.',
  channels: 'Where orders come in.',
  payments: 'What was paid and paid back.',
  stock: 'What there is, where, and what it is worth.',
  shipments: 'What has left the shop.',
  returns: 'What comes back.',
  reports: 'How the shop is doing.',
  import: 'Spreadsheets in.',
  db: 'The database: information, checks, backups.',
  config: 'How the shop is set up.',
};
