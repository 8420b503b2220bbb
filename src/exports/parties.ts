import { column } from '../kit/view.ts';
import { partyPages } from '../store/list/exports/parties.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('code', 'text'),
  column('name', 'text'),
  column('email', 'text'),
  column('phone', 'text'),
  column('line1', 'text'),
  column('line2', 'text'),
  column('city', 'text'),
  column('postcode', 'text'),
  column('country', 'text'),
  column('terms', 'number'),
  column('note', 'text'),
  column('archived', 'word'),
];

export const customers = peopleOf('customer', 'customers');
export const suppliers = peopleOf('supplier', 'suppliers');

function peopleOf(kind: 'customer' | 'supplier', of: 'customers' | 'suppliers'): Export {
  return {
    of,
    format: 'docket',
    about: `Every ${kind} as import ${of} reads it, archived ones too.`,
    columns: () => columns,
    pages: ({ reading, since }) =>
      rowsOf(partyPages(reading, kind, since), ({ id: _, archived_at, ...party }) => [
        { ...party, archived: archived_at === null ? null : 'yes' },
      ]),
  };
}
