/** What a spreadsheet may hold. */
export const kindNames = [
  'products',
  'customers',
  'suppliers',
  'stock',
  'orders',
  'history',
  'shipments',
  'payments',
] as const;

export type KindName = (typeof kindNames)[number];
