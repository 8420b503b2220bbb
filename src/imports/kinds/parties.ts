import type { PartyRecord } from '../../domain/imports/records.ts';
import { importParties } from '../../operations/imports/parties.ts';
import type { Fields } from '../engine/sheet.ts';
import { text, whole } from '../engine/values.ts';
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
} satisfies Fields;

function people(
  name: 'customers' | 'suppliers',
  kind: 'customer' | 'supplier',
): Kind<PartyRecord, typeof fields> {
  return {
    name,
    fields,
    needs: [['name']],
    own: Object.keys(fields),
    needed: ['name'],
    reader: rowByRow(({ row, name: called, ...said }) =>
      called === null ? null : { rows: [row], name: called, ...said },
    ),
    write: (work, parsed) => importParties(work, parsed, kind),
  };
}

export const customers = people('customers', 'customer');
export const suppliers = people('suppliers', 'supplier');
