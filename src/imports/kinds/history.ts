import type { OrderRecord } from '../../domain/imports/records.ts';
import { importHistory } from '../../operations/imports/history.ts';
import type { Kind } from './kind.ts';
import { orderColumns, orderFields, orderReader } from './order-rows.ts';

export const history: Kind<OrderRecord, typeof orderFields> = {
  name: 'history',
  fields: orderFields,
  needs: [['external_ref', 'number'], ['sku'], ['quantity'], ['placed_at', 'placed_on']],
  own: [...orderColumns, 'placed_at', 'country', 'customer_code', 'name'],
  needed: ['sku', 'quantity'],
  reader: orderReader,
  write: importHistory,
};
