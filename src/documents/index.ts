import { purchaseOrder } from './purchase-order.ts';

/** What can be printed or sent as pages, one file and one line each. */
export const documents = { purchase_order: purchaseOrder };
