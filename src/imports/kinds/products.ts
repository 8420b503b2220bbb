import type { ProductRecord } from '../../domain/imports/records.ts';
import { importProducts } from '../../operations/imports/products.ts';
import type { Fields } from '../engine/sheet.ts';
import { quantity, text, unitPrice, whole, word } from '../engine/values.ts';
import { rowByRow, type Kind } from './kind.ts';

const fields = {
  sku: text,
  name: text,
  price: unitPrice,
  cost: unitPrice,
  tax: text,
  barcode: text,
  category: text,
  kind: word(['goods', 'service']),
  decimals: whole,
  when_short: word(['deny', 'backorder']),
  supplier: text,
  reorder_point: quantity,
  reorder_quantity: quantity,
} satisfies Fields;

export const products: Kind<ProductRecord, typeof fields> = {
  name: 'products',
  fields,
  needs: [['sku'], ['name'], ['price']],
  own: Object.keys(fields),
  needed: ['sku'],
  reader: rowByRow(({ row, sku, ...said }) => (sku === null ? null : { rows: [row], sku, ...said })),
  write: importProducts,
};
