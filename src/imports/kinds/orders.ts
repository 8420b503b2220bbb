import type { OrderRecord } from '../../domain/imports/records.ts';
import { importOrders } from '../../operations/imports/orders.ts';
import type { Kind } from './kind.ts';
import { orderColumns, orderFields, orderReader } from './order-rows.ts';

export const orders: Kind<OrderRecord, typeof orderFields> = {
  name: 'orders',
  fields: orderFields,
  needs: [['external_ref', 'number'], ['sku'], ['quantity']],
  own: [...orderColumns, 'customer_code', 'name'],
  needed: ['sku', 'quantity'],
  reader: orderReader,
  write: importOrders,
};
