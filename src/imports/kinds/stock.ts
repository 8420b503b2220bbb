import type { StockRecord } from '../../domain/imports/records.ts';
import type { Fields } from '../engine/fields.ts';
import { code, quantity, text, unitPrice } from '../engine/values.ts';
import { rowByRow, type Kind } from './kind.ts';

const ownFields = { sku: code, location: text, bin: text, quantity, unit_cost: unitPrice } satisfies Fields;

/** A count sheet has what was thought to be there and, where somebody counted, what was found. */
const fields = { ...ownFields, counted: quantity } satisfies Fields;

export const stock: Kind<StockRecord, typeof fields> = {
  name: 'stock',
  fields,
  needs: [['sku'], ['quantity', 'counted']],
  own: Object.keys(ownFields),
  needed: ['sku', 'quantity'],
  reader: rowByRow(({ row, sku, quantity: listed, counted, ...said }) => {
    const found = counted ?? listed;
    return sku === null || found === null ? null : { rows: [row], sku, quantity: found, ...said };
  }),
};
