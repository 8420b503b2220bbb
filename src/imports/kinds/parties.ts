import type { PartyRecord } from '../../domain/imports/records.ts';
import type { Fields } from '../engine/fields.ts';
import { text, whole, word } from '../engine/values.ts';
import { rowByRow, type Kind } from './kind.ts';

const fields = {
  code: text,
  name: text,
  email: (cell: string) => cell.toLowerCase(),
  phone: text,
  line1: text,
  line2: text,
  city: text,
  postcode: text,
  country: text,
  terms: whole,
  note: text,
  archived: word(['yes', 'no']),
} satisfies Fields;

function people(name: 'customers' | 'suppliers'): Kind<PartyRecord, typeof fields> {
  return {
    name,
    fields,
    needs: [['name']],
    own: Object.keys(fields),
    needed: ['name'],
    reader: rowByRow(({ row, name: called, ...said }) =>
      called === null ? null : { rows: [row], name: called, ...said },
    ),
  };
}

export const customers = people('customers');
export const suppliers = people('suppliers');
