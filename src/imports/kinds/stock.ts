import type { StockRecord } from '../../domain/imports/records.ts';
import { importStock } from '../../operations/imports/stock.ts';
import type { Fields } from '../engine/sheet.ts';
import { quantity, text, unitPrice } from '../engine/values.ts';
import { rowByRow, type Kind } from './kind.ts';

const fields = { sku: text, location: text, bin: text, quantity, unit_cost: unitPrice } satisfies Fields;

export const stock: Kind<StockRecord, typeof fields> = {
  name: 'stock',
  fields,
  needs: [['sku'], ['quantity']],
  own: Object.keys(fields),
  needed: ['sku', 'quantity'],
  reader: rowByRow(({ row, sku, quantity: counted, ...said }) =>
    sku === null || counted === null ? null : { rows: [row], sku, quantity: counted, ...said },
  ),
  write: importStock,
};
