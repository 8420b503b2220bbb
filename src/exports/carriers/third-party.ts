import { blank, ordersFor } from './carrier.ts';

/**
 * For a warehouse that packs for the shop (a 3PL): a row for each line with what is to be packed of it. No standard says
 * how; the names are docket's own, and `import shipments` reads what comes back by `order`.
 */
export const thirdParty = ordersFor({
  format: '3pl',
  about: 'For a warehouse that packs for the shop: a row for each line that may be sent.',
  rows: 'line',
  street: { lines: 2, width: 200 },
  fields: [
    { name: 'order', kind: 'number', needed: true, of: ({ parcel }) => String(parcel.number) },
    { name: 'external_ref', of: ({ parcel }) => parcel.external_ref },
    { name: 'placed_on', kind: 'day', of: ({ parcel }) => parcel.placed_on },
    { name: 'promised_on', kind: 'day', of: ({ parcel }) => parcel.promised_on },
    { name: 'service', of: ({ parcel }) => parcel.service },
    { name: 'name', needed: true, of: ({ parcel }) => parcel.name },
    { name: 'line1', needed: true, of: ({ street }) => street[0] ?? '' },
    { name: 'line2', of: ({ street }) => street[1] ?? '' },
    { name: 'city', of: ({ parcel }) => parcel.city },
    { name: 'postcode', of: ({ parcel }) => parcel.postcode },
    { name: 'country', of: ({ parcel }) => parcel.country },
    { name: 'phone', of: ({ parcel }) => parcel.phone },
    { name: 'email', of: ({ parcel }) => parcel.email },
    { name: 'line', kind: 'number', of: ({ line }) => String(line?.line ?? '') },
    { name: 'sku', of: ({ line }) => line?.sku ?? '' },
    { name: 'description', of: ({ line }) => line?.name ?? '' },
    { name: 'quantity', kind: 'quantity', of: ({ line }) => line?.quantity ?? '' },
    blank('weight'),
    { name: 'note', of: ({ parcel }) => parcel.note },
  ],
});
