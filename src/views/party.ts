import { column, type Column, type Row, type View } from '../kit/view.ts';
import type { CustomerRecord, PartyRecord, SupplierRecord } from '../store/list/parties.ts';
import { shownIn } from './amounts.ts';
import { itemTable, supplierItemRow } from './supplier-item.ts';

const columns: readonly Column[] = [
  column('code', 'text'),
  column('name', 'text'),
  column('email', 'text', 'E-mail'),
  column('phone', 'text'),
  column('line1', 'text', 'Address'),
  column('line2', 'text', ''),
  column('city', 'text'),
  column('postcode', 'text'),
  column('country', 'text'),
  column('terms', 'number', 'Terms (days)'),
  column('note', 'text'),
  column('archived_at', 'instant', 'Archived'),
];

/** Customers or suppliers in a list. */
export const partyView: View<PartyRecord> = {
  name: 'party',
  key: 'code',
  columns,
  shown: ['code', 'name', 'email', 'phone', 'city', 'country', 'terms'],
  row: partyRow,
};

/** One customer with what was ordered. */
export const customerView: View<CustomerRecord> = {
  ...partyView,
  name: 'customer',
  columns: [
    ...columns,
    column('orders', 'number'),
    column('gross', 'money', 'Ordered'),
    column('due', 'money'),
    column('last_order_on', 'day', 'Last order'),
    column('currency', 'text'),
  ],
  row({ party, currency, orders, gross, due, last_order_on }) {
    const { money } = shownIn(currency);
    return { ...partyRow(party), orders, gross: money(gross), due: money(due), last_order_on, currency };
  },
};

/** One supplier with the number of products that name it, and what it asks for what it sells. */
export const supplierView: View<SupplierRecord> = {
  ...partyView,
  name: 'supplier',
  columns: [...columns, column('products', 'number'), column('items', 'nested')],
  row: ({ party, products, items, currency }) => ({
    ...partyRow(party),
    products,
    items: items.map((item) => supplierItemRow(item, currency)),
  }),
  card: (row, pen) =>
    itemTable([...columns, column('products', 'number')], row, {
      pen,
      items: row['items'] as readonly Row[],
    }),
};

function partyRow(party: PartyRecord): Row {
  const { code, name, email, phone, line1, line2, city, postcode, country, terms, note, archived_at } = party;
  return { code, name, email, phone, line1, line2, city, postcode, country, terms, note, archived_at };
}
