import type { StockRecord } from '../../domain/imports/records.ts';
import type { Fields } from '../engine/fields.ts';
import { code, day, quantity, text, unitPrice } from '../engine/values.ts';
import { rowByRow, type Kind } from './kind.ts';

const ownFields = {
  sku: code,
  location: text,
  bin: text,
  lot: code,
  expires: day,
  quantity,
  unit_cost: unitPrice,
  channel: text,
} satisfies Fields;

/** A count sheet has what was thought to be there and, where somebody counted, what was found; a channel has codes of its own. */
const fields = { ...ownFields, counted: quantity } satisfies Fields;

export const stock: Kind<StockRecord, typeof fields> = {
  name: 'stock',
  fields,
  needs: [['sku'], ['quantity', 'counted']],
  own: Object.keys(ownFields),
  needed: ['sku', 'quantity'],
  bare: ['sku', 'quantity'],
  surveyed: ['sku', 'location', 'lot'],
  unique({ sku, location, lot }, place) {
    const what = `${sku} at ${location ?? place}`;
    return sku === null ? [] : [lot === null ? what : `Lot ${lot} of ${what}`];
  },
  reader: rowByRow(({ row, sku, quantity: listed, counted, ...said }) => {
    const found = counted ?? listed;
    return sku === null || found === null ? null : { rows: [row], sku, quantity: found, ...said };
  }),
};
