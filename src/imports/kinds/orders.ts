import type { OrderRecord } from '../../domain/imports/records.ts';
import type { Kind } from './kind.ts';
import { orderFields, ownColumns } from './order-fields.ts';
import { skuLineOf } from './order-lines.ts';
import { orderReader } from './order-rows.ts';

export const orders: Kind<OrderRecord, typeof orderFields> = {
  name: 'orders',
  fields: orderFields,
  needs: [['external_ref', 'number'], ['sku'], ['quantity']],
  own: ownColumns,
  // A SKU may be told by the item: the reader says where a line has neither.
  needed: ['quantity'],
  reader: orderReader,
  surveyed: [
    'external_ref', 'number', 'channel', 'sku', 'item', 'name', 'quantity', 'unit_price', 'line_list', 'line_total',
  ], // prettier-ignore
  skuLineOf,
};
