import { blank, ordersFor } from './carrier.ts';

/**
 * DPD Shipper, import of shipment orders (doc.dpd.be/node/16): semicolons, a header whose names it knows, countries as
 * two letters, at most 500 orders a file.
 */
export const dpd = ordersFor({
  format: 'dpd',
  about: 'DPD Shipper: a row for each order that may be sent.',
  rows: 'order',
  street: { lines: 2, width: 35 },
  most: 500,
  dialect: { delimiter: ';' },
  fields: [
    { name: 'recipient_name', max: 35, needed: true, cut: true, of: ({ parcel }) => parcel.name },
    blank('recipient_name2'),
    { name: 'recipient_street', max: 35, needed: true, cut: true, of: ({ street }) => street[0] ?? '' },
    blank('recipient_house_no'),
    { name: 'recipient_street2', max: 35, cut: true, of: ({ street }) => street[1] ?? '' },
    { name: 'recipient_zip', max: 9, needed: true, of: ({ parcel }) => parcel.postcode },
    { name: 'recipient_city', max: 35, needed: true, of: ({ parcel }) => parcel.city },
    blank('recipient_state'),
    { name: 'recipient_country', max: 2, needed: true, of: ({ parcel }) => parcel.country },
    { name: 'recipient_phone', max: 30, of: ({ parcel }) => parcel.phone },
    { name: 'recipient_email', max: 50, of: ({ parcel }) => parcel.email },
    { name: 'recipient_note', max: 70, cut: true, of: ({ parcel }) => parcel.note },
    { name: 'recipient_reference', max: 35, needed: true, of: ({ parcel }) => String(parcel.number) },
    { name: 'product_code', of: ({ parcel }) => parcel.service },
    blank('weight'),
  ],
});
