import type { Origin } from '../domain/imports/issue.ts';
import type { KindName } from '../domain/imports/kinds.ts';
import { importHistory } from '../operations/imports/history.ts';
import { importOrders } from '../operations/imports/orders.ts';
import type { Begin } from '../operations/imports/outcome.ts';
import { importParties } from '../operations/imports/parties.ts';
import { importPayments } from '../operations/imports/payments.ts';
import { importProducts } from '../operations/imports/products.ts';
import { importPurchases } from '../operations/imports/purchases.ts';
import { importShipments } from '../operations/imports/shipments.ts';
import { importStock } from '../operations/imports/stock.ts';

/** What begins to write each kind. An importer is given only the records of its own kind. */
export const importers = {
  products: importProducts,
  customers: importParties('customer'),
  suppliers: importParties('supplier'),
  stock: importStock,
  orders: importOrders,
  history: importHistory,
  shipments: importShipments,
  payments: importPayments,
  purchases: importPurchases,
} as unknown as Readonly<Record<KindName, Begin<Origin>>>;
