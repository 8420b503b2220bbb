import { column, type View } from '../kit/view.ts';
import type { LocationRecord } from '../store/list/places.ts';
import { shownIn } from './amounts.ts';

/** A place where goods lie. */
export const locationView: View<LocationRecord> = {
  name: 'location',
  key: 'code',
  columns: [
    column('code', 'text'),
    column('name', 'text'),
    column('kind', 'word'),
    column('sellable', 'word'),
    column('priority', 'number'),
    column('products', 'number'),
    column('value', 'money'),
    column('currency', 'text'),
    column('archived_at', 'instant', 'Archived'),
  ],
  shown: ['code', 'name', 'kind', 'sellable', 'priority', 'products', 'value'],
  row: ({ location, currency, products, value }) => ({
    code: location.code,
    name: location.name,
    kind: location.kind,
    sellable: location.sellable === 1,
    priority: location.priority,
    products,
    value: shownIn(currency).money(value),
    currency,
    archived_at: location.archived_at,
  }),
};
