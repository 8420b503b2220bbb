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
  'purchases',
] as const;

export type KindName = (typeof kindNames)[number];
