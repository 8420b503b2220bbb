import type { PartyRecord } from '../../domain/imports/records.ts';
import type { Fields, Values } from '../engine/fields.ts';
import { code, text, whole, word } from '../engine/values.ts';
import { rowByRow, type Kind } from './kind.ts';

const fields = {
  code,
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

/** An order that names its customer by e-mail must mean one; of a supplier two branches may share it. */
const unique = {
  customers: ({ code, email }: Values<typeof fields>) => [
    ...(code === null ? [] : [`The customer ${code}`]),
    ...(email === null ? [] : [`The e-mail address ${email}`]),
  ],
  suppliers: ({ code }: Values<typeof fields>) => (code === null ? [] : [`The supplier ${code}`]),
};

function people(name: 'customers' | 'suppliers'): Kind<PartyRecord, typeof fields> {
  return {
    name,
    fields,
    needs: [['name']],
    own: Object.keys(fields),
    needed: ['name'],
    surveyed: ['code', 'email'],
    unique: unique[name],
    reader: rowByRow(({ row, name: called, ...said }) =>
      called === null ? null : { rows: [row], name: called, ...said },
    ),
  };
}

export const customers = people('customers');
export const suppliers = people('suppliers');
